// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/store/storefixture.h"

#include <QProcess>

#include <csignal>
#include <latch>
#include <sys/resource.h>
#include <thread>

using namespace storescope;
using namespace storescope::test;

class StoreConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void anotherThreadIsCaught_data();
    void anotherThreadIsCaught();
    void storesOfOneFileShare();
    void otherFilesAndMemoryDoNot();
    void closingOneLeavesTheOther();
    void theLastCloseReallyCloses();
    void closingWhatIsNotOpenDoesNothing();
    void settingsAreReadBack();
    void anEmptyPathIsAnError();
    void sixteenFirstOpensAtOnce();
    void sixteenProcessesAtOnce();
    void firstOpensThatWaitForTheLockFindTheTables();

private:
    std::unique_ptr<StoreFolder> m_dir;
    QString m_file;
};

void StoreConnectionTest::init()
{
    m_dir = std::make_unique<StoreFolder>();
    m_file = m_dir->file();
}

void StoreConnectionTest::anotherThreadIsCaught_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("used elsewhere") << QStringLiteral("--use-elsewhere")
                                    << QByteArray("used on another thread");
    QTest::newRow("a statement left")
        << QStringLiteral("--leave-a-statement") << QByteArray("a statement outlives its connection");
}

// The check that all tests of the stores run under: it ends a debug program at once.
void StoreConnectionTest::anotherThreadIsCaught()
{
    QFETCH(QString, mode);
    QFETCH(QByteArray, says);
#ifdef QT_NO_DEBUG
    const bool checked = false;
#else
    const bool checked = true;
#endif
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QCoreApplication::applicationFilePath(), {mode, m_file});
    QVERIFY(process.waitForFinished());
    const QByteArray said = process.readAll();
    QCOMPARE(process.exitStatus(), checked ? QProcess::CrashExit : QProcess::NormalExit);
    QVERIFY2(said.contains(says) == checked, said.constData());
    QVERIFY2(said.contains("went on") != checked, said.constData());
}

void StoreConnectionTest::storesOfOneFileShare()
{
    ConnectionPool pool;
    QVERIFY(QDir(m_dir->folder()).mkdir(QStringLiteral("sub")));
    QVERIFY(QFile::link(m_dir->folder(), m_dir->path("link")));
    const auto plain = openNotes(pool, m_file);
    const auto relative = openNotes(pool, m_dir->path("sub/../own.db"));
    const auto linked = openNotes(pool, m_dir->path("link/own.db"));
    QVERIFY(plain && relative && linked);
    QCOMPARE(pool.openFiles(), 1);
    const auto id = [](Connection &connection) { return Result<quint64>(connection.id()); };
    QCOMPARE((*plain)->read(id).result(), (*relative)->read(id).result());
    QCOMPARE((*plain)->read(id).result(), (*linked)->read(id).result());
    QCOMPARE((*linked)->file(), (*plain)->file());
}

void StoreConnectionTest::otherFilesAndMemoryDoNot()
{
    ConnectionPool pool;
    const auto one = openNotes(pool, m_file);
    const auto two = openNotes(pool, m_dir->path("two.db"));
    const auto memory = openNotes(pool, QStringLiteral(":memory:"));
    const auto other = openNotes(pool, QStringLiteral(":memory:"));
    QVERIFY(one && two && memory && other);
    QCOMPARE(pool.openFiles(), 2);
    for (const auto &store : {*one, *memory})
        QVERIFY(store->write(insert).result());
    QCOMPARE(ask(**two, "SELECT count(*) FROM note"), QStringLiteral("0"));
    QCOMPARE(ask(**other, "SELECT count(*) FROM note"), QStringLiteral("0"));
    QCOMPARE(ask(**memory, "SELECT count(*) FROM note"), QStringLiteral("1"));
}

void StoreConnectionTest::closingOneLeavesTheOther()
{
    ConnectionPool pool;
    const auto one = openNotes(pool, m_file);
    const auto two = openNotes(pool, m_file);
    const auto three = (*two)->share(notes()).result();
    QVERIFY(one && two && three);
    (*one)->close().waitForFinished();
    QVERIFY(!(*one)->isOpen());
    QCOMPARE((*one)->write(insert).result().error().code, ErrorCode::Closed);
    QVERIFY((*two)->write(insert).result());
    (*two)->close().waitForFinished();
    QCOMPARE(pool.openFiles(), 1);
    QVERIFY((*three)->write(insert).result());
    QCOMPARE(ask(**three, "SELECT count(*) FROM note"), QStringLiteral("2"));
}

void StoreConnectionTest::theLastCloseReallyCloses()
{
    ConnectionPool pool;
    const auto one = openNotes(pool, m_file);
    const auto two = openNotes(pool, m_file);
    QVERIFY(one && two && (*one)->write(insert).result());
    (*one)->close().waitForFinished();
    QVERIFY(isHeldOpen(m_file));
    (*two)->close().waitForFinished();
    QVERIFY(!isHeldOpen(m_file));
    QVERIFY(!QFileInfo::exists(m_file + QStringLiteral("-wal")));
    QCOMPARE(pool.openFiles(), 0);
    const auto again = openNotes(pool, m_file);
    QVERIFY(again);
    QCOMPARE(ask(**again, "SELECT count(*) FROM note"), QStringLiteral("1"));
}

