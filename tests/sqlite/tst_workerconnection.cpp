// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/opening.h"
#include "core/sqlite/worker.h"
#include "tests/writer/writerprocess.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <sqlite3.h>
#include <thread>

using namespace storescope;

namespace {

Result<qint64> countRows(Connection &connection, const char *table)
{
    const auto rows = connection.scalar(QByteArray("SELECT count(*) FROM ") + table);
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    return toInteger(*rows).value_or(-1);
}

Result<qint64> countLog(Connection &connection)
{
    return countRows(connection, "log");
}

} // namespace

class WorkerConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void jobsReadsAreEnded();
    void failedOpenIsTriedAgain();
    void releaseLetsTheWriterCheckpoint();
    void idleConnectionIsReleased();
    void lookingDoesNotOpen();
    void opensAnewWhenTheFileWasReplaced();
    void opensAnewWhenAClosedFileWasWritten();
    void leavesACopyWhenTheStoreIsRepaired();
    void readsWhileTheWriterComesAndGoes_data();
    void readsWhileTheWriterComesAndGoes();

private:
    std::unique_ptr<ConnectionWorker> make(ConnectionWorker::Opener opener = {});
    std::unique_ptr<ConnectionWorker> makeReader();
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

void WorkerConnectionTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_file = m_dir->filePath(QStringLiteral("log.db"));
}

void WorkerConnectionTest::cleanup()
{
    m_dir.reset();
}

std::unique_ptr<ConnectionWorker> WorkerConnectionTest::make(ConnectionWorker::Opener opener)
{
    if (!opener)
        opener = [file = m_file] { return openForWriting(file, {}); };
    return std::make_unique<ConnectionWorker>(QStringLiteral("test"), opener);
}

std::unique_ptr<ConnectionWorker> WorkerConnectionTest::makeReader()
{
    return make([file = m_file] { return openForReading(file); });
}

void WorkerConnectionTest::jobsReadsAreEnded()
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file,
                               {QStringLiteral("--rows"), QStringLiteral("10")}));
    WriterProcess writer(QStringLiteral("shell"), m_file);
    QCOMPARE(writer.sql("INSERT INTO log(type) VALUES('a')"), "ok 0");
    auto worker = makeReader();
    auto halfRead = worker->run([](Connection &connection) -> Result<bool> {
        const auto statement = connection.cached("SELECT id FROM log");
        return statement ? (*statement)->step() : tl::unexpected<Error>(statement.error());
    });
    QVERIFY(halfRead.result().value());
    auto idle = worker->run([](Connection &connection) -> Result<bool> {
        return sqlite3_txn_state(connection.handle(), "main") == SQLITE_TXN_NONE;
    });
    QVERIFY(idle.result().value());
    QCOMPARE(writer.sql("PRAGMA wal_checkpoint(truncate)"), "ok 0 0 0 0");
}

void WorkerConnectionTest::failedOpenIsTriedAgain()
{
    int opens = 0;
    auto worker = make([&, file = m_file]() -> Result<std::unique_ptr<Connection>> {
        if (++opens == 1)
            return failure(ErrorCode::Io, QStringLiteral("not yet"));
        if (opens == 2)
            throw std::runtime_error("thrown while opening");
        return openForWriting(file, {});
    });
    const auto job = [](Connection &connection) { return connection.scalar("SELECT 1"); };
    QCOMPARE(worker->run(job).result().error().sentence, QStringLiteral("not yet"));
    QCOMPARE(worker->run(job).result().error().sentence, QStringLiteral("thrown while opening"));
    QVERIFY(worker->run(job).result());
    QVERIFY(worker->run(job).result());
    QCOMPARE(opens, 3);
}

void WorkerConnectionTest::releaseLetsTheWriterCheckpoint()
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file, {}));
    auto worker = makeReader();
    {
        WriterProcess writer(QStringLiteral("hold"), m_file,
                             {QStringLiteral("--idle"), QStringLiteral("--rows"), QStringLiteral("5")});
        QVERIFY(writer.waitUntilReady());
        QCOMPARE(worker->run(countLog).result().value(), 5);
        QVERIFY(worker->isConnected());
        worker->releaseConnection();
        QTRY_VERIFY(!worker->isConnected());
        QVERIFY(writer.end());
    }
    QVERIFY(!QFileInfo::exists(m_file + QStringLiteral("-wal")));
    QCOMPARE(worker->run(countLog).result().value(), 5);
}

void WorkerConnectionTest::idleConnectionIsReleased()
{
    auto worker = make();
    worker->setIdleRelease(std::chrono::milliseconds(20));
    QVERIFY(
        worker->run([](Connection &connection) { return connection.execute("CREATE TABLE t(a)"); }).result());
    QTRY_VERIFY(!worker->isConnected());
    QTRY_VERIFY(!QFileInfo::exists(m_file + QStringLiteral("-wal")));
    QVERIFY(worker->run([](Connection &connection) { return countRows(connection, "t"); }).result());
}

