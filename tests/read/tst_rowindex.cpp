// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/indexpass.h"
#include "core/sqlite/changewatcher.h"
#include "core/sqlite/opening.h"
#include "tests/read/storefixture.h"

#include <QSignalSpy>
#include <QThreadPool>

using namespace storescope;
using From = PageRequest::From;

// Exact counts and rows by number, also while the store grows and shrinks.
class RowIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void countsAndTellsWhenDone();
    void emptyCollection();
    void everyRowByNumber_data();
    void everyRowByNumber();
    void numberOfAKey();
    void growsWithTheStore();
    void purgedStartIsNoticed();
    void removedRowsAreNoticed();
    void inexactAfterAChangeUntilCountedAgain();
    void countWithoutAWatcherLooksAgain();
    void cancelledCount();
    void orderWithoutAnIndex();
    void countedInShortReadsWithoutAnIndex();
    void onlyWhatBelongsIsCounted();
    void whatCannotBeCountedShortlyIsNotCounted();
    void noThreadWaitsForANumber();

private:
    const QString m_log = QStringLiteral("log");
    void begin(const QByteArray &tail, const QString &options, bool watched = true);
    bool write(const QString &command, const QString &options) const
    {
        return WriterProcess::run(command, m_fixture->file(), StoreFixture::words(options));
    }
    void beginUnordered(const QByteArray &further = {});
    qint64 count() const { return *StoreFixture::value(m_store->count(m_log)); }
    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<FileEvents> m_events;
    std::shared_ptr<OpenStore> m_store;
};

void RowIndexTest::init()
{
    m_store.reset();
    m_events = std::make_unique<FileEvents>();
    m_fixture = std::make_unique<StoreFixture>();
}

void RowIndexTest::begin(const QByteArray &tail, const QString &options, bool watched)
{
    m_fixture->setProfile(StoreFixture::logCollection(tail));
    QVERIFY(m_fixture->create(options));
    m_store = m_fixture->open(watched ? m_events.get() : nullptr);
    QVERIFY(m_store);
}

void RowIndexTest::countsAndTellsWhenDone()
{
    begin("tail = \"append\"", QStringLiteral("--rows 20000"));
    QSignalSpy told(m_store.get(), &OpenStore::rowCountChanged);
    const RowCount first = m_store->rowCount(m_log);
    QVERIFY(!first.exact);
    QTRY_VERIFY(m_store->rowCount(m_log).exact);
    QCOMPARE(m_store->rowCount(m_log).rows, 20000);
    QCOMPARE(m_store->rowCount(m_log).counted, 1.0);
    QVERIFY(!told.empty());
    QCOMPARE(told.front().front().toString(), m_log);
}

void RowIndexTest::emptyCollection()
{
    begin("tail = \"append\"", QStringLiteral("--rows 0"));
    QCOMPARE(count(), 0);
    QVERIFY(m_store->rowCount(m_log).exact);
    QVERIFY(StoreFixture::page(*m_store, {.from = From::Row, .row = 0, .count = 3}).records.empty());
    QVERIFY(write(QStringLiteral("append"), QStringLiteral("--count 3")));
    QTRY_COMPARE(m_store->rowCount(m_log).rows, 3);
}

void RowIndexTest::everyRowByNumber_data()
{
    QTest::addColumn<int>("rows");
    // Around the borders of segments.
    for (const int rows : {1, 1023, 1024, 1025, 2047, 2048, 2049, 3073})
        QTest::addRow("%d rows", rows) << rows;
}

void RowIndexTest::everyRowByNumber()
{
    QFETCH(int, rows);
    begin("tail = \"append\"", QStringLiteral("--payload 10 --rows ") + QString::number(rows));
    QCOMPARE(count(), rows);
    for (qint64 row = 0; row<rows; row += row % 1024> 1018 || row % 1024 < 3 ? 1 : 251) {
        const Page page = StoreFixture::page(*m_store, {.from = From::Row, .row = row, .count = 2});
        QVERIFY(page.exactRow);
        QCOMPARE(page.firstRow, row);
        QCOMPARE(StoreFixture::numbers(page.records),
                 StoreFixture::range(row + 1, std::min<qint64>(row + 2, rows)));
    }
}