void StoreConnectionTest::closingWhatIsNotOpenDoesNothing()
{
    ConnectionPool pool;
    const auto one = openNotes(pool, m_file);
    const auto two = openNotes(pool, m_file);
    QVERIFY(one && two);
    (*one)->close().waitForFinished();
    (*one)->close().waitForFinished();
    (*one)->close(StoreConnection::Closing::CancelQueued).waitForFinished();
    QVERIFY((*two)->write(insert).result());
    std::shared_ptr<ConnectionWorker> none;
    bool told = false;
    pool.release(none, [&told] { told = true; });
    QVERIFY(told);
    QCOMPARE(pool.openFiles(), 1);
}

void StoreConnectionTest::settingsAreReadBack()
{
    ConnectionPool pool;
    const auto plain = openNotes(pool, m_file);
    WriteOptions options;
    options.busyTimeoutMs = 321;
    options.durability = Durability::Normal;
    const auto chosen = openNotes(pool, m_dir->path("two.db"), options);
    QVERIFY(plain && chosen);
    QCOMPARE(ask(**plain, "PRAGMA busy_timeout"), QStringLiteral("5000"));
    QCOMPARE(ask(**plain, "PRAGMA foreign_keys"), QStringLiteral("1"));
    QCOMPARE(ask(**plain, "PRAGMA journal_mode"), QStringLiteral("wal"));
    QCOMPARE(ask(**plain, "PRAGMA synchronous"), QStringLiteral("2"));
    QCOMPARE(ask(**chosen, "PRAGMA busy_timeout"), QStringLiteral("321"));
    QCOMPARE(ask(**chosen, "PRAGMA synchronous"), QStringLiteral("1"));
}

void StoreConnectionTest::anEmptyPathIsAnError()
{
    ConnectionPool pool;
    QCOMPARE(openNotes(pool, {}).error().code, ErrorCode::InvalidArgument);
}

void StoreConnectionTest::sixteenFirstOpensAtOnce()
{
    for (const bool onePool : {true, false}) {
        const QString file = m_dir->path(onePool ? "shared.db" : "apart.db");
        ConnectionPool shared;
        std::array<QString, 16> seen;
        std::latch start(16);
        std::vector<std::thread> threads;
        for (QString &version : seen)
            threads.emplace_back([&] {
                ConnectionPool own;
                start.arrive_and_wait();
                const auto store = openNotes(onePool ? shared : own, file);
                version = store ? ask(**store, "PRAGMA user_version") : store.error().sentence;
            });
        for (auto &thread : threads)
            thread.join();
        for (const QString &version : seen)
            QCOMPARE(version, QStringLiteral("3"));
    }
}

void StoreConnectionTest::sixteenProcessesAtOnce()
{
    std::array<QProcess, 16> processes;
    for (QProcess &process : processes) {
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--first-open"), m_file});
    }
    for (QProcess &process : processes)
        QVERIFY(process.waitForStarted());
    for (QProcess &process : processes)
        process.write("go\n");
    for (QProcess &process : processes) {
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.readAll().trimmed(), QByteArray("3"));
    }
}

void StoreConnectionTest::firstOpensThatWaitForTheLockFindTheTables()
{
    STORE_VALUE(holder, openForWriting(m_file, {}));
    STORE_OK(holder->execute("BEGIN IMMEDIATE"));
    std::array<QString, 8> seen;
    std::vector<std::thread> threads;
    for (QString &version : seen)
        threads.emplace_back([&] {
            ConnectionPool own;
            const auto store = openNotes(own, m_file);
            version = store ? ask(**store, "PRAGMA user_version") : store.error().sentence;
        });
    // All look at the empty file now, and nobody can make the tables yet.
    const bool allThere = QTest::qWaitFor([this] { return descriptorsOf(m_file) > 8; });
    const auto let = holder->execute("ROLLBACK");
    for (auto &thread : threads)
        thread.join();
    QVERIFY(allThere && let);
    for (const QString &version : seen)
        QCOMPARE(version, QStringLiteral("3"));
}

namespace {

// What the tests start as programs of their own. nullopt: it is none of them.
std::optional<QByteArray> played(const QString &mode, const QString &file)
{
    ConnectionPool pool;
    if (mode == QLatin1String("--first-open")) {
        QFile input;
        if (!input.open(stdin, QIODevice::ReadOnly))
            return "no input";
        input.readLine();
        const auto store = openNotes(pool, file);
        return (store ? ask(**store, "PRAGMA user_version") : store.error().sentence).toUtf8();
    }
    if (mode == QLatin1String("--use-elsewhere")) {
        const auto store = openNotes(pool, file);
        Connection *seen = nullptr;
        const auto look = [&seen](Connection &connection) {
            seen = &connection;
            return Result<bool>(true);
        };
        (*store)->read(look).waitForFinished();
        (void)seen->handle();
        return "went on";
    }
    if (mode == QLatin1String("--leave-a-statement")) {
        auto connection = openForWriting(file, {});
        auto left = std::make_unique<Statement>(std::move(*(*connection)->prepare("SELECT 1")));
        connection->reset();
        (void)left.release();
        return "went on";
    }
    return std::nullopt;
}

} // namespace

int main(int count, char **arguments)
{
    QCoreApplication app(count, arguments);
    if (count == 3)
        if (const auto answer = played(app.arguments().at(1), app.arguments().at(2))) {
            QFile output;
            return output.open(stdout, QIODevice::WriteOnly) && output.write(*answer) > 0 ? 0 : 1;
        }
    StoreConnectionTest test;
    return QTest::qExec(&test, count, arguments);
}

#include "tst_storeconnection.moc"
