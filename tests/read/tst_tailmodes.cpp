// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/tailreader.h"
#include "core/sqlite/opening.h"
#include "tests/read/follower.h"

#include <sqlite3.h>

using namespace storescope;

// Rows that change while a tail follows them, in each way that a profile names: every version once.
class TailModesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void updatedRowsOnce_data();
    void updatedRowsOnce();
    void theNewestIsFoundInShortReads();
    void replacedRowsByRowid();
    void differences();
    void clock();
    void statesThatChangeByTime();

private:
    const QString m_log = QStringLiteral("log");
    void begin(const QByteArray &profile, const QString &options = QStringLiteral("--rows 10"));
    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<FileEvents> m_events;
    std::shared_ptr<OpenStore> m_store;
};

void TailModesTest::init()
{
    m_store.reset();
    m_events = std::make_unique<FileEvents>();
    m_fixture = std::make_unique<StoreFixture>();
}

void TailModesTest::begin(const QByteArray &profile, const QString &options)
{
    m_fixture->setProfile(profile);
    QVERIFY(m_fixture->create(options));
    m_store = m_fixture->open(m_events.get());
    QVERIFY(m_store);
}

void TailModesTest::updatedRowsOnce_data()
{
    QTest::addColumn<bool>("indexed");
    QTest::newRow("with an index") << true;
    QTest::newRow("without one") << false;
}

void TailModesTest::updatedRowsOnce()
{
    QFETCH(bool, indexed);
    m_fixture->setProfile(
        "[[collection]]\nid = \"items\"\nkind = \"table\"\nfrom = \"items\"\nkey = [\"id\"]\n"
        "tail = { mode = \"updated\", by = \"updated\", time = \"s\", overlap = \"2s\" }\n",
        "items = [\"updated\"]");
    WriterProcess writer(QStringLiteral("shell"), m_fixture->file(), {QStringLiteral("--create")});
    QVERIFY(writer.waitUntilReady());
    writer.sql("PRAGMA journal_mode=wal");
    writer.sql("CREATE TABLE items(id INTEGER PRIMARY KEY, body TEXT, updated INTEGER)");
    if (indexed)
        writer.sql("CREATE INDEX items_updated ON items(updated)");
    writer.sql("INSERT INTO items(body, updated) VALUES('a', 100),('b', 100),('c', 99)");
    m_store = m_fixture->open(m_events.get());
    Follower follower(*m_store, QStringLiteral("items"));
    QVERIFY(follower.startAndCatchUp());
    QVERIFY(follower.changes.empty());
    const auto told = [&] {
        QStringList words;
        for (const Change &change : follower.changes)
            words << (change.what == Change::What::Added ? u"+"_qs : u"~"_qs) +
                         toDisplay(change.record.cells[1].value);
        return words.join(u' ');
    };
    // The same second as what was there, a late commit within the overlap, an older row changed, a row
    // without a time.
    writer.sql("INSERT INTO items(body, updated) VALUES('d', 100)");
    QTRY_COMPARE(told(), QStringLiteral("+d"));
    writer.sql("INSERT INTO items(body, updated) VALUES('e', 99)");
    QTRY_COMPARE(told(), QStringLiteral("+d +e"));
    writer.sql("UPDATE items SET body='A', updated=101 WHERE id=1");
    QTRY_COMPARE(told(), QStringLiteral("+d +e ~A"));
    writer.sql("UPDATE items SET body='AA' WHERE id=1");
    QTRY_COMPARE(told(), QStringLiteral("+d +e ~A ~AA"));
    writer.sql("INSERT INTO items(body) VALUES('f')");
    QTRY_COMPARE(told(), QStringLiteral("+d +e ~A ~AA +f"));
    writer.sql("INSERT INTO items(body, updated) VALUES('g', 200)");
    QTRY_COMPARE(told(), QStringLiteral("+d +e ~A ~AA +f +g"));
    // From the beginning: everything once, then changes.
    Follower all(*m_store, QStringLiteral("items"));
    QVERIFY(all.startAndCatchUp(Tail::Start::From::Beginning));
    QTRY_COMPARE(all.added, StoreFixture::range(1, 7));
    QVERIFY(all.updated.empty());
}

// Without an index: one read for all rows would hold the writer's log for as long as it takes.
void TailModesTest::theNewestIsFoundInShortReads()
{
    begin("[[collection]]\nid = \"log\"\nkind = \"table\"\nfrom = \"log\"\nkey = [\"id\"]\n"
          "tail = { mode = \"updated\", by = \"at\", time = \"ms\" }\n",
          QStringLiteral("--rows 3000"));
    const auto connection = openForReading(m_fixture->file());
    QVERIFY(connection);
    const auto schema = Schema::read(**connection);
    QVERIFY(schema);
    const auto reader = TailReader::make(m_store->collection(m_log), *schema, nullptr, {});
    const ReadSetting setting{std::make_shared<Governor>(), {}, {}, {}};
    GovernedRead read(**connection, setting, Reader::Tail);
    const auto spent = setting.governor->begin(Reader::Tail);
    QTRY_VERIFY(spent.spent());
    std::vector<Change> changes;
    for (int step = 0; step < 3; ++step) {
        QVERIFY(reader->step(read, spent, changes, 100));
        reader->commit();
    }
    int scanned = 0;
    for (auto *statement = sqlite3_next_stmt((*connection)->handle(), nullptr); statement;
         statement = sqlite3_next_stmt((*connection)->handle(), statement))
        scanned += sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_FULLSCAN_STEP, 0);
    QVERIFY2(scanned < 100, qPrintable(QString::number(scanned)));
}

