// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/profile/lookedat.h"
#include "tests/store/eventlogfixture.h"

#include <thread>

using namespace storescope;
using namespace storescope::test;

class EventLogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void appendsGetGrowingSeqs();
    void whatIsMissingIsRefused();
    void aDuplicateIsItsOwnFailure();
    void waitingAppendsAreCommittedTogether();
    void futuresResolveAfterTheCommit();
    void anErrorFailsTheWholeGroup();
    void messagesWithoutASessionAreNotDeduplicated();
    void olderFilesHaveNoSentinel();
    void replaysStrictlyAfterAMessage();
    void anUnknownMessageIsDataLoss();
    void allColumnsComeBack();
    void replayComesInChunks();
    void bigBodiesComeAlone();
    void aSlowConsumerHoldsNothing();
    void aSlowConsumerNeverMakesAnAppendBusy();
    void replaysWhileOthersAppend();
    void lastSeqs();
    void closingCommitsWhatWaits();
    void cancellingEndsWhatWaits();
    void theFileIsTheSdks();
    void theSdksFileOpens();

private:
    std::unique_ptr<StoreFolder> m_dir;
    QString m_file;
    ConnectionPool m_pool;
    EventLog::Ptr m_log;
};

void EventLogTest::init()
{
    m_dir = std::make_unique<StoreFolder>();
    m_file = m_dir->file();
    STORE_VALUE(log, EventLog::open(m_pool, m_file).result());
    m_log = log;
}

void EventLogTest::cleanup()
{
    m_log.reset();
    QTRY_COMPARE(m_pool.openFiles(), 0);
}

void EventLogTest::appendsGetGrowingSeqs()
{
    for (qint64 i = 1; i <= 3; ++i)
        QCOMPARE(m_log->append(message(QStringLiteral("s"), QString::number(i))).result().value_or(0), i);
    STORE_FAILS(m_log->append(message("s", "2")).result(), AlreadyExists);
    QCOMPARE(m_log->append(message("other", "2")).result().value_or(0), 4); // a refused one uses none up
}

void EventLogTest::whatIsMissingIsRefused()
{
    STORE_FAILS(m_log->append(message("s", "")).result(), InvalidArgument);
    STORE_FAILS(m_log->append(message(QStringLiteral("s"), QStringLiteral("1"), {})).result(),
                InvalidArgument);
    Envelope untyped = message("s", "1");
    untyped.type.clear();
    STORE_FAILS(m_log->append(untyped).result(), InvalidArgument);
    QCOMPARE(m_log->lastSeq().result().value_or(-1), 0);
}

void EventLogTest::aDuplicateIsItsOwnFailure()
{
    std::vector<QFuture<Result<qint64>>> group;
    {
        const Occupied occupied(m_log->connection());
        for (const char *id : {"1", "2", "1", "3", "2"})
            group.push_back(m_log->append(message("s", id)));
    }
    QStringList outcomes;
    for (auto &append : group) {
        const auto done = append.result();
        outcomes += done ? QString::number(*done) : errorCodeName(done.error().code);
    }
    QCOMPARE(outcomes.join(u' '), QStringLiteral("1 2 AlreadyExists 3 AlreadyExists"));
    QCOMPARE(seenByOthers(m_file, "SELECT group_concat(message_id) FROM arcp_envelope"),
             QStringLiteral("1,2,3"));
}

void EventLogTest::waitingAppendsAreCommittedTogether()
{
    std::vector<QFuture<Result<qint64>>> group;
    QFuture<QString> seen;
    {
        const Occupied occupied(m_log->connection());
        // Nothing else is committed while this runs: it does so on the connection's own thread.
        seen = m_log->append(message("s", "first")).then([this](const Result<qint64> &) {
            return seenByOthers(m_file, "SELECT count(*) FROM arcp_envelope");
        });
        for (int i = 0; i < 49; ++i)
            group.push_back(m_log->append(message(QStringLiteral("s"), QString::number(i))));
    }
    QCOMPARE(seen.result(), QStringLiteral("50"));
    for (auto &append : group)
        STORE_OK(append.result());
}

void EventLogTest::futuresResolveAfterTheCommit()
{
    for (int i = 0; i < 20; ++i) {
        const QString id = QString::number(i);
        QFuture<QString> seen;
        {
            const Occupied occupied(m_log->connection()); // `then` is safe only before it can resolve
            seen = m_log->append(message(QStringLiteral("s"), id)).then([this](const Result<qint64> &) {
                return seenByOthers(m_file, "SELECT max(seq) FROM arcp_envelope");
            });
        }
        QCOMPARE(seen.result(), QString::number(i + 1));
    }
}

