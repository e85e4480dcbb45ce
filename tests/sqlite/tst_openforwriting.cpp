// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/opening.h"
#include "tests/sqlite/folder.h"
#include "tests/writer/writerprocess.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <latch>
#include <thread>

using namespace storescope;

namespace {

QString scalar(Connection &connection, const char *sql)
{
    const auto value = connection.scalar(sql);
    return value ? toDisplay(*value) : value.error().sentence;
}

} // namespace

class OpenForWritingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void appliesItsOptions();
    void leavesTheJournalAlone();
    void sixteenAtOnce();
    void theSwitchToWalIsTriedAgainAndBounded();
    void waitsForReadersOfTheSharedMap();
    void refusals();
    void inMemory();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

void OpenForWritingTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_file = m_dir->filePath(QStringLiteral("own.db"));
}

void OpenForWritingTest::appliesItsOptions()
{
    WriteOptions options;
    options.busyTimeoutMs = 1234;
    options.durability = Durability::Normal;
    options.checkpoints = false;
    auto connection = openForWriting(m_file, options);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().sentence));
    QCOMPARE((*connection)->openedAs(), OpenedAs::ReadWrite);
    QCOMPARE((*connection)->journalMode(), QStringLiteral("wal"));
    QCOMPARE(scalar(**connection, "PRAGMA busy_timeout"), QStringLiteral("1234"));
    QCOMPARE(scalar(**connection, "PRAGMA foreign_keys"), QStringLiteral("1"));
    QCOMPARE(scalar(**connection, "PRAGMA synchronous"), QStringLiteral("1"));
    QCOMPARE(scalar(**connection, "PRAGMA wal_autocheckpoint"), QStringLiteral("0"));
    QVERIFY((*connection)->execute("CREATE TABLE t(a)"));
    connection->reset();
    // Not even closing checkpoints.
    QVERIFY(QFileInfo(m_file + QStringLiteral("-wal")).size() > 0);
    connection = openForWriting(m_file, {});
    QVERIFY(connection);
    QCOMPARE(scalar(**connection, "PRAGMA synchronous"), QStringLiteral("2"));
    connection->reset();
    QVERIFY(!QFileInfo::exists(m_file + QStringLiteral("-wal")));
}

void OpenForWritingTest::leavesTheJournalAlone()
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file,
                               {QStringLiteral("--journal"), QStringLiteral("delete")}));
    WriteOptions options;
    options.wal = false;
    auto connection = openForWriting(m_file, options);
    QVERIFY(connection);
    QCOMPARE((*connection)->journalMode(), QStringLiteral("delete"));
    QVERIFY((*connection)->execute("INSERT INTO log(type) VALUES('own')"));
}

void OpenForWritingTest::sixteenAtOnce()
{
    for (int round = 0; round < 5; ++round) {
        const QString file = m_dir->filePath(QString::number(round));
        std::atomic<int> opened = 0;
        std::latch start(16);
        std::vector<std::thread> threads;
        for (int i = 0; i < 16; ++i)
            threads.emplace_back([&] {
                start.arrive_and_wait();
                auto connection = openForWriting(file, {});
                if (connection && (*connection)->journalMode() == QLatin1String("wal") &&
                    (*connection)->execute("CREATE TABLE IF NOT EXISTS t(a)"))
                    ++opened;
                else if (!connection)
                    qWarning() << connection.error().sentence;
            });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(opened, 16);
    }
}