void WorkerConnectionTest::lookingDoesNotOpen()
{
    auto worker = make();
    const auto look = [&worker] {
        const auto seen = std::make_shared<QPromise<bool>>();
        seen->start();
        worker->whenOpen([seen](Connection *connection) {
            seen->addResult(connection != nullptr);
            seen->finish();
        });
        return seen->future().result();
    };
    QVERIFY(!look());
    QVERIFY(!QFileInfo::exists(m_file));
    QVERIFY(worker->run([](Connection &connection) { return connection.scalar("SELECT 1"); }).result());
    QVERIFY(look());
    worker->close().waitForFinished();
    QVERIFY(!look());
}

void WorkerConnectionTest::opensAnewWhenTheFileWasReplaced()
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file,
                               {QStringLiteral("--rows"), QStringLiteral("5")}));
    WriterProcess writer(QStringLiteral("hold"), m_file, {QStringLiteral("--idle")});
    QVERIFY(writer.waitUntilReady());
    auto worker = makeReader();
    QCOMPARE(worker->run(countLog).result().value(), 5);
    QVERIFY(WriterProcess::run(QStringLiteral("replace"), m_file,
                               {QStringLiteral("--rows"), QStringLiteral("3"), QStringLiteral("--journal"),
                                QStringLiteral("delete")}));
    QCOMPARE(worker->run(countLog).result().value(), 3);
    QVERIFY(QFile::remove(m_file));
    QCOMPARE(worker->run(countLog).result().error().code, ErrorCode::NotFound);
}

void WorkerConnectionTest::opensAnewWhenAClosedFileWasWritten()
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file,
                               {QStringLiteral("--rows"), QStringLiteral("5")}));
    auto worker = makeReader();
    const auto how = [](Connection &connection) -> Result<OpenedAs> { return connection.openedAs(); };
    QCOMPARE(worker->run(how).result().value(), OpenedAs::Immutable);
    WriterProcess writer(QStringLiteral("append"), m_file, {QStringLiteral("--stay")});
    QVERIFY(writer.waitUntilDone());
    QCOMPARE(worker->run(countLog).result().value(), 6);
    QCOMPARE(worker->run(how).result().value(), OpenedAs::Live);
}

void WorkerConnectionTest::leavesACopyWhenTheStoreIsRepaired()
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file,
                               {QStringLiteral("--rows"), QStringLiteral("500"), QStringLiteral("--journal"),
                                QStringLiteral("delete")}));
    {
        WriterProcess crash(QStringLiteral("crash"), m_file, {QStringLiteral("--hot")});
        QVERIFY(crash.waitUntilReady());
    }
    auto worker = makeReader();
    const auto how = [](Connection &connection) -> Result<OpenedAs> { return connection.openedAs(); };
    QCOMPARE(worker->run(how).result().value(), OpenedAs::Copy);
    QCOMPARE(worker->run(countLog).result().value(), 500);
    QVERIFY(WriterProcess::run(QStringLiteral("append"), m_file, {})); // rolls back first
    QCOMPARE(worker->run(countLog).result().value(), 501);
    QCOMPARE(worker->run(how).result().value(), OpenedAs::Live);
}

void WorkerConnectionTest::readsWhileTheWriterComesAndGoes_data()
{
    QTest::addColumn<QString>("journal");
    QTest::addColumn<bool>("release");
    for (const char *journal : {"wal", "delete"})
        for (const bool release : {false, true})
            QTest::addRow("%s%s", journal, release ? ", released" : "")
                << QString::fromLatin1(journal) << release;
}

// Whatever the writer does at the moment, a read gives a count that was right at some time, and never one
// from the past.
void WorkerConnectionTest::readsWhileTheWriterComesAndGoes()
{
    QFETCH(QString, journal);
    QFETCH(bool, release);
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file, {QStringLiteral("--journal"), journal}));
    auto worker = makeReader();
    std::atomic<bool> stop = false;
    QString wrong;
    std::atomic<int> reads = 0;
    std::thread reader([&] {
        qint64 last = 0;
        while (!stop && wrong.isEmpty()) {
            auto done = worker->run([](Connection &connection) -> Result<qint64> {
                const auto rows = countLog(connection);
                return rows && !connection.stillValid() ? Result<qint64>(-1) : rows;
            });
            const auto rows = done.result();
            if (!rows && rows.error().code == ErrorCode::Busy)
                continue; // the disk was slow while the writer held its lock
            if (!rows)
                wrong = rows.error().sentence;
            else if (*rows >= 0 && *rows < last)
                wrong = QStringLiteral("%1 rows after %2").arg(*rows).arg(last);
            else if (*rows >= 0)
                last = *rows;
            ++reads;
            if (release)
                worker->releaseConnection();
        }
    });
    int written = 0;
    while (written < 60 || (reads == 0 && written < 600)) {
        ++written;
        QVERIFY(WriterProcess::run(QStringLiteral("append"), m_file,
                                   {QStringLiteral("--count"), QStringLiteral("3")}));
    }
    stop = true;
    reader.join();
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QVERIFY(reads > 0);
    QCOMPARE(worker->run(countLog).result().value(), 3 * written);
}

QTEST_GUILESS_MAIN(WorkerConnectionTest)
#include "tst_workerconnection.moc"