void TailModesTest::replacedRowsByRowid()
{
    m_fixture->setProfile("[[collection]]\nid = \"kv\"\nkind = \"keyvalue\"\nfrom = \"kv\"\nkey = "
                          "[\"name\"]\ntail = \"rowid\"\n"
                          "[collection.fields]\nkey = \"name\"\nvalue = \"body\"\n",
                          "kv = [\"body\"]");
    WriterProcess writer(QStringLiteral("shell"), m_fixture->file(), {QStringLiteral("--create")});
    QVERIFY(writer.waitUntilReady());
    writer.sql("PRAGMA journal_mode=wal");
    writer.sql("CREATE TABLE kv(name TEXT UNIQUE ON CONFLICT REPLACE, body TEXT)");
    writer.sql("INSERT INTO kv VALUES('a', '1'),('b', '2')");
    m_store = m_fixture->open(m_events.get());
    Follower follower(*m_store, QStringLiteral("kv"));
    QVERIFY(follower.startAndCatchUp());
    const auto told = [&] {
        QStringList words;
        for (const Change &change : follower.changes)
            words << toDisplay(change.record.key.parts.front()) +
                         toDisplay(
                             change.record
                                 .cell(*m_store->collection(QStringLiteral("kv")), QStringLiteral("value"))
                                 ->value);
        return words.join(u' ');
    };
    writer.sql("INSERT INTO kv VALUES('a', '3')");
    QTRY_COMPARE(told(), QStringLiteral("a3"));
    writer.sql("INSERT INTO kv VALUES('a', '4')"); // the last row itself
    QTRY_COMPARE(told(), QStringLiteral("a3 a4"));
    writer.sql("INSERT INTO kv VALUES('c', '5')");
    QTRY_COMPARE(told(), QStringLiteral("a3 a4 c5"));
}

void TailModesTest::differences()
{
    begin(StoreFixture::logCollection("tail = \"difference\""), QStringLiteral("--rows 3000"));
    Follower follower(*m_store, m_log);
    QVERIFY(follower.startAndCatchUp());
    QVERIFY(follower.changes.empty());
    Follower all(*m_store, m_log);
    QVERIFY(all.startAndCatchUp(Tail::Start::From::Beginning));
    QTRY_COMPARE(all.added, StoreFixture::range(1, 3000));
    QVERIFY(WriterProcess::run(QStringLiteral("update"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--id 5 --count 2"))));
    QTRY_COMPARE(follower.updated, StoreFixture::range(5, 6));
    QVERIFY(WriterProcess::run(QStringLiteral("delete"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--id 8"))));
    QTRY_COMPARE(follower.removed, StoreFixture::range(8, 8));
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--count 2"))));
    QTRY_COMPARE(follower.added, StoreFixture::range(3001, 3002));
    QCOMPARE(follower.changes.size(), 5u);
}

void TailModesTest::clock()
{
    begin(StoreFixture::logCollection("tail = { mode = \"clock\", by = \"(SELECT max(id) FROM log)\" }"));
    Follower follower(*m_store, m_log);
    QVERIFY(follower.startAndCatchUp());
    // The clock does not move: not looked at.
    QVERIFY(WriterProcess::run(QStringLiteral("update"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--id 5"))));
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--count 1"))));
    QTRY_COMPARE(follower.added, StoreFixture::range(11, 11));
    QCOMPARE(follower.updated, StoreFixture::range(5, 5));
    QCOMPARE(follower.batches, 1);
}

void TailModesTest::statesThatChangeByTime()
{
    m_fixture->setProfile("[[collection]]\nid = \"queue\"\nkind = \"queue\"\nfrom = \"queue\"\nkey = "
                          "[\"id\"]\ntail = \"difference\"\n"
                          "[collection.fields]\navailable = { column = \"due\", time = \"ms\" }\n"
                          "[[collection.state]]\nis = \"delayed\"\nwhen = \"due > :now\"\n"
                          "[[collection.state]]\nis = \"claimable\"\n",
                          "queue = [\"due\"]");
    WriterProcess writer(QStringLiteral("shell"), m_fixture->file(), {QStringLiteral("--create")});
    QVERIFY(writer.waitUntilReady());
    writer.sql("PRAGMA journal_mode=wal");
    writer.sql("CREATE TABLE queue(id INTEGER PRIMARY KEY, due INTEGER)");
    m_store = m_fixture->open(m_events.get());
    Follower follower(*m_store, QStringLiteral("queue"));
    QVERIFY(follower.startAndCatchUp());
    const qint64 soon = Instant::now().milliseconds() + 1500;
    writer.sql("INSERT INTO queue(due) VALUES(0),(" + QByteArray::number(soon) + ")");
    QTRY_COMPARE(follower.added, StoreFixture::range(1, 2));
    const Collection &queue = *m_store->collection(QStringLiteral("queue"));
    const auto state = [&](const Change &change) {
        return toDisplay(change.record.cells[size_t(queue.stateColumn())].value);
    };
    QCOMPARE(state(follower.changes[1]), QStringLiteral("delayed"));
    QTRY_COMPARE(follower.updated, StoreFixture::range(2, 2));
    QCOMPARE(state(follower.changes.back()), QStringLiteral("claimable"));
}

QTEST_GUILESS_MAIN(TailModesTest)
#include "tst_tailmodes.moc"
