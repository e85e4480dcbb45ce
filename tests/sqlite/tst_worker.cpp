// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/opening.h"
#include "core/sqlite/worker.h"
#include "tests/writer/writerprocess.h"

#include <QFileInfo>
#include <QFuture>
#include <QTemporaryDir>
#include <QTest>

#include <latch>
#include <mutex>
#include <set>
#include <sqlite3.h>
#include <thread>

using namespace storescope;

namespace {

constexpr char endless[] =
    "WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM c) SELECT count(*) FROM c";

Result<qint64> countRows(Connection &connection, const char *table)
{
    const auto rows = connection.scalar(QByteArray("SELECT count(*) FROM ") + table);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    return toInteger(*rows).value_or(-1);
}

} // namespace

class WorkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void oneThreadOwnsTheConnection();
    void higherPriorityFirst();
    void cancelEndsAQueuedJobAtOnce();
    void cancelStopsARunningStatement();
    void cancelNeverHitsTheNextJob();
    void throwingJobRollsBack();
    void failingJobRollsBack();
    void closeFinishesWhatIsQueued();
    void closeCancelsWhatIsQueued();
    void closeWhileBusyInterruptsAReader();
    void destroyedByItsOwnJob();

private:
    std::unique_ptr<ConnectionWorker> make(ConnectionWorker::Opener opener = {});
    std::unique_ptr<ConnectionWorker> makeReader();
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

void WorkerTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_file = m_dir->filePath(QStringLiteral("log.db"));
}

void WorkerTest::cleanup()
{
    m_dir.reset();
}

std::unique_ptr<ConnectionWorker> WorkerTest::make(ConnectionWorker::Opener opener)
{
    if (!opener)
        opener = [file = m_file] { return openForWriting(file, {}); };
    return std::make_unique<ConnectionWorker>(QStringLiteral("test"), opener);
}

std::unique_ptr<ConnectionWorker> WorkerTest::makeReader()
{
    return make([file = m_file] { return openForReading(file); });
}

void WorkerTest::oneThreadOwnsTheConnection()
{
    auto worker = make();
    std::mutex mutex;
    std::set<std::thread::id> threads;
    std::set<Connection *> connections;
    std::vector<std::thread> callers;
    for (int i = 0; i < 8; ++i)
        callers.emplace_back([&] {
            for (int k = 0; k < 50; ++k) {
                auto done = worker->run([&](Connection &connection) -> Result<int> {
                    const std::lock_guard lock(mutex);
                    threads.insert(std::this_thread::get_id());
                    connections.insert(&connection);
                    return 1;
                });
                done.waitForFinished();
            }
        });
    for (auto &caller : callers)
        caller.join();
    QCOMPARE(threads.size(), size_t(1));
    QCOMPARE(connections.size(), size_t(1));
    QVERIFY(*threads.begin() != std::this_thread::get_id());
}

void WorkerTest::higherPriorityFirst()
{
    auto worker = make();
    std::latch begun(1);
    std::latch go(1);
    std::string order;
    const auto note = [&order](char c) {
        return [&order, c](Connection &) -> Result<int> {
            order += c;
            return 0;
        };
    };
    worker->run([&](Connection &) -> Result<int> {
        begun.count_down();
        go.wait();
        return 0;
    });
    begun.wait();
    worker->run(note('l'), Priority::Low);
    worker->run(note('1'));
    worker->run(note('2'));
    worker->run(note('h'), Priority::High);
    auto last = worker->run(note('m'), Priority::Low);
    QCOMPARE(worker->queued(), 5);
    go.count_down();
    last.waitForFinished();
    QCOMPARE(order, std::string("h12lm"));
}

void WorkerTest::cancelEndsAQueuedJobAtOnce()
{
    auto worker = make();
    std::latch go(1);
    auto blocking = worker->run([&](Connection &) -> Result<int> {
        go.wait();
        return 0;
    });
    bool ran = false;
    const CancelToken token;
    auto queued = worker->run(
        [&](Connection &) -> Result<int> {
            ran = true;
            return 0;
        },
        Priority::Normal, token);
    token.cancel();
    QVERIFY(queued.isFinished());
    QCOMPARE(queued.result().error().code, ErrorCode::Cancelled);
    QVERIFY(!blocking.isFinished());
    // One whose token is cancelled already.
    auto late = worker->run([&](Connection &) -> Result<int> { return 0; }, Priority::Normal, token);
    QCOMPARE(late.result().error().code, ErrorCode::Cancelled);
    go.count_down();
    QVERIFY(blocking.result());
    QVERIFY(!ran);
}

void WorkerTest::cancelStopsARunningStatement()
{
    auto worker = make();
    const CancelToken token;
    std::latch begun(1);
    auto count = worker->run(
        [&](Connection &connection) -> Result<Value> {
            begun.count_down();
            auto first = connection.scalar(endless);
            // The job's further statements refuse as well.
            return first ? first : connection.scalar("SELECT 1");
        },
        Priority::Normal, token);
    begun.wait();
    token.cancel();
    QCOMPARE(count.result().error().code, ErrorCode::Cancelled);
    auto after = worker->run([](Connection &connection) { return connection.scalar("SELECT 1"); });
    QVERIFY(after.result());
}

