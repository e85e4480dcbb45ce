// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/read/storefixture.h"
#include "ui/models/loadedmodel.h"

#include <QAbstractItemModelTester>

using namespace storescope;

class LoadedModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void loadsEveryRow();
    void sortsAndKeepsSelectionByRow();
    void changesCellsInPlace();
    void heldRowsKeepTheirPlaces();
    void filterLoadsMatches();

private:
    void make(const QString &options);
    qint64 keyAt(int row) const { return std::get<qint64>(m_model->recordAt(row)->key.parts[0]); }
    bool write(const QString &command, const QString &options)
    {
        return WriterProcess::run(command, m_fixture->file(), StoreFixture::words(options));
    }
    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<FileEvents> m_events;
    std::shared_ptr<OpenStore> m_store;
    std::unique_ptr<LoadedModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void LoadedModelTest::init()
{
    m_fixture = std::make_unique<StoreFixture>();
    m_fixture->setProfile(
        "[[collection]]\nid = \"jobs\"\nkind = \"queue\"\nfrom = \"log\"\nkey = [\"id\"]\ntail = "
        "\"difference\"\n"
        "[collection.fields]\nid = \"id\"\ntype = \"type\"\nsession = \"session\"\npayload = \"body\"\n");
    m_events = std::make_unique<FileEvents>();
}

void LoadedModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_store.reset();
    m_events.reset();
    m_fixture.reset();
}

void LoadedModelTest::make(const QString &options)
{
    QVERIFY(m_fixture->create(options));
    m_store = m_fixture->open(m_events.get());
    QVERIFY(m_store);
    QVERIFY(m_store->collection(QStringLiteral("jobs")));
    m_model = std::make_unique<LoadedModel>(m_store, m_store->collection(QStringLiteral("jobs")));
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->start({});
    QTRY_VERIFY(m_model->isComplete());
}

void LoadedModelTest::loadsEveryRow()
{
    make(QStringLiteral("--rows 1700"));
    QCOMPARE(m_model->rowCount(), 1700);
    QVERIFY(m_model->totalIsExact());
    QVERIFY(!m_model->isCut());
}

void LoadedModelTest::sortsAndKeepsSelectionByRow()
{
    make(QStringLiteral("--rows 40"));
    const QPersistentModelIndex fifth = m_model->index(4, 0);
    const int column = m_model->columns().indexOf(QStringLiteral("id"));
    m_model->sort(column, Qt::DescendingOrder);
    QCOMPARE(keyAt(0), 40);
    QCOMPARE(fifth.row(), 35);
    m_model->sort(-1, Qt::AscendingOrder);
    QCOMPARE(keyAt(0), 1);
    QCOMPARE(fifth.row(), 4);
}

void LoadedModelTest::changesCellsInPlace()
{
    make(QStringLiteral("--rows 10"));
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QVERIFY(write(QStringLiteral("update"), QStringLiteral("--id 3 --body {\"new\":1}")));
    QTRY_VERIFY(!changed.isEmpty());
    for (const auto &call : changed) {
        QCOMPARE(call[0].toModelIndex().row(), 2);
        QCOMPARE(call[0].toModelIndex().column(), call[1].toModelIndex().column()); // only what changed
    }
    QCOMPARE(m_model->rowCount(), 10);
}

void LoadedModelTest::heldRowsKeepTheirPlaces()
{
    make(QStringLiteral("--rows 10"));
    const int column = m_model->columns().indexOf(QStringLiteral("id"));
    m_model->sort(column, Qt::DescendingOrder);
    m_model->hold(true);
    QVERIFY(write(QStringLiteral("append"), QStringLiteral("--count 1")));
    QVERIFY(write(QStringLiteral("delete"), QStringLiteral("--id 10")));
    QTRY_COMPARE(m_model->rowCount(), 11);
    QTRY_VERIFY(m_model->isGone(0));
    QCOMPARE(keyAt(0), 10);  // gone, but in its place
    QCOMPARE(keyAt(10), 11); // new, but at the end
    QVERIFY(m_model->wouldMove() > 0);
    m_model->hold(false);
    QCOMPARE(m_model->rowCount(), 10);
    QCOMPARE(keyAt(0), 11);
    QCOMPARE(m_model->wouldMove(), 0);
}

void LoadedModelTest::filterLoadsMatches()
{
    make(QStringLiteral("--rows 100"));
    m_model->setFilter(Filter::compile(QStringLiteral("session:s2"), m_model->sharedCollection()).filter);
    QTRY_COMPARE(m_model->rowCount(), 20);
    QVERIFY(write(QStringLiteral("append"), QStringLiteral("--count 2 --session s2")));
    QVERIFY(write(QStringLiteral("append"), QStringLiteral("--count 2 --session s3")));
    QTRY_COMPARE(m_model->rowCount(), 22);
    m_model->setFilter(nullptr);
    QTRY_COMPARE(m_model->rowCount(), 104);
}

QTEST_GUILESS_MAIN(LoadedModelTest)
#include "tst_loadedmodel.moc"
