// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/governor.h"

#include <QTest>

#include <algorithm>
#include <mutex>
#include <thread>
#include <vector>

using namespace storescope;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

namespace {

struct Interval
{
    Clock::time_point begin;
    Clock::time_point end;
};

// Many readers that each take chunks until they are spent; the times in which they read.
std::vector<Interval> readTogether(Governor &governor, int readers, int chunks)
{
    std::mutex mutex;
    std::vector<Interval> intervals;
    std::vector<std::thread> threads;
    for (int i = 0; i < readers; ++i)
        threads.emplace_back([&, i] {
            for (int k = 0; k < chunks; ++k) {
                Interval interval;
                {
                    const auto chunk = governor.begin(i % 2 ? Reader::Tail : Reader::Page);
                    interval.begin = Clock::now();
                    // Some leave early, some read on until they must stop.
                    const auto enough = interval.begin + std::chrono::microseconds(300 * (i + 1));
                    while (!chunk.spent() && (i == 0 || Clock::now() < enough))
                        std::this_thread::yield();
                    interval.end = Clock::now();
                }
                const std::lock_guard lock(mutex);
                intervals.push_back(interval);
            }
        });
    for (auto &thread : threads)
        thread.join();
    std::sort(intervals.begin(), intervals.end(),
              [](const auto &a, const auto &b) { return a.begin < b.begin; });
    return intervals;
}

// The times in which anybody read; intervals nearer than a gap belong together.
std::vector<Interval> windowsOf(const std::vector<Interval> &intervals, Clock::duration gap)
{
    std::vector<Interval> windows;
    for (const auto &interval : intervals) {
        if (windows.empty() || interval.begin - windows.back().end >= gap)
            windows.push_back(interval);
        windows.back().end = std::max(windows.back().end, interval.end);
    }
    return windows;
}

} // namespace

class GovernorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chunkHasTheWindowsTime_data();
    void chunkHasTheWindowsTime();
    void readersShareWindowsWithGapsBetween();
    void readLessMakesGapsAsLongAsWindows();
    void aLateReaderWaitsForTheNextWindow();
    void scansPauseAfterALongRead();
    void nobodyIsHurtWhenNobodyWrites();
    void nobodyIsHurtWhileNobodyCommits();
    void aFullLogEndsTheRead();
    void readersWaitForTheCheckpoint();
    void scansRestBesideAWriter();
    void metersWhatIsNoted();
};

void GovernorTest::chunkHasTheWindowsTime_data()
{
    QTest::addColumn<bool>("rollback");
    QTest::addColumn<int>("most");
    QTest::newRow("WAL") << false << 25;
    QTest::newRow("rollback journal") << true << 10;
}

void GovernorTest::chunkHasTheWindowsTime()
{
    QFETCH(bool, rollback);
    QFETCH(int, most);
    Governor governor;
    governor.setRollbackJournal(rollback);
    const auto before = Clock::now();
    const auto chunk = governor.begin(Reader::Scan);
    const auto left = chunk.left();
    const auto passed = Clock::now() - before;
    QVERIFY(left <= std::chrono::milliseconds(most));
    QVERIFY(left + 1us + passed >= std::chrono::milliseconds(most)); // left is rounded down
    while (!chunk.spent())
        std::this_thread::yield();
    QVERIFY(Clock::now() - before >= std::chrono::milliseconds(most));
    QCOMPARE(chunk.left().count(), 0);
}

void GovernorTest::readersShareWindowsWithGapsBetween()
{
    Governor governor;
    const auto intervals = readTogether(governor, 5, 12);
    QCOMPARE(intervals.size(), size_t(60));
    // Whoever begins more than a window after the first of his window began must have seen a gap in which
    // nobody read.
    auto begin = intervals.front().begin;
    auto end = intervals.front().end;
    int windows = 1;
    for (const auto &interval : intervals) {
        if (interval.begin - begin > 25ms) {
            QVERIFY2(interval.begin - end >= 2ms, "a window without a gap before it");
            begin = interval.begin;
            ++windows;
        }
        end = std::max(end, interval.end);
    }
    // The reader that uses its time up needs a window for each of its chunks; the others share them.
    QVERIFY(windows >= 12);
    QVERIFY(windows < 60);
}

void GovernorTest::readLessMakesGapsAsLongAsWindows()
{
    Governor governor;
    governor.setReadLess(true);
    const auto windows = windowsOf(readTogether(governor, 1, 6), 2ms);
    QCOMPARE(windows.size(), size_t(6));
    for (size_t i = 1; i < windows.size(); ++i)
        QVERIFY(windows[i].begin - windows[i - 1].end >= windows[i - 1].end - windows[i - 1].begin - 1ms);
}

void GovernorTest::aLateReaderWaitsForTheNextWindow()
{
    Governor governor;
    Clock::time_point firstEnd;
    Clock::time_point secondBegin;
    std::thread second;
    {
        const auto chunk = governor.begin(Reader::Scan);
        while (!chunk.spent())
            std::this_thread::yield();
        // The window is over, but its reader is still at it.
        second = std::thread([&] {
            const auto late = governor.begin(Reader::Page);
            secondBegin = Clock::now();
        });
        firstEnd = Clock::now();
    }
    second.join();
    QVERIFY(secondBegin - firstEnd >= 2ms);
}