void RowIndexTest::numberOfAKey()
{
    begin("tail = \"append\"", QStringLiteral("--rows 10000"));
    QVERIFY(write(QStringLiteral("delete"), QStringLiteral("--id 101 --count 50")));
    for (const qint64 id : {1, 100, 151, 5000, 10000})
        QCOMPARE(*StoreFixture::value(m_store->rowOf(m_log, StoreFixture::key(id))),
                 id - 1 - (id > 100 ? 50 : 0));
}

void RowIndexTest::growsWithTheStore()
{
    begin("tail = \"append\"", QStringLiteral("--rows 4090"));
    QCOMPARE(count(), 4090);
    qint64 rows = 4090;
    for (const int more : {1, 5, 1, 4096, 9000}) {
        QVERIFY(
            write(QStringLiteral("append"), QStringLiteral("--batch 1000 --count ") + QString::number(more)));
        rows += more;
        QTRY_COMPARE(m_store->rowCount(m_log).rows, rows);
        QVERIFY(m_store->rowCount(m_log).exact);
    }
    const Page page = StoreFixture::page(*m_store, {.from = From::Row, .row = 8192, .count = 1});
    QCOMPARE(StoreFixture::numbers(page.records), StoreFixture::range(8193, 8193));
}

// An append-only log whose oldest rows are purged: the first key tells.
void RowIndexTest::purgedStartIsNoticed()
{
    begin("tail = \"append\"", QStringLiteral("--rows 9000"));
    QCOMPARE(count(), 9000);
    QVERIFY(write(QStringLiteral("delete"), QStringLiteral("--id 1 --count 500")));
    QTRY_COMPARE(m_store->rowCount(m_log).rows, 8500);
    const Page page = StoreFixture::page(*m_store, {.from = From::Row, .row = 4096, .count = 1});
    QCOMPARE(StoreFixture::numbers(page.records), StoreFixture::range(4597, 4597));
}

void RowIndexTest::removedRowsAreNoticed()
{
    begin("tail = \"difference\"", QStringLiteral("--rows 9000"));
    QCOMPARE(count(), 9000);
    QVERIFY(write(QStringLiteral("delete"), QStringLiteral("--id 3000 --count 7")));
    QTRY_COMPARE(m_store->rowCount(m_log).rows, 8993);
    QTRY_VERIFY(m_store->rowCount(m_log).exact);
}

void RowIndexTest::inexactAfterAChangeUntilCountedAgain()
{
    begin("tail = \"difference\"", QStringLiteral("--rows 9000"));
    QCOMPARE(count(), 9000);
    QVERIFY(StoreFixture::page(*m_store, {.from = From::Row, .row = 5000, .count = 1}).exactRow);
    QVERIFY(write(QStringLiteral("delete"), QStringLiteral("--id 3000 --count 1")));
    QTRY_VERIFY(!m_store->rowCount(m_log).exact);
    QVERIFY(!StoreFixture::page(*m_store, {.from = From::Row, .row = 5000, .count = 1}).exactRow);
    QCOMPARE(count(), 8999); // whoever asks for the exact number gets it without the wait
}

void RowIndexTest::countWithoutAWatcherLooksAgain()
{
    begin("tail = \"difference\"", QStringLiteral("--rows 100"), false);
    QCOMPARE(count(), 100);
    QVERIFY(write(QStringLiteral("append"), QStringLiteral("--count 5")));
    QCOMPARE(count(), 105);
    QVERIFY(write(QStringLiteral("delete"), QStringLiteral("--id 3 --count 10")));
    QCOMPARE(count(), 95);
}

void RowIndexTest::cancelledCount()
{
    begin("tail = \"append\"", QStringLiteral("--rows 200000 --payload 300"));
    CancelToken cancel;
    cancel.cancel();
    const auto counted = StoreFixture::value(m_store->count(m_log, cancel));
    QVERIFY(!counted);
    QCOMPARE(errorCodeName(counted.error().code), errorCodeName(ErrorCode::Cancelled));
    QCOMPARE(count(), 200000);
}

// By a key that no index orders.
void RowIndexTest::beginUnordered(const QByteArray &further)
{
    m_fixture->setProfile("[[collection]]\nid = \"log\"\nkind = \"table\"\nfrom = \"log\"\nkey = [\"body\", "
                          "\"id\"]\ntail = \"difference\"\n" +
                          further);
    QVERIFY(m_fixture->create(QStringLiteral("--rows 9000 --payload 20")));
    m_store = m_fixture->open();
    QVERIFY(m_store);
}

