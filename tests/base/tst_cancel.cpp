// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/cancel.h"

#include <QTest>

#include <atomic>
#include <future>
#include <semaphore>
#include <thread>
#include <vector>

using namespace storescope;

class TestCancel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesShareOneFlag();
    void actionRunsOnce();
    void atOnceWhenCancelled();
    void droppedGuardSilences();
    void movedGuardStays();
    void assigningDropsTheOldOne();
    void destroyingWaitsForTheAction();
    void actionMayDestroyItsGuard();
    void actionMayUseTheToken();
    void droppedWhileItWaitsItsTurn();
    void guardOutlivesTheToken();
    void manyThreads();
};

void TestCancel::copiesShareOneFlag()
{
    const CancelToken token;
    const CancelToken copy = token;
    const CancelToken other;
    QVERIFY(!token.isCancelled());
    copy.cancel();
    copy.cancel();
    QVERIFY(token.isCancelled());
    QVERIFY(!other.isCancelled());
}

void TestCancel::actionRunsOnce()
{
    const CancelToken token;
    int runs = 0;
    const auto guard = token.onCancel([&] { ++runs; });
    QCOMPARE(runs, 0);
    token.cancel();
    token.cancel();
    QCOMPARE(runs, 1);
}

void TestCancel::atOnceWhenCancelled()
{
    const CancelToken token;
    token.cancel();
    int runs = 0;
    const auto guard = token.onCancel([&] { ++runs; });
    QCOMPARE(runs, 1);
}

void TestCancel::droppedGuardSilences()
{
    const CancelToken token;
    int runs = 0;
    {
        const auto guard = token.onCancel([&] { ++runs; });
    }
    token.cancel();
    QCOMPARE(runs, 0);
}

void TestCancel::movedGuardStays()
{
    const CancelToken token;
    int runs = 0;
    std::vector<CancelToken::Registration> guards;
    {
        auto guard = token.onCancel([&] { ++runs; });
        guards.push_back(std::move(guard));
    }
    token.cancel();
    QCOMPARE(runs, 1);
}

void TestCancel::assigningDropsTheOldOne()
{
    const CancelToken token;
    int first = 0;
    int second = 0;
    auto guard = token.onCancel([&] { ++first; });
    guard = token.onCancel([&] { ++second; });
    token.cancel();
    QCOMPARE(first, 0);
    QCOMPARE(second, 1);
}

void TestCancel::destroyingWaitsForTheAction()
{
    const CancelToken token;
    std::binary_semaphore entered(0);
    std::atomic<bool> dropping = false;
    std::atomic<bool> finished = false;
    auto guard = token.onCancel([&] {
        entered.release();
        while (!dropping)
            std::this_thread::yield();
        // Gives the drop every chance to come back too early.
        for (int i = 0; i < 1000; ++i)
            std::this_thread::yield();
        finished = true;
    });
    std::thread canceller([&] { token.cancel(); });
    entered.acquire();
    dropping = true;
    guard = {};
    const bool seen = finished;
    canceller.join();
    QVERIFY(seen);
}

void TestCancel::actionMayDestroyItsGuard()
{
    const CancelToken token;
    CancelToken::Registration guard;
    int runs = 0;
    guard = token.onCancel([&] {
        ++runs;
        guard = {};
    });
    token.cancel();
    QCOMPARE(runs, 1);
}

void TestCancel::actionMayUseTheToken()
{
    const CancelToken token;
    CancelToken::Registration inner;
    int runs = 0;
    const auto guard = token.onCancel([&] {
        QVERIFY(token.isCancelled());
        token.cancel();
        inner = token.onCancel([&] { ++runs; });
    });
    token.cancel();
    QCOMPARE(runs, 1);
}

void TestCancel::droppedWhileItWaitsItsTurn()
{
    const CancelToken token;
    CancelToken::Registration second;
    int runs = 0;
    const auto first = token.onCancel([&] { second = {}; });
    second = token.onCancel([&] { ++runs; });
    token.cancel();
    QCOMPARE(runs, 0);
}

void TestCancel::guardOutlivesTheToken()
{
    int runs = 0;
    CancelToken::Registration guard;
    {
        const CancelToken token;
        guard = token.onCancel([&] { ++runs; });
    }
    guard = {};
    QCOMPARE(runs, 0);
}

void TestCancel::manyThreads()
{
    for (int round = 0; round < 200; ++round) {
        const CancelToken token;
        std::atomic<int> runs = 0;
        std::atomic<int> kept = 0;
        std::vector<std::future<void>> work;
        for (int i = 0; i < 4; ++i) {
            work.push_back(std::async(std::launch::async, [&, i] {
                const auto guard = token.onCancel([&] { ++runs; });
                if (i == 0)
                    token.cancel();
                while (!token.isCancelled())
                    std::this_thread::yield();
                ++kept;
            }));
        }
        for (auto &done : work)
            done.get();
        QCOMPARE(kept.load(), 4);
        // A guard may go between the flag and its turn; none runs twice, and the canceller's own always runs.
        QVERIFY(runs >= 1 && runs <= 4);
    }
}

QTEST_GUILESS_MAIN(TestCancel)
#include "tst_cancel.moc"