void EventLogTest::anErrorFailsTheWholeGroup()
{
    STORE_OK(m_log->connection()
                 .write([](Connection &connection) {
                     return connection.execute(
                         "CREATE TRIGGER no BEFORE INSERT ON arcp_envelope "
                         "WHEN new.message_id = 'bad' BEGIN SELECT RAISE(ABORT, 'no'); END");
                 })
                 .result());
    std::vector<QFuture<Result<qint64>>> group;
    {
        const Occupied occupied(m_log->connection());
        for (const char *id : {"1", "bad", "2"})
            group.push_back(m_log->append(message("s", id)));
    }
    for (auto &append : group)
        STORE_FAILS(append.result(), Conflict);
    QCOMPARE(seenByOthers(m_file, "SELECT count(*) FROM arcp_envelope"), QStringLiteral("0"));
    STORE_OK(m_log->append(message("s", "1")).result());
}

void EventLogTest::messagesWithoutASessionAreNotDeduplicated()
{
    for (int i = 0; i < 3; ++i)
        STORE_OK(m_log->append(message("", "open")).result());
    STORE_OK(m_log->append(message("", "next")).result());
    QCOMPARE(idsOf(m_log->replay(QString())).join(u' '), QStringLiteral("open open open next"));
    QCOMPARE(idsOf(m_log->replay(QString(), QStringLiteral("open"))).join(u' '), QStringLiteral("next"));
    // As the SDK writes the first, and as its older versions wrote all.
    QCOMPARE(seenByOthers(m_file, "SELECT group_concat(coalesce('<' || session_id || '>', 'NULL')) "
                                  "FROM (SELECT session_id FROM arcp_envelope ORDER BY seq)"),
             QStringLiteral("<>,NULL,NULL,<>"));
}

void EventLogTest::olderFilesHaveNoSentinel()
{
    const FixtureFolder copy(QStringLiteral("arcp/no-sentinel"));
    STORE_VALUE(log, EventLog::open(m_pool, copy.path(QStringLiteral("arcp.db"))).result());
    const QString unset =
        ask(log->connection(), "SELECT count(*) FROM arcp_envelope WHERE session_id IS NULL");
    QVERIFY(unset.toInt() > 3);
    QCOMPARE(QString::number(idsOf(log->replay(QString())).size()), unset);
    STORE_OK(log->append(message("", "one more")).result());
    QCOMPARE(idsOf(log->replay(QString())).last(), QStringLiteral("one more"));
}

void EventLogTest::replaysStrictlyAfterAMessage()
{
    for (const char *id : {"a", "b", "c", "d"}) {
        STORE_OK(m_log->append(message("s", id)).result());
        STORE_OK(m_log->append(message("other", id)).result());
    }
    QCOMPARE(idsOf(m_log->replay(QStringLiteral("s"))).join(u' '), QStringLiteral("a b c d"));
    QCOMPARE(idsOf(m_log->replay(QStringLiteral("s"), QStringLiteral("b"))).join(u' '),
             QStringLiteral("c d"));
    const auto end = m_log->replay(QStringLiteral("s"), QStringLiteral("d"));
    QCOMPARE(idsOf(end), QStringList());
    STORE_OK(m_log->append(message("s", "e")).result());
    QCOMPARE(idsOf(end).join(u' '), QStringLiteral("e")); // goes on where it was
    QCOMPARE(idsOf(m_log->replay(QStringLiteral("nobody"))), QStringList());
}

void EventLogTest::anUnknownMessageIsDataLoss()
{
    STORE_OK(m_log->append(message("s", "a")).result());
    STORE_OK(m_log->append(message("other", "b")).result());
    STORE_FAILS(m_log->replay(QStringLiteral("s"), QStringLiteral("b"))->next().result(), DataLoss);
    STORE_FAILS(m_log->replay(QString(), QStringLiteral("a"))->next().result(), DataLoss);
}

void EventLogTest::allColumnsComeBack()
{
    Envelope put = message(QStringLiteral("s\u00e9ance"), QStringLiteral("m1"), "{\"a\":\"\xe6\x9d\xb1\"}");
    put.time = *Instant::fromIso(u"2026-03-01T10:00:00.120Z");
    put.job = QStringLiteral("j");
    put.stream = QStringLiteral("st");
    put.subscription = QStringLiteral("su");
    put.trace = QStringLiteral("t");
    put.correlation = QStringLiteral("co");
    put.causation = QStringLiteral("ca");
    put.priority = QStringLiteral("high");
    put.seq = m_log->append(put).result().value_or(0);
    STORE_VALUE(chunk, m_log->replay(put.session)->next().result());
    QCOMPARE(chunk.size(), size_t(1));
    QVERIFY(chunk.front() == put);
    QCOMPARE(seenByOthers(m_file, "SELECT timestamp_iso FROM arcp_envelope"),
             QStringLiteral("2026-03-01T10:00:00.120Z"));
}

