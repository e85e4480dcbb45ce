// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/store/storefixture.h"

using namespace storescope;
using namespace storescope::test;

class StoreClosingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void closeFinishesWhatWaits();
    void closeCancelsWhatWaits();
    void everyCloserIsTold();
    void closeWaitsForTheBackground();
    void repeatsUntilClosed();
    void aHandleMayGoOnItsOwnThread();

private:
    std::unique_ptr<StoreFolder> m_dir;
    QString m_file;
};

void StoreClosingTest::init()
{
    m_dir = std::make_unique<StoreFolder>();
    m_file = m_dir->file();
}

void StoreClosingTest::closeFinishesWhatWaits()
{
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    Occupied occupied(**store);
    std::vector<QFuture<Result<void>>> waiting;
    for (int i = 0; i < 3; ++i)
        waiting.push_back((*store)->write(insert));
    auto closed = (*store)->close();
    QVERIFY(!closed.isFinished()); // a statement runs
    QCOMPARE((*store)->write(insert).result().error().code, ErrorCode::Closed);
    occupied.letGo();
    closed.waitForFinished();
    QVERIFY(occupied.done.result());
    for (auto &future : waiting)
        QVERIFY(future.isFinished() && future.result());
    QVERIFY(!isHeldOpen(m_file));
}

void StoreClosingTest::closeCancelsWhatWaits()
{
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    const auto other = openNotes(pool, m_file);
    Occupied occupied(**store);
    std::vector<QFuture<Result<void>>> waiting;
    for (int i = 0; i < 3; ++i)
        waiting.push_back((*store)->write(insert));
    auto others = (*other)->write(insert);
    auto closed = (*store)->close(StoreConnection::Closing::CancelQueued);
    QVERIFY(!closed.isFinished());
    occupied.letGo();
    closed.waitForFinished();
    QVERIFY(occupied.done.result());
    for (auto &future : waiting)
        QCOMPARE(future.result().error().code, ErrorCode::Closed);
    QVERIFY(others.result()); // another store's jobs are its own
    QCOMPARE(ask(**other, "SELECT count(*) FROM note"), QStringLiteral("2"));
}

void StoreClosingTest::everyCloserIsTold()
{
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    std::vector<QFuture<void>> closers;
    {
        const Occupied occupied(**store);
        for (int i = 0; i < 3; ++i)
            closers.push_back((*store)->close());
        for (const auto &closer : closers)
            QVERIFY(!closer.isFinished());
    }
    for (auto &closer : closers)
        closer.waitForFinished();
    QVERIFY(!isHeldOpen(m_file));
    QVERIFY((*store)->close().isFinished()); // at once when it is closed
}

void StoreClosingTest::closeWaitsForTheBackground()
{
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    const auto other = openNotes(pool, m_file); // so that nothing else is to be waited for
    std::binary_semaphore running{0}, go{0};
    std::atomic<bool> cancelled = false, refused = false, ended = false;
    (*store)->background([&](StoreConnection &own, const CancelToken &cancel) {
        running.release();
        go.acquire();
        cancelled = cancel.isCancelled();
        refused = !own.write(insert).result();
        ended = true;
    });
    running.acquire();
    auto closed = (*store)->close();
    QVERIFY(!closed.isFinished());
    go.release();
    closed.waitForFinished();
    QVERIFY(cancelled && refused && ended);
}

void StoreClosingTest::repeatsUntilClosed()
{
    ConnectionPool pool;
    const auto store = openNotes(pool, m_file);
    const auto other = openNotes(pool, m_file);
    std::counting_semaphore<> rounds{0};
    (*store)->repeat(std::chrono::milliseconds(1), [&rounds](StoreConnection &own) {
        own.write(insert).waitForFinished();
        rounds.release();
    });
    for (int i = 0; i < 3; ++i)
        rounds.acquire();
    (*store)->close().waitForFinished();
    const QString count = ask(**other, "SELECT count(*) FROM note");
    QVERIFY(count.toInt() >= 3);
    // Ended and not asleep: nothing more happens, however many other jobs go by.
    for (int i = 0; i < 200; ++i)
        QCOMPARE(ask(**other, "SELECT count(*) FROM note"), count);
}

void StoreClosingTest::aHandleMayGoOnItsOwnThread()
{
    ConnectionPool pool;
    auto store = std::make_shared<StoreConnection::Ptr>(*openNotes(pool, m_file));
    Occupied occupied(**store);
    std::binary_semaphore gone{0};
    (*store)->writeThen(insert, [store, &gone](const Result<void> &) {
        store->reset();
        gone.release();
    });
    store.reset();
    occupied.letGo();
    gone.acquire();
    QTRY_COMPARE(pool.openFiles(), 0);
    QTRY_VERIFY(!isHeldOpen(m_file));
}

QTEST_GUILESS_MAIN(StoreClosingTest)
#include "tst_storeclosing.moc"
