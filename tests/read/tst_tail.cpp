// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/read/follower.h"

using namespace storescope;

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
    QSignalSpy changed(m_store.get(), &OpenStore::changed);
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--count 5"))));
    QVERIFY(!changed.empty() || changed.wait());
    QCOMPARE(StoreFixture::page(*m_store, {.count = 5}).records.size(), 5u); // the new ones can be read
    QCOMPARE(follower.batches, 1);
    QCOMPARE(follower.added, StoreFixture::range(1, 20));
    follower.tail->taken();
    QTRY_COMPARE(follower.batches, 2);
    QCOMPARE(follower.added, StoreFixture::range(1, 40));
    follower.hold = false;
    follower.tail->taken();
    QTRY_COMPARE(follower.added, StoreFixture::range(1, 55));
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
    QSignalSpy changed(m_store.get(), &OpenStore::changed);
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_fixture->file(),
                               StoreFixture::words(QStringLiteral("--count 1"))));
    QVERIFY(!changed.empty() || changed.wait());
    QCOMPARE(follower.batches, batches);
    Follower gone(*m_store, m_log);
    gone.tail->start({Tail::Start::From::Beginning, {}});
    gone.tail.reset(); // while its first read is on the way
}

QTEST_GUILESS_MAIN(TailTest)
#include "tst_tail.moc"
