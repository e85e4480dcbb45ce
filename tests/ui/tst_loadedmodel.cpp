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
    void newRowsComeAsOne();
    void scatteredRowsGoAsOne();
    void aPausedListStandsStill();
    void aPartIsTheNewestAndWhatRuns();
    void whatWouldMoveIsCountedInAnyList();

private:
    void make(const QString &options, int most = LoadedModel::mostRows);
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

void LoadedModelTest::make(const QString &options, int most)
{
    QVERIFY(m_fixture->create(options));
    m_store = m_fixture->open(m_events.get());
    QVERIFY(m_store);
    QVERIFY(m_store->collection(QStringLiteral("jobs")));
    m_model =
        std::make_unique<LoadedModel>(m_store, m_store->collection(QStringLiteral("jobs")), nullptr, most);
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

// Each insertion costs the view a layout.
void LoadedModelTest::newRowsComeAsOne()
{
    make(QStringLiteral("--rows 100"));
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QVERIFY(write(QStringLiteral("append"), QStringLiteral("--count 600 --batch 600")));
    QTRY_COMPARE(m_model->rowCount(), 700);
    QVERIFY2(inserted.size() < 20, qPrintable(QString::number(inserted.size())));
}

void LoadedModelTest::scatteredRowsGoAsOne()
{
    make(QStringLiteral("--rows 400"));
    const int column = m_model->columns().indexOf(QStringLiteral("id"));
    m_model->sort(column, Qt::DescendingOrder);
    m_model->hold(true);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    for (const char *first : {"10", "60", "120", "180", "240", "300"})
        QVERIFY(write(QStringLiteral("delete"), QStringLiteral("--count 5 --id ") + QLatin1String(first)));
    const auto gone = [this] {
        int rows = 0;
        for (int row = 0; row < m_model->rowCount(); ++row)
            rows += m_model->isGone(row);
        return rows;
    };
    QTRY_COMPARE(gone(), 30);
    const QPersistentModelIndex stays = m_model->index(m_model->rowOfKey(StoreFixture::key(200)), 0);
    m_model->hold(false);
    QCOMPARE(m_model->rowCount(), 370);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(keyAt(stays.row()), 200);
    for (int row = 1; row < 370; ++row)
        QVERIFY(keyAt(row - 1) > keyAt(row));
    QCOMPARE(m_model->rowOfKey(StoreFixture::key(11)), -1);
    QCOMPARE(m_model->rowOfKey(StoreFixture::key(1)), 369);
}

void LoadedModelTest::aPausedListStandsStill()
{
    make(QStringLiteral("--rows 9"));
    QVERIFY(write(QStringLiteral("append"), QStringLiteral("--count 1")));
    QTRY_COMPARE(m_model->rowCount(), 10); // so the tail has had its first look
    m_model->setPaused(true);
    QSignalSpy arrived(m_model.get(), &RowsModel::arrived);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QVERIFY(write(QStringLiteral("update"), QStringLiteral("--id 3 --body {\"new\":1}")));
    QVERIFY(write(QStringLiteral("append"), QStringLiteral("--count 2")));
    int rows = 0;
    QTRY_VERIFY([&] {
        rows = 0;
        for (const auto &call : arrived)
            rows += call[0].toInt();
        return rows >= 3;
    }());
    QCOMPARE(m_model->rowCount(), 10);
    QVERIFY(changed.isEmpty());
    m_model->setPaused(false);
    QCOMPARE(m_model->rowCount(), 12);
    QVERIFY(!changed.isEmpty());
}

// The oldest are not what one looks for in a queue, except what runs.
void LoadedModelTest::aPartIsTheNewestAndWhatRuns()
{
    m_fixture->setProfile("[[collection]]\nid = \"jobs\"\nkind = \"queue\"\nfrom = \"log\"\nkey = [\"id\"]\n"
                          "tail = \"append\"\n[collection.fields]\nid = \"id\"\ntype = \"type\"\n"
                          "[[collection.state]]\nis = \"running\"\nwhen = \"id % 50 = 0\"\n"
                          "[[collection.state]]\nis = \"claimable\"\n");
    make(QStringLiteral("--rows 2000"), 600);
    QVERIFY(m_model->isCut());
    const auto has = [this](qint64 id) { return m_model->rowOfKey(StoreFixture::key(id)) >= 0; };
    QTRY_VERIFY(has(50));
    QVERIFY(has(2000) && has(1500) && has(900) && !has(901) && !has(49));
    QVERIFY(m_model->hasAllRunning());
    QCOMPARE(m_model->olderRunning(), 20); // than the pages that were read
    QVERIFY(write(QStringLiteral("append"), QStringLiteral("--count 500 --batch 500")));
    QTRY_VERIFY(has(2500) && !has(1501));
    QVERIFY(has(50) && has(1000));
    int idle = 0;
    for (int row = 0; row < m_model->rowCount(); ++row)
        idle += keyAt(row) % 50 != 0;
    QCOMPARE(idle, 600);
}

void LoadedModelTest::whatWouldMoveIsCountedInAnyList()
{
    make(QStringLiteral("--rows 6000"));
    m_model->sort(m_model->columns().indexOf(QStringLiteral("id")), Qt::DescendingOrder);
    QCOMPARE(m_model->wouldMove(), 0);
    m_model->hold(true);
    QVERIFY(write(QStringLiteral("append"), QStringLiteral("--count 1")));
    QTRY_COMPARE(m_model->rowCount(), 6001);
    QCOMPARE(m_model->wouldMove(), 1); // the new one, not all that it would push down
    m_model->sortNow();
    QCOMPARE(m_model->wouldMove(), 0);
    QCOMPARE(keyAt(0), 6001);
}

QTEST_GUILESS_MAIN(LoadedModelTest)
#include "tst_loadedmodel.moc"