void GovernorTest::scansPauseAfterALongRead()
{
    Governor governor;
    QVERIFY(!governor.scansPaused());
    {
        const auto chunk = governor.begin(Reader::Count);
        const auto begin = Clock::now();
        while (Clock::now() - begin <= 101ms)
            std::this_thread::yield();
        QVERIFY(governor.meter().snapshotAge >= 101ms);
    }
    const auto meter = governor.meter();
    QCOMPARE(meter.harm, Harm::SteppingBack);
    QCOMPARE(meter.longestBy, Reader::Count);
    QVERIFY(meter.longestRead >= 101ms);
    QVERIFY(governor.scansPaused());
    QCOMPARE(meter.snapshotAge.count(), 0);
}

void GovernorTest::nobodyIsHurtWhenNobodyWrites()
{
    Governor governor;
    governor.setNobodyWrites(true);
    {
        const auto chunk = governor.begin(Reader::Scan);
        const auto begin = Clock::now();
        while (Clock::now() - begin <= 101ms)
            std::this_thread::yield();
    }
    QCOMPARE(governor.meter().harm, Harm::Harmless);
    QVERIFY(!governor.scansPaused());
}

// A live file whose writer rests is read as fast as a closed one; the first commit ends that.
void GovernorTest::nobodyIsHurtWhileNobodyCommits()
{
    Governor governor;
    quint32 frames = 10;
    const auto look = [&]() -> std::optional<WalState> { return WalState{frames, 0, 0}; };
    {
        const auto chunk = governor.begin(Reader::Scan, look);
        const auto begin = Clock::now();
        while (Clock::now() - begin <= 101ms)
            std::this_thread::yield();
    }
    QCOMPARE(governor.meter().harm, Harm::Harmless);
    QVERIFY(!governor.scansPaused());
    frames = 11;
    {
        const auto chunk = governor.begin(Reader::Page, look);
    }
    QCOMPARE(governor.meter().harm, Harm::SteppingBack);
    QVERIFY(governor.scansPaused());
}

// A log that grows full while somebody reads ends the read before its time.
void GovernorTest::aFullLogEndsTheRead()
{
    bool before = true, early = false;
    // A processor that is taken away for a whole chunk tells nothing: then another one is begun.
    for (int tries = 0; tries < 200 && (before || !early); ++tries) {
        Governor governor;
        quint32 frames = 700;
        const auto look = [&]() -> std::optional<WalState> { return WalState{frames, 0, 0}; };
        const auto chunk = governor.begin(Reader::Scan, look);
        QVERIFY(!governor.writerIsActive()); // one look tells of no commit
        before = chunk.spent();
        frames = 750; // sooner than the writer checkpoints
        while (!chunk.spent())
            std::this_thread::yield();
        early = chunk.left() > 0us;
    }
    QVERIFY(!before);
    QVERIFY(early);
}

// The checkpoint ends while nobody reads, and only then the next read begins.
void GovernorTest::readersWaitForTheCheckpoint()
{
    Governor governor;
    WalState state{700, 0, 0};
    int looks = -1;
    const auto look = [&]() -> std::optional<WalState> {
        if (looks >= 0 && ++looks == 20)
            state = {1, 0, 0}; // a commit met neither a reader nor an unwritten frame
        return state;
    };
    {
        const auto chunk = governor.begin(Reader::Scan, look);
        state = {1200, 0, 1200};
        while (!chunk.spent())
            std::this_thread::yield();
    }
    looks = 0;
    const auto next = governor.begin(Reader::Scan, look);
    QVERIFY(looks >= 20);
    QVERIFY(governor.writerIsActive());
    QCOMPARE(state.frames, 1u);
}

void GovernorTest::scansRestBesideAWriter()
{
    Governor governor;
    quint32 frames = 1;
    const auto look = [&]() -> std::optional<WalState> { return WalState{++frames, 0, 0}; };
    for (int i = 0; i < 2; ++i) // a commit between two looks
        (void)governor.begin(Reader::Page, look);
    QVERIFY(governor.writerIsActive());
    Clock::time_point begin, end;
    {
        const auto chunk = governor.begin(Reader::Scan, look);
        begin = Clock::now();
        while (!chunk.spent())
            std::this_thread::yield();
    }
    end = Clock::now();
    const auto next = governor.begin(Reader::Scan, look);
    QVERIFY(Clock::now() - end >= 2 * (end - begin) - 1ms);
}

void GovernorTest::metersWhatIsNoted()
{
    Governor governor;
    QCOMPARE(governor.meter().walBytes, -1);
    governor.noteWal(4096);
    governor.noteWal(8192);
    governor.noteBusy();
    governor.setRollbackJournal(true);
    const auto meter = governor.meter();
    QCOMPARE(meter.walBytes, 8192);
    QCOMPARE(meter.walBytesAtOpening, 4096);
    QCOMPARE(meter.busy, 1);
    QVERIFY(meter.rollbackJournal);
    QCOMPARE(meter.harm, Harm::Noticeable);
    QCOMPARE(readerName(Reader::Index), QStringLiteral("index"));
}

QTEST_GUILESS_MAIN(GovernorTest)
#include "tst_governor.moc"