void RowIndexTest::orderWithoutAnIndex()
{
    beginUnordered();
    QCOMPARE(count(), 9000);
    const Page page = StoreFixture::page(*m_store, {.from = From::Row, .row = 8000, .count = 2});
    QCOMPARE(page.records.size(), 2u);
    QCOMPARE(*StoreFixture::value(m_store->rowOf(m_log, page.records.front().key)), 8000);
}

// Asked for in the key's order, SQLite would sort all of them in one read.
void RowIndexTest::countedInShortReadsWithoutAnIndex()
{
    beginUnordered();
    WriterProcess writer(QStringLiteral("shell"), m_fixture->file());
    QVERIFY(writer.waitUntilReady());
    const auto connection = openForReading(m_fixture->file());
    QVERIFY(connection);
    const ReadSetting setting{std::make_shared<Governor>(), {}, {}, {}};
    GovernedRead read(**connection, setting, Reader::Index);
    const auto spent = setting.governor->begin(Reader::Index);
    QTRY_VERIFY(spent.spent());
    const QByteArray rowid("id");
    IndexPassReader reader(read, *m_store->collection(m_log), rowid);
    IndexPass pass;
    int steps = 0;
    for (qint64 before = 0; !pass.complete; before = pass.rows, ++steps) {
        QVERIFY(reader.advance(spent, pass));
        QVERIFY(pass.rows - before <= IndexPass::segment);
    }
    QCOMPARE(steps, 9);
    QCOMPARE(pass.rows, 9000);
    pass.complete = false;
    pass.verify = true;
    writer.sql("INSERT INTO log(at, session, type, body) SELECT 1, 's', 't', 'b' FROM log LIMIT 3");
    QVERIFY(reader.advance(spent, pass));
    QCOMPARE(pass.rows, 9003); // goes on where it ended
    pass.verify = true;
    writer.sql("DELETE FROM log WHERE id < 3");
    QVERIFY(reader.advance(spent, pass));
    QVERIFY(pass.rows <= IndexPass::segment); // anew
}

void RowIndexTest::onlyWhatBelongsIsCounted()
{
    beginUnordered("where = \"id % 3 = 0 AND id > 3000\"\n");
    QCOMPARE(count(), 2000);
    const Page page = StoreFixture::page(*m_store, {.from = From::Row, .row = 1999, .count = 5});
    QCOMPARE(page.records.size(), 1u);
    QVERIFY(page.atEnd);
}

// A view has no rows to be passed in stretches, and this one takes long.
void RowIndexTest::whatCannotBeCountedShortlyIsNotCounted()
{
    m_fixture->setProfile("[[collection]]\nid = \"log\"\nkind = \"table\"\nfrom = \"pairs\"\nkey = "
                          "[\"body\"]\ntail = \"difference\"\n");
    QVERIFY(m_fixture->create(QStringLiteral("--rows 100000 --payload 20")));
    WriterProcess writer(QStringLiteral("shell"), m_fixture->file());
    QVERIFY(writer.waitUntilReady());
    writer.sql("CREATE VIEW pairs AS SELECT a.body FROM log a, log b WHERE a.id + b.id = 7");
    m_store = m_fixture->open();
    QVERIFY(m_store);
    const auto counted = StoreFixture::value(m_store->count(m_log));
    QVERIFY(!counted);
    QCOMPARE(errorCodeName(counted.error().code), errorCodeName(ErrorCode::Unsupported));
    QCOMPARE(m_store->rowCount(m_log).rows, -1);
}

// The pool's threads open stores and run actions: a few waiting ones would stall them.
void RowIndexTest::noThreadWaitsForANumber()
{
    begin("tail = \"append\"", QStringLiteral("--rows 200000 --payload 300"));
    const auto busy = [] { return QThreadPool::globalInstance()->activeThreadCount(); };
    QTRY_COMPARE(busy(), 0);
    const auto number = m_store->rowOf(m_log, StoreFixture::key(150000));
    QCOMPARE(busy(), 0);
    QCOMPARE(*StoreFixture::value(number), 149999);
}

QTEST_GUILESS_MAIN(RowIndexTest)
#include "tst_rowindex.moc"