void WorkerTest::cancelNeverHitsTheNextJob()
{
    auto worker = make();
    int cancelled = 0;
    for (int i = 0; i < 2000; ++i) {
        const CancelToken token;
        std::thread canceller([token] { token.cancel(); });
        auto first = worker->run([](Connection &connection) { return connection.scalar("SELECT 1"); },
                                 Priority::Normal, token);
        auto second = worker->run([](Connection &connection) {
            return connection.scalar("WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM c WHERE "
                                     "i<500) SELECT sum(i) FROM c");
        });
        const auto sum = second.result();
        canceller.join();
        QVERIFY2(sum, sum ? "" : qPrintable(sum.error().sentence));
        cancelled += first.result() ? 0 : 1;
    }
    QVERIFY(cancelled > 0);
}

void WorkerTest::throwingJobRollsBack()
{
    auto worker = make();
    worker->run([](Connection &connection) { return connection.execute("CREATE TABLE t(a)"); });
    auto thrown = worker->run([](Connection &connection) -> Result<int> {
        if (connection.execute("BEGIN IMMEDIATE") && connection.execute("INSERT INTO t VALUES(1)"))
            throw std::runtime_error("the job is broken");
        return 0;
    });
    QCOMPARE(thrown.result().error().code, ErrorCode::Io);
    QCOMPARE(thrown.result().error().sentence, QStringLiteral("the job is broken"));
    auto rows = worker->run([](Connection &connection) { return countRows(connection, "t"); });
    QCOMPARE(rows.result().value(), 0);
    auto again = worker->run([](Connection &connection) { return connection.execute("BEGIN IMMEDIATE"); });
    QVERIFY(again.result());
}

void WorkerTest::failingJobRollsBack()
{
    auto worker = make();
    const CancelToken token;
    auto failed = worker->run(
        [token](Connection &connection) -> Result<void> {
            for (const char *sql : {"CREATE TABLE t(a)", "BEGIN IMMEDIATE", "INSERT INTO t VALUES(1)"})
                if (auto done = connection.execute(sql); !done)
                    return done;
            token.cancel(); // not even a cancelled job leaves its transaction open
            return connection.execute("COMMIT");
        },
        Priority::Normal, token);
    QCOMPARE(failed.result().error().code, ErrorCode::Cancelled);
    auto rows = worker->run([](Connection &connection) -> Result<qint64> {
        if (!sqlite3_get_autocommit(connection.handle()))
            return -1;
        return countRows(connection, "t");
    });
    QCOMPARE(rows.result().value(), 0);
}

void WorkerTest::closeFinishesWhatIsQueued()
{
    auto worker = make();
    std::latch go(1);
    worker->run([&](Connection &) -> Result<int> {
        go.wait();
        return 0;
    });
    std::vector<QFuture<Result<void>>> queued;
    for (int i = 0; i < 5; ++i)
        queued.push_back(worker->run(
            [](Connection &connection) { return connection.execute("CREATE TABLE IF NOT EXISTS t(a)"); }));
    auto closed = worker->close();
    auto late = worker->run([](Connection &) -> Result<int> { return 0; });
    QCOMPARE(late.result().error().code, ErrorCode::Closed);
    QVERIFY(!closed.isFinished());
    go.count_down();
    closed.waitForFinished();
    for (auto &one : queued) {
        QVERIFY(one.isFinished());
        QVERIFY(one.result());
    }
    QVERIFY(worker->close().isFinished());
    QVERIFY(!worker->isConnected());
    QVERIFY(!QFileInfo::exists(m_file + QStringLiteral("-wal"))); // the connection is closed
}

void WorkerTest::closeCancelsWhatIsQueued()
{
    auto worker = make();
    std::latch begun(1);
    std::latch go(1);
    auto running = worker->run([&](Connection &connection) -> Result<void> {
        begun.count_down();
        go.wait();
        return connection.execute("CREATE TABLE t(a)");
    });
    begun.wait();
    auto queued = worker->run([](Connection &) -> Result<int> { return 0; });
    auto closed = worker->close(ConnectionWorker::Closing::CancelQueued);
    QVERIFY(queued.isFinished());
    QCOMPARE(queued.result().error().code, ErrorCode::Closed);
    go.count_down();
    closed.waitForFinished();
    QVERIFY(running.result()); // what writes is waited for
}

void WorkerTest::closeWhileBusyInterruptsAReader()
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file, {}));
    auto worker = makeReader();
    std::latch begun(1);
    auto running = worker->run([&](Connection &connection) {
        begun.count_down();
        return connection.scalar(endless);
    });
    begun.wait();
    worker.reset();
    QVERIFY(running.isFinished());
    QCOMPARE(running.result().error().code, ErrorCode::Cancelled);
}

void WorkerTest::destroyedByItsOwnJob()
{
    std::shared_ptr<ConnectionWorker> worker = make();
    std::latch handedOver(1);
    // The last owner is what is told of the outcome, on the worker's thread.
    worker->runThen(
        [&handedOver](Connection &) -> Result<int> {
            handedOver.wait();
            return 1;
        },
        [last = worker](const Result<int> &) mutable { last.reset(); });
    const auto weak = std::weak_ptr(worker);
    worker.reset();
    handedOver.count_down();
    QTRY_VERIFY(weak.expired());
    QTRY_VERIFY(!QFileInfo::exists(m_file + QStringLiteral("-wal")));
}

QTEST_GUILESS_MAIN(WorkerTest)
#include "tst_worker.moc"