void EventLogTest::replayComesInChunks()
{
    std::vector<QFuture<Result<qint64>>> appends;
    for (int i = 0; i < 600; ++i)
        appends.push_back(m_log->append(message(QStringLiteral("s"), QString::number(i))));
    for (auto &append : appends)
        STORE_OK(append.result());
    const auto replay = m_log->replay(QStringLiteral("s"));
    QList<size_t> sizes;
    for (size_t size = 1; size > 0; sizes += size)
        size = replay->next().result().value_or(std::vector<Envelope>()).size();
    QCOMPARE(sizes, (QList<size_t>{256, 256, 88, 0}));
}

void EventLogTest::bigBodiesComeAlone()
{
    const QByteArray body(3 * 1024 * 1024, 'x');
    for (int i = 0; i < 5; ++i)
        STORE_OK(m_log->append(message(QStringLiteral("s"), QString::number(i), body)).result());
    const auto replay = m_log->replay(QStringLiteral("s"));
    QList<size_t> sizes;
    for (size_t size = 1; size > 0; sizes += size)
        size = replay->next().result().value_or(std::vector<Envelope>()).size();
    QCOMPARE(sizes, (QList<size_t>{2, 2, 1, 0}));
}

void EventLogTest::aSlowConsumerHoldsNothing()
{
    for (int i = 0; i < 300; ++i)
        (void)m_log->append(message(QStringLiteral("s"), QString::number(i)));
    const auto replay = m_log->replay(QStringLiteral("s"));
    QCOMPARE(replay->next().result().value_or(std::vector<Envelope>()).size(), size_t(256));
    // While the consumer thinks, others write, and the whole WAL can be taken over and cut: nobody reads in
    // it.
    QCOMPARE(seenByOthers(
                 m_file, "INSERT INTO arcp_envelope (session_id, message_id, type, timestamp_iso, body_json) "
                         "VALUES ('s', 'theirs', 'log', '2026-01-01T00:00:00Z', '{}') RETURNING seq"),
             QStringLiteral("301"));
    QCOMPARE(seenByOthers(m_file, "PRAGMA wal_checkpoint(TRUNCATE)"), QStringLiteral("0"));
    QCOMPARE(QFileInfo(m_file + QStringLiteral("-wal")).size(), 0);
    QCOMPARE(idsOf(replay).last(), QStringLiteral("theirs"));
}

// In a rollback journal, as the SDK has it, whoever holds a read keeps all writers out.
void EventLogTest::aSlowConsumerNeverMakesAnAppendBusy()
{
    const QString file = m_dir->path("journal.db");
    WriteOptions journal;
    journal.wal = false;
    STORE_VALUE(log, EventLog::open(m_pool, file, journal).result());
    for (int i = 0; i < 300; ++i)
        (void)log->append(message(QStringLiteral("s"), QString::number(i)));
    const auto replay = log->replay(QStringLiteral("s"));
    QCOMPARE(replay->next().result().value_or(std::vector<Envelope>()).size(), size_t(256));
    QCOMPARE(ask(log->connection(), "PRAGMA journal_mode"), QStringLiteral("delete"));

    WriteOptions impatient = journal;
    impatient.busyTimeoutMs = 1;
    STORE_VALUE(sdk, openForWriting(file, impatient));
    const auto append = [&sdk](const char *id) {
        return sdk->execute(
            QByteArray("INSERT INTO arcp_envelope (session_id, message_id, type, timestamp_iso, body_json) "
                       "VALUES ('s', '") +
            id + "', 'log', '2026-01-01T00:00:00Z', '{}')");
    };
    STORE_OK(append("beside ours"));
    STORE_OK(log->append(message("s", "own")).result());
    QCOMPARE(idsOf(replay).size(), 300 + 2 - 256);

    STORE_VALUE(reader, openForWriting(file, impatient)); // as the SDK's own consumer does it
    STORE_VALUE(rows, reader->prepare("SELECT * FROM arcp_envelope"));
    QVERIFY(rows.step().value_or(false));
    STORE_FAILS(append("beside theirs"), Busy);
}

