// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/pool.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <latch>
#include <thread>

using namespace storescope;

class PoolTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void twoPathsOneFile();
    void differentFilesAreNotShared();
    void lastHandleCloses();
    void memoryIsNeverShared();
    void emptyPathIsRefused();
    void sixteenFirstOpensAtOnce();
    void handleOutlivesThePool();

private:
    QString path(const char *name) const { return m_dir->filePath(QString::fromUtf8(name)); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

void PoolTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void PoolTest::twoPathsOneFile()
{
    ConnectionPool pool;
    QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("sub")));
    QVERIFY(QFile::link(m_dir->path(), path("link")));
    const auto plain = pool.open(path("own.db")); // not there yet
    const auto relative = pool.open(path("sub/../own.db"));
    const auto linked = pool.open(path("link/own.db"));
    QVERIFY(plain && relative && linked);
    QCOMPARE(*plain, *relative);
    QCOMPARE(*plain, *linked);
    QVERIFY((*plain)
                ->run([](Connection &connection) { return connection.execute("CREATE TABLE t(a)"); })
                .result());
    QVERIFY(QFile::link(path("own.db"), path("file-link.db")));
    const auto fileLink = pool.open(path("file-link.db"));
    QCOMPARE(*fileLink, *plain);
    QCOMPARE(pool.openFiles(), 1);
}

void PoolTest::differentFilesAreNotShared()
{
    ConnectionPool pool;
    const auto one = pool.open(path("one.db"));
    const auto two = pool.open(path("two.db"));
    QVERIFY(one && two && *one != *two);
    QCOMPARE(pool.openFiles(), 2);
}

void PoolTest::lastHandleCloses()
{
    ConnectionPool pool;
    auto one = pool.open(path("own.db"));
    auto two = pool.open(path("own.db"));
    const auto write = [](Connection &connection) {
        return connection.execute("CREATE TABLE IF NOT EXISTS t(a)");
    };
    QVERIFY((*one)->run(write).result());
    one->reset();
    QCOMPARE(pool.openFiles(), 1);
    QVERIFY((*two)->run(write).result());
    QVERIFY(QFileInfo::exists(path("own.db-wal")));
    two->reset();
    QCOMPARE(pool.openFiles(), 0);
    QVERIFY(!QFileInfo::exists(path("own.db-wal"))); // really closed
    auto again = pool.open(path("own.db"));
    QVERIFY((*again)->run(write).result());
    QCOMPARE(pool.openFiles(), 1);
}

void PoolTest::memoryIsNeverShared()
{
    ConnectionPool pool;
    const auto one = pool.open(QStringLiteral(":memory:"));
    const auto two = pool.open(QStringLiteral(":memory:"));
    QVERIFY(one && two && *one != *two);
    for (const auto &worker : {*one, *two})
        QVERIFY(worker->run([](Connection &connection) { return connection.execute("CREATE TABLE t(a)"); })
                    .result());
    QCOMPARE(pool.openFiles(), 0);
}

void PoolTest::emptyPathIsRefused()
{
    ConnectionPool pool;
    const auto none = pool.open(QString());
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(pool.openFiles(), 0);
}

void PoolTest::sixteenFirstOpensAtOnce()
{
    for (int round = 0; round < 10; ++round) {
        ConnectionPool pool;
        const QString file = m_dir->filePath(QString::number(round));
        std::latch start(16);
        std::atomic<int> good = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 16; ++i)
            threads.emplace_back([&] {
                start.arrive_and_wait();
                const auto worker = pool.open(file);
                if (!worker)
                    return;
                auto done = (*worker)->run([](Connection &connection) -> Result<void> {
                    if (auto made = connection.execute("CREATE TABLE IF NOT EXISTS t(a)"); !made)
                        return made;
                    return connection.execute("INSERT INTO t VALUES(1)");
                });
                good += done.result() ? 1 : 0;
            });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(good, 16);
        QCOMPARE(pool.openFiles(), 0);
    }
}

void PoolTest::handleOutlivesThePool()
{
    auto pool = std::make_unique<ConnectionPool>();
    auto worker = pool->open(path("own.db"));
    pool.reset();
    QVERIFY((*worker)->run([](Connection &connection) { return connection.scalar("SELECT 1"); }).result());
}

QTEST_GUILESS_MAIN(PoolTest)
#include "tst_pool.moc"
