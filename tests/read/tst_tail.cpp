// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/tail.h"
#include "core/sqlite/changewatcher.h"
#include "tests/read/storefixture.h"

#include <QSignalSpy>

using namespace storescope;

namespace {

// Takes what a tail delivers and keeps it.
class Follower
{
public:
    Follower(OpenStore &store, const QString &collection) : tail(store.tail(collection))
    {
        QObject::connect(tail.get(), &Tail::arrived, tail.get(), [this](const TailBatch &batch) {
            restarts += batch.restarted;
            for (const Change &change : batch.changes) {
                changes.push_back(change);
                const qint64 key = toInteger(change.record.key.parts.front()).value_or(-1);
                if (change.what == Change::What::Added)
                    added.push_back(key);
                else if (change.what == Change::What::Updated)
                    updated.push_back(key);
                else
                    removed.push_back(key);
            }
            ++batches;
            if (!hold)
                tail->taken();
        });
        QObject::connect(tail.get(), &Tail::failed, tail.get(),
                         [](const Error &error) { qWarning() << error.sentence; });
    }
    bool startAndCatchUp(Tail::Start::From from = Tail::Start::From::End, const Key &key = {})
    {
        QSignalSpy spy(tail.get(), &Tail::caughtUp);
        tail->start({from, key});
        return tail->isCaughtUp() || spy.wait(30'000);
    }

    std::unique_ptr<Tail> tail;
    std::vector<Change> changes;
    std::vector<qint64> added, updated, removed;
    int batches = 0, restarts = 0;
    bool hold = false;
};

} // namespace

// A writer of its own process changes the store while a tail follows it: every row once, in order.
class TailTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void appendedRowsOnce_data();
    void appendedRowsOnce();
    void fromTheBeginningAndAfterAKey();
    void acrossCheckpoints_data();
    void acrossCheckpoints();
    void acrossVacuum();
    void acrossAKilledWriter();
    void acrossAReplacedFile();
    void acrossAReplacedFileThatGoesOn();
    void afterAQuietRelease();
    void afterReconnecting();
    void keysUsedAgain();
    void filtered();
    void oneBatchAtATime();
    void updatedRowsOnce_data();
    void updatedRowsOnce();
    void replacedRowsByRowid();
    void differences();
    void clock();
    void statesThatChangeByTime();
    void stopsAtOnce();

private:
    const QString m_log = QStringLiteral("log");
    void begin(const QByteArray &profile, const QString &options = QStringLiteral("--rows 10"));
    // Whoever replaces a file has to: SQLite would take the old -wal for the new file's.
    void removeWal() const
    {
        QFile::remove(m_fixture->file() + QStringLiteral("-wal"));
        QFile::remove(m_fixture->file() + QStringLiteral("-shm"));
    }
    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<FileEvents> m_events;
    std::shared_ptr<OpenStore> m_store;
};

void TailTest::init()
{
    m_store.reset();
    m_events = std::make_unique<FileEvents>();
    m_fixture = std::make_unique<StoreFixture>();
}

void TailTest::begin(const QByteArray &profile, const QString &options)
{
    m_fixture->setProfile(profile);
    QVERIFY(m_fixture->create(options));
    m_store = m_fixture->open(m_events.get());
    QVERIFY(m_store);
}

void TailTest::appendedRowsOnce_data()
{
    QTest::addColumn<QString>("journal");
    QTest::addColumn<QString>("writing");
    QTest::newRow("one by one") << "wal"
                                << "--count 500 --rate 1000";
    QTest::newRow("fast") << "wal"
                          << "--count 20000 --batch 100";
    QTest::newRow("rollback journal") << "delete"
                                      << "--count 200 --rate 500";
}