// SQLite's own busy handler does not cover that switch.
void OpenForWritingTest::theSwitchToWalIsTriedAgainAndBounded()
{
    WriteOptions journal;
    journal.wal = false;
    auto holder = openForWriting(m_file, journal);
    QVERIFY(holder);
    QVERIFY((*holder)->execute("CREATE TABLE t(a)"));
    QVERIFY((*holder)->execute("BEGIN EXCLUSIVE"));
    WriteOptions impatient;
    impatient.busyTimeoutMs = 1;
    const int before = descriptorsOf(m_file);
    Result<QString> mode;
    std::thread opener([&] {
        auto opened = openForWriting(m_file, impatient);
        mode = opened ? (*opened)->journalMode() : opened.error().sentence;
    });
    const bool isTrying = QTest::qWaitFor([&] { return descriptorsOf(m_file) > before; });
    const bool letIn = (*holder)->execute("COMMIT").has_value();
    holder->reset();
    opener.join();
    QVERIFY(isTrying && letIn);
    QCOMPARE(*mode, QStringLiteral("wal"));

    m_file = m_dir->filePath(QStringLiteral("held.db"));
    holder = openForWriting(m_file, journal);
    QVERIFY(holder && (*holder)->execute("CREATE TABLE t(a)") && (*holder)->execute("BEGIN EXCLUSIVE"));
    const auto refused = openForWriting(m_file, impatient); // after the time that first openers need
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Busy);
}

void OpenForWritingTest::waitsForReadersOfTheSharedMap()
{
    QVERIFY(WriterProcess::run(QStringLiteral("create"), m_file,
                               {QStringLiteral("--rows"), QStringLiteral("3")}));
    WriterProcess other(QStringLiteral("hold"), m_file,
                        {QStringLiteral("--idle"), QStringLiteral("--rows"), QStringLiteral("1")});
    QVERIFY(other.waitUntilReady());
    auto reader = openForReading(m_file);
    QVERIFY(reader);
    QCOMPARE((*reader)->openedAs(), OpenedAs::Live);
    WriteOptions options;
    options.busyTimeoutMs = 1;
    const auto refused = openForWriting(m_file, options);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Busy);
    reader->reset();
    auto writer = openForWriting(m_file, options);
    QVERIFY2(writer, writer ? "" : qPrintable(writer.error().sentence));
    // From now on both live side by side.
    reader = openForReading(m_file);
    QVERIFY(reader);
    QVERIFY((*writer)->execute("INSERT INTO log(type) VALUES('own')"));
    QCOMPARE(scalar(**reader, "SELECT count(*) FROM log"), QStringLiteral("5"));
    auto second = openForWriting(m_file, options);
    QVERIFY(second);
    QVERIFY((*second)->execute("INSERT INTO log(type) VALUES('own')"));
    QCOMPARE(scalar(**reader, "SELECT count(*) FROM log"), QStringLiteral("6"));
}

void OpenForWritingTest::refusals()
{
    QCOMPARE(openForWriting(QString(), {}).error().code, ErrorCode::InvalidArgument);
    WriteOptions options;
    options.create = false;
    QCOMPARE(openForWriting(m_file, options).error().code, ErrorCode::NotFound);
    QVERIFY(!QFileInfo::exists(m_file));
    QCOMPARE(openForWriting(m_dir->filePath(QStringLiteral("no/such/folder.db")), {}).error().code,
             ErrorCode::NotFound);
    QVERIFY(QFile(m_file).open(QIODevice::WriteOnly));
    QFile text(m_file);
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write(QByteArray("no database\n").repeated(100));
    text.close();
    QCOMPARE(openForWriting(m_file, {}).error().code, ErrorCode::Corrupt);
    QCOMPARE(QFileInfo(m_file).size(), 1200);
}

void OpenForWritingTest::inMemory()
{
    auto one = openForWriting(QStringLiteral(":memory:"), {});
    auto two = openForWriting(QStringLiteral(":memory:"), {});
    QVERIFY(one && two);
    QVERIFY((*one)->execute("CREATE TABLE t(a)"));
    QVERIFY((*two)->execute("CREATE TABLE t(a)"));
    QVERIFY(!QFileInfo::exists(QStringLiteral(":memory:")));
}

QTEST_GUILESS_MAIN(OpenForWritingTest)
#include "tst_openforwriting.moc"
