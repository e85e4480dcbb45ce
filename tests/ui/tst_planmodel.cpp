// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/ui/actionpages.h"

#include <QAbstractItemModelTester>

using namespace storescope;
using namespace storescope::test;

class PlanModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void everyRowHasABoxAndANote();
    void whatIsKeptIsNotInThePlan();
    void recordsComeWhereOneLooks();
    void aFilterReadsThemAll();
    void ordersByWhatRowsHold();
    void notedRowsCanBeShownAlone();
    void aFailedReadEndsTheWayThroughAllRows();

private:
    std::unique_ptr<ActionPages> m_pages;
    std::shared_ptr<const Plan> m_plan;
    std::unique_ptr<PlanModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

// Fourteen artifacts, long expired, of a session that is still open.
void PlanModelTest::init()
{
    m_pages = std::make_unique<ActionPages>();
    QVERIFY(m_pages->openCase(QStringLiteral("arcp/rich"),
                              {"UPDATE arcp_artifact SET expires_at_iso = '2026-01-02T03:04:05.5Z'"}));
    m_plan =
        ActionFixture::preview(m_pages->store, QStringLiteral("sweep"), QStringLiteral("artifacts")).plan;
    QVERIFY(m_plan);
    QCOMPARE(m_plan->rows.size(), size_t(14));
    m_model = std::make_unique<PlanModel>(m_pages->store,
                                          m_pages->store->collection(QStringLiteral("artifacts")), m_plan);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void PlanModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_pages.reset();
}

void PlanModelTest::everyRowHasABoxAndANote()
{
    QCOMPARE(m_model->rowCount(), 14);
    QCOMPARE(m_model->columnCount(), m_model->columns().size() + 2);
    const QModelIndex box = m_model->index(3, m_model->checkColumn());
    QCOMPARE(box.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    const QModelIndex note = m_model->index(3, m_model->noteColumn());
    QVERIFY(m_model->setData(box, Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(note.data().toString(), QStringLiteral("kept by you"));
    QCOMPARE(m_model->headerData(m_model->noteColumn(), Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("Note"));
}

void PlanModelTest::whatIsKeptIsNotInThePlan()
{
    QSignalSpy changed(m_model.get(), &PlanModel::chosenChanged);
    m_model->choose({0, 5}, false);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_model->chosen(), 12);
    const auto chosen = m_model->chosenPlan();
    QCOMPARE(chosen->rows.size(), size_t(12));
    QCOMPARE(m_model->chosenBytes(), chosen->bytes());
    for (const PlanRow &row : chosen->rows)
        QVERIFY(!m_model->kept().contains(row.identity));
    QCOMPARE(chosen->rule, m_plan->rule);
    // A new preview keeps the same rows.
    PlanModel again(m_pages->store, m_model->sharedCollection(), m_plan);
    again.keep(m_model->kept());
    QCOMPARE(again.kept(), m_model->kept());
    m_model->choose({0, 5}, true);
    QCOMPARE(m_model->chosenPlan(), m_plan);
}

void PlanModelTest::recordsComeWhereOneLooks()
{
    QCOMPARE(m_model->recordAt(0), nullptr);
    QVERIFY(!m_model->index(0, 0).data(RowsModel::LoadedRole).toBool());
    m_model->wantRows(0, 5);
    QTRY_VERIFY(m_model->recordAt(0));
    const int id = m_model->columns().indexOf(QStringLiteral("id"));
    for (int row = 0; row < 6; ++row) {
        QTRY_VERIFY(m_model->recordAt(row));
        QCOMPARE(m_model->rowOfKey(m_model->recordAt(row)->key), row);
        QVERIFY(!m_model->index(row, id).data().toString().isEmpty());
    }
}

void PlanModelTest::aFilterReadsThemAll()
{
    const auto collection = m_model->sharedCollection();
    const QByteArray type = m_pages->ask("SELECT media_type FROM arcp_artifact ORDER BY 1 LIMIT 1");
    const int fitting =
        m_pages->ask("SELECT count(*) FROM arcp_artifact WHERE media_type = '" + type + "'").toInt();
    QVERIFY(fitting > 0 && fitting < 14);
    const Filter::Made made =
        Filter::compile(QStringLiteral("media_type=\"%1\"").arg(QString::fromUtf8(type)), collection);
    QVERIFY2(made.filter, made.mistake ? qPrintable(made.mistake->sentence) : "");
    QSignalSpy ready(m_model.get(), &RowsModel::filterReady);
    m_model->setFilter(made.filter);
    QTRY_COMPARE(ready.size(), 1);
    QCOMPARE(m_model->rowCount(), fitting);
    QCOMPARE(m_model->chosen(), 14); // what is not shown is chosen all the same
    m_model->setFilter(nullptr);
    QCOMPARE(m_model->rowCount(), 14);
}

void PlanModelTest::ordersByWhatRowsHold()
{
    const int size = m_model->columns().indexOf(QStringLiteral("bytes"));
    QVERIFY(size >= 0);
    m_model->sort(size, Qt::DescendingOrder);
    QTRY_VERIFY(!m_model->isScanning() && m_model->recordAt(13));
    const auto bytesAt = [this](int row) {
        return toInteger(m_model->recordAt(row)->cell(m_model->collection(), QStringLiteral("bytes"))->value)
            .value_or(0);
    };
    QVERIFY(bytesAt(0) > bytesAt(13));
    for (int row = 1; row < 14; ++row)
        QVERIFY(bytesAt(row - 1) >= bytesAt(row));
    m_model->choose({13}, false);
    m_model->sort(m_model->checkColumn(), Qt::DescendingOrder);
    QVERIFY(!m_model->isChosen(0));
}

void PlanModelTest::notedRowsCanBeShownAlone()
{
    const auto dangling = m_plan->dangling();
    QCOMPARE(dangling.size(), 1);
    const qint64 noted = dangling.first();
    QVERIFY(noted > 0 && noted < 14);
    m_model->showNoted(0);
    QCOMPARE(qint64(m_model->rowCount()), noted);
    QCOMPARE(m_model->index(0, m_model->noteColumn()).data().toString(), dangling.firstKey());
    m_model->chooseNoted(0, false);
    QCOMPARE(m_model->chosen(), 14 - noted);
    m_model->showNoted(-1);
    QCOMPARE(m_model->rowCount(), 14);
}

void PlanModelTest::aFailedReadEndsTheWayThroughAllRows()
{
    QSignalSpy failed(m_model.get(), &RowsModel::failed);
    const int size = m_model->columns().indexOf(QStringLiteral("bytes"));
    m_pages->store->disconnectFiles();
    m_model->sort(size, Qt::DescendingOrder);
    QTRY_VERIFY(!failed.isEmpty());
    QVERIFY(!m_model->isScanning());
    m_pages->store->reconnect();
    m_model->sort(size, Qt::DescendingOrder);
    QTRY_VERIFY(!m_model->isScanning() && m_model->recordAt(13));
}

QTEST_MAIN(PlanModelTest)
#include "tst_planmodel.moc"