void EventLogTest::replaysWhileOthersAppend()
{
    constexpr int each = 150;
    std::vector<std::thread> writers;
    for (int writer = 0; writer < 3; ++writer)
        writers.emplace_back([this, writer] {
            for (int i = 0; i < each; ++i)
                m_log->append(message(QStringLiteral("s"), QStringLiteral("%1-%2").arg(writer).arg(i)))
                    .waitForFinished();
        });
    const auto replay = m_log->replay(QStringLiteral("s"));
    qint64 last = 0, count = 0;
    bool ordered = true, failed = false;
    while (count < 3 * each && !failed) {
        const auto chunk = replay->next().result();
        failed = !chunk;
        for (const Envelope &envelope : chunk.value_or(std::vector<Envelope>())) {
            ordered = ordered && envelope.seq == last + 1;
            last = envelope.seq;
            ++count;
        }
    }
    for (auto &writer : writers)
        writer.join();
    QVERIFY(!failed && ordered);
    QCOMPARE(last, 3 * each);
}

void EventLogTest::lastSeqs()
{
    QCOMPARE(m_log->lastSeq().result().value_or(-1), 0);
    for (const char *session : {"a", "b", "", "", "a"})
        STORE_OK(m_log
                     ->append(message(QString::fromLatin1(session),
                                      QStringLiteral("%1").arg(m_log->lastSeq().result().value())))
                     .result());
    QCOMPARE(m_log->lastSeq().result().value_or(-1), 5);
    QCOMPARE(m_log->lastSeq(QStringLiteral("b")).result().value_or(-1), 2);
    QCOMPARE(m_log->lastSeq(QString()).result().value_or(-1), 4);
    QCOMPARE(m_log->lastSeq(QStringLiteral("nobody")).result().value_or(-1), 0);
}

void EventLogTest::closingCommitsWhatWaits()
{
    std::vector<QFuture<Result<qint64>>> appends;
    for (int i = 0; i < 20; ++i)
        appends.push_back(m_log->append(message(QStringLiteral("s"), QString::number(i))));
    m_log->close().waitForFinished();
    for (auto &append : appends)
        STORE_OK(append.result());
    STORE_FAILS(m_log->append(message("s", "late")).result(), Closed);
    STORE_FAILS(m_log->replay(QStringLiteral("s"))->next().result(), Closed);
    QCOMPARE(seenByOthers(m_file, "SELECT count(*) FROM arcp_envelope"), QStringLiteral("20"));
}

void EventLogTest::cancellingEndsWhatWaits()
{
    Occupied occupied(m_log->connection());
    auto waiting = m_log->append(message("s", "1"));
    auto closed = m_log->close(StoreConnection::Closing::CancelQueued);
    occupied.letGo();
    closed.waitForFinished();
    STORE_FAILS(waiting.result(), Closed);
    QCOMPARE(seenByOthers(m_file, "SELECT count(*) FROM arcp_envelope"), QStringLiteral("0"));
}

void EventLogTest::theFileIsTheSdks()
{
    STORE_OK(m_log->append(message("s", "1")).result());
    m_log->close().waitForFinished();
    const FixtureFolder copy(QStringLiteral("arcp/clean"));
    QCOMPARE(schemaText(m_file), schemaText(copy.path(QStringLiteral("arcp.db"))));
    VALUE_OF(looked, look(m_file));
    QCOMPARE(matchName(looked.detected.match), QStringLiteral("exact"));
    QVERIFY(looked.detected.profile);
    QCOMPARE(looked.detected.profile->id, QStringLiteral("arcp-kotlin"));
}

void EventLogTest::theSdksFileOpens()
{
    const FixtureFolder copy(QStringLiteral("arcp/rich"));
    const QString file = copy.path(QStringLiteral("arcp.db"));
    const QString before = seenByOthers(file, "SELECT max(seq) FROM arcp_envelope");
    const QString session =
        seenByOthers(file, "SELECT session_id FROM arcp_envelope WHERE session_id <> '' LIMIT 1");
    STORE_VALUE(log, EventLog::open(m_pool, file).result());
    QCOMPARE(log->append(message(session, QStringLiteral("ours"))).result().value_or(0),
             before.toLongLong() + 1);
    const QStringList ids = idsOf(log->replay(session));
    QVERIFY(ids.size() > 10);
    QCOMPARE(ids.last(), QStringLiteral("ours"));
}

QTEST_GUILESS_MAIN(EventLogTest)
#include "tst_eventlog.moc"