void TailTest::appendedRowsOnce()
{
    QFETCH(QString, journal);
    QFETCH(QString, writing);
    begin(StoreFixture::logCollection(), QStringLiteral("--rows 10 --journal ") + journal);
    Follower follower(*m_store, m_log);
    QVERIFY(follower.startAndCatchUp());
    QVERIFY(follower.added.empty());
    WriterProcess writer(QStringLiteral("append"), m_fixture->file(), StoreFixture::words(writing));
    const QByteArray done = writer.waitFor("done");
    const qint64 last = done.mid(5).toLongLong();
    QVERIFY(last > 10);
    QTRY_COMPARE_WITH_TIMEOUT(qint64(follower.added.size()), last - 10, 30'000);
    QCOMPARE(follower.added, StoreFixture::range(11, last));
    QVERIFY(follower.updated.empty() && follower.removed.empty());
    QCOMPARE(follower.tail->delivered(), last - 10);
}

void TailTest::fromTheBeginningAndAfterAKey()
{
    begin(StoreFixture::logCollection(), QStringLiteral("--rows 5000"));
    Follower all(*m_store, m_log);
    QVERIFY(all.startAndCatchUp(Tail::Start::From::Beginning));
    QTRY_COMPARE(all.added, StoreFixture::range(1, 5000));
    QVERIFY(all.batches >= 3);
    Follower some(*m_store, m_log);
    QVERIFY(some.startAndCatchUp(Tail::Start::From::After, StoreFixture::key(4990)));
    QTRY_COMPARE(some.added, StoreFixture::range(4991, 5000));
}

void TailTest::acrossCheckpoints_data()
{
    QTest::addColumn<QString>("mode");
    for (const char *mode : {"passive", "full", "restart", "truncate"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void TailTest::acrossCheckpoints()
{
    QFETCH(QString, mode);
    begin(StoreFixture::logCollection());
    Follower follower(*m_store, m_log);
    QVERIFY(follower.startAndCatchUp());
    WriterProcess writer(QStringLiteral("append"), m_fixture->file(),
                         StoreFixture::words(QStringLiteral("--count 2000 --rate 4000")));
    QVERIFY(writer.waitUntilReady());
    for (int i = 0; i < 20; ++i)
        QVERIFY(WriterProcess::run(QStringLiteral("checkpoint"), m_fixture->file(),
                                   {QStringLiteral("--mode"), mode}));
    QVERIFY(writer.waitUntilDone());
    QTRY_COMPARE(follower.added, StoreFixture::range(11, 2010));
}

void TailTest::acrossVacuum()
{
    begin(StoreFixture::logCollection(), QStringLiteral("--rows 3000"));
    Follower follower(*m_store, m_log);
    QVERIFY(follower.startAndCatchUp());
    QVERIFY(WriterProcess::run(QStringLiteral("delete"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--id 1 --count 100"))));
    QVERIFY(WriterProcess::run(QStringLiteral("vacuum"), m_fixture->file()));
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--count 50"))));
    QTRY_COMPARE(follower.added, StoreFixture::range(3001, 3050));
    QCOMPARE(follower.restarts, 0);
}

void TailTest::acrossAKilledWriter()
{
    begin(StoreFixture::logCollection());
    Follower follower(*m_store, m_log);
    QVERIFY(follower.startAndCatchUp());
    qint64 last = 10;
    for (int round = 0; round < 3; ++round) {
        WriterProcess writer(QStringLiteral("append"), m_fixture->file(),
                             StoreFixture::words(QStringLiteral("--count 100000 --print")));
        for (int i = 0; i < 50; ++i)
            last = writer.waitFor("commit").mid(7).toLongLong();
        writer.kill();
        writer.end();
    }
    WriterProcess writer(QStringLiteral("append"), m_fixture->file(),
                         StoreFixture::words(QStringLiteral("--count 5")));
    last = writer.waitFor("done").mid(5).toLongLong();
    QVERIFY(last > 160);
    QTRY_COMPARE(follower.added, StoreFixture::range(11, last));
    QCOMPARE(follower.restarts, 0);
}

void TailTest::acrossAReplacedFile()
{
    begin(StoreFixture::logCollection());
    Follower follower(*m_store, m_log);
    QVERIFY(follower.startAndCatchUp());
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--count 3"))));
    QTRY_COMPARE(follower.added, StoreFixture::range(11, 13));
    follower.added.clear();
    removeWal();
    QVERIFY(WriterProcess::run(QStringLiteral("replace"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--rows 20 --session other"))));
    QTRY_COMPARE(follower.added, StoreFixture::range(1, 20));
    QCOMPARE(follower.restarts, 1);
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--count 2"))));
    QTRY_COMPARE(follower.added, StoreFixture::range(1, 22));
    QCOMPARE(follower.restarts, 1);
}

// As VACUUM INTO and a rename do: the new file holds the old rows and more.
void TailTest::acrossAReplacedFileThatGoesOn()
{
    begin(StoreFixture::logCollection());
    Follower follower(*m_store, m_log);
    QVERIFY(follower.startAndCatchUp());
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--count 3"))));
    QTRY_COMPARE(follower.added, StoreFixture::range(11, 13));
    const QString copy = m_fixture->file() + QStringLiteral(".copy");
    {
        WriterProcess writer(QStringLiteral("shell"), m_fixture->file());
        QVERIFY(writer.waitUntilReady());
        QVERIFY(writer.sql("VACUUM INTO '" + QFile::encodeName(copy) + "'").startsWith("ok 0"));
    }
    QVERIFY(
        WriterProcess::run(QStringLiteral("append"), copy, StoreFixture::words(QStringLiteral("--count 4"))));
    removeWal();
    QCOMPARE(::rename(QFile::encodeName(copy).constData(), QFile::encodeName(m_fixture->file()).constData()),
             0);
    QTRY_COMPARE(follower.added, StoreFixture::range(11, 17));
    QCOMPARE(follower.restarts, 0);
}

void TailTest::afterAQuietRelease()
{
    m_fixture->setProfile(StoreFixture::logCollection());
    QVERIFY(m_fixture->create(QStringLiteral("--rows 10")));
    auto environment = m_fixture->environment(m_events.get());
    environment.quietAfterMs = 50;
    m_store = StoreFixture::open(m_fixture->file(), environment);
    Follower follower(*m_store, m_log);
    QVERIFY(follower.startAndCatchUp());
    QTRY_COMPARE(m_store->meter().connections, 0);
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--count 3"))));
    QTRY_COMPARE(follower.added, StoreFixture::range(11, 13));
    QTRY_COMPARE(m_store->meter().connections, 0);
    QCOMPARE(follower.restarts, 0);
}

void TailTest::afterReconnecting()
{
    begin(StoreFixture::logCollection());
    Follower follower(*m_store, m_log);
    QVERIFY(follower.startAndCatchUp());
    m_store->disconnectFiles();
    QVERIFY(m_store->isDisconnected());
    QTRY_COMPARE(m_store->meter().connections, 0);
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--count 3"))));
    const auto page = StoreFixture::value(m_store->page(m_log, {}));
    QVERIFY(!page);
    QCOMPARE(errorCodeName(page.error().code), errorCodeName(ErrorCode::Closed));
    QVERIFY(follower.added.empty());
    m_store->reconnect();
    QTRY_COMPARE(follower.added, StoreFixture::range(11, 13));
}

// Without AUTOINCREMENT the newest keys come again after their rows went.
void TailTest::keysUsedAgain()
{
    m_fixture->setProfile("[[collection]]\nid = \"jobs\"\nkind = \"table\"\nfrom = \"jobs\"\nkey = "
                          "[\"id\"]\ntail = \"append\"\nkey_reused = true\n",
                          "jobs = [\"body\"]");
    WriterProcess writer(QStringLiteral("shell"), m_fixture->file(), {QStringLiteral("--create")});
    QVERIFY(writer.waitUntilReady());
    writer.sql("PRAGMA journal_mode=wal");
    writer.sql("CREATE TABLE jobs(id INTEGER PRIMARY KEY, body TEXT)");
    writer.sql("INSERT INTO jobs(body) VALUES('a'),('b'),('c')");
    m_store = m_fixture->open(m_events.get());
    Follower follower(*m_store, QStringLiteral("jobs"));
    QVERIFY(follower.startAndCatchUp());
    const auto bodies = [&] {
        QStringList words;
        for (const Change &change : follower.changes)
            words << toDisplay(change.record.cells.back().value);
        return words.join(u' ');
    };
    writer.sql("INSERT INTO jobs(body) VALUES('d'),('e')");
    QTRY_COMPARE(bodies(), QStringLiteral("d e"));
    writer.sql("BEGIN; DELETE FROM jobs WHERE id >= 4; INSERT INTO jobs(body) VALUES('f'); COMMIT");
    QTRY_COMPARE(bodies(), QStringLiteral("d e f"));
    writer.sql("DELETE FROM jobs WHERE id >= 3");
    writer.sql("INSERT INTO jobs(body) VALUES('g'),('h'),('i')");
    QTRY_COMPARE(bodies(), QStringLiteral("d e f g h i"));
    writer.sql("BEGIN; DELETE FROM jobs; INSERT INTO jobs(body) VALUES('j'); COMMIT");
    QTRY_COMPARE(bodies(), QStringLiteral("d e f g h i j"));
    writer.sql("INSERT INTO jobs(body) VALUES('k')");
    QTRY_COMPARE(bodies(), QStringLiteral("d e f g h i j k"));
}

void TailTest::filtered()
{
    begin(StoreFixture::logCollection());
    Follower follower(*m_store, m_log);
    follower.tail->setFilter(
        Filter::compile(QStringLiteral("type:usage"), m_store->collection(m_log)).filter);
    QVERIFY(follower.startAndCatchUp());
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--count 12"))));
    QTRY_COMPARE(follower.added, (std::vector<qint64>{14, 18, 22}));
}

void TailTest::oneBatchAtATime()
{
    begin(StoreFixture::logCollection(), QStringLiteral("--rows 50"));
    Follower follower(*m_store, m_log);
    follower.hold = true;
    follower.tail->setMaxRows(20);
    follower.tail->start({Tail::Start::From::Beginning, {}});
    QTRY_COMPARE(follower.batches, 1);
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--count 5"))));
    QSignalSpy changed(m_store.get(), &OpenStore::changed);
    QTRY_VERIFY(!changed.empty() || m_store->isLive());
    QCOMPARE(follower.batches, 1);
    QCOMPARE(follower.added, StoreFixture::range(1, 20));
    follower.tail->taken();
    QTRY_COMPARE(follower.batches, 2);
    QCOMPARE(follower.added, StoreFixture::range(1, 40));
    follower.hold = false;
    follower.tail->taken();
    QTRY_COMPARE(follower.added, StoreFixture::range(1, 55));
}

void TailTest::updatedRowsOnce_data()
{
    QTest::addColumn<bool>("indexed");
    QTest::newRow("with an index") << true;
    QTest::newRow("without one") << false;
}

void TailTest::updatedRowsOnce()
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

void TailTest::replacedRowsByRowid()
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

void TailTest::differences()
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

void TailTest::clock()
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

void TailTest::statesThatChangeByTime()
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

void TailTest::stopsAtOnce()
{
    begin(StoreFixture::logCollection(), QStringLiteral("--rows 20000"));
    Follower follower(*m_store, m_log);
    follower.tail->setMaxRows(10);
    follower.tail->start({Tail::Start::From::Beginning, {}});
    QTRY_VERIFY(follower.batches > 3);
    follower.tail->stop();
    const int batches = follower.batches;
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--count 1"))));
    QSignalSpy changed(m_store.get(), &OpenStore::changed);
    QVERIFY(!changed.empty() || changed.wait());
    QCOMPARE(follower.batches, batches);
    Follower gone(*m_store, m_log);
    gone.tail->start({Tail::Start::From::Beginning, {}});
    gone.tail.reset(); // while its first read is on the way
}

QTEST_GUILESS_MAIN(TailTest)
#include "tst_tail.moc"
