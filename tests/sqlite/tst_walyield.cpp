// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/walyield.h"

#include <QTest>

using namespace storescope;
using namespace std::chrono_literals;

// The times are handed in, so nothing here waits.
class TestWalYield : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void notForAShortLog();
    void notForAWriterThatRests();
    void forARunningCheckpoint();
    void notForever();
    void aWriterThatCheckpointsLateIsLearned();
    void backToUsualWhenItCheckpointsSooner();

private:
    WalYield m_yield;
    const WalYield::Clock::time_point m_start = WalYield::Clock::now();
    bool wants(quint32 frames, quint32 written, quint32 attempted, std::chrono::milliseconds gap,
               std::chrono::milliseconds now)
    {
        return m_yield.wants({frames, written, attempted}, m_start + gap, m_start + now);
    }
private Q_SLOTS:
    void init() { m_yield = WalYield(); }
};

void TestWalYield::notForAShortLog()
{
    QVERIFY(!wants(999, 0, 0, 0ms, 0ms));
    QVERIFY(!wants(5000, 5000, 5000, 0ms, 0ms)); // all of it is in the database
}

void TestWalYield::notForAWriterThatRests()
{
    QVERIFY(wants(1500, 0, 0, 0ms, 0ms)); // it may have committed just now
    QVERIFY(wants(1500, 0, 0, 0ms, 4ms));
    QVERIFY(!wants(1500, 0, 0, 0ms, 6ms));
    QVERIFY(!wants(1500, 0, 0, 100ms, 100ms)); // and later gaps are not made longer
    QVERIFY(wants(1501, 0, 0, 200ms, 200ms));
}

void TestWalYield::forARunningCheckpoint()
{
    QVERIFY(wants(1500, 0, 1500, 0ms, 0ms));
    QVERIFY(wants(1500, 0, 1500, 0ms, 50ms)); // no commit meanwhile
    QVERIFY(wants(1501, 1500, 1500, 0ms, 51ms));
    QVERIFY(!wants(1, 0, 0, 0ms, 52ms)); // the log began anew
}

void TestWalYield::notForever()
{
    QVERIFY(wants(1500, 0, 0, 0ms, 0ms));
    QVERIFY(wants(1540, 0, 0, 0ms, 59ms));
    QVERIFY(!wants(1542, 0, 0, 0ms, 60ms));
    QVERIFY(!wants(1600, 0, 0, 90ms, 90ms)); // not again before it has doubled
    QVERIFY(!wants(3083, 0, 0, 900ms, 900ms));
    QVERIFY(wants(3084, 0, 0, 990ms, 990ms));
}

void TestWalYield::aWriterThatCheckpointsLateIsLearned()
{
    for (const quint32 frames : {1000u, 2100u, 4300u, 8700u}) {
        QVERIFY(wants(frames, 0, 0, 0ms, 0ms));
        QVERIFY(!wants(frames + 1, 0, 0, 0ms, 60ms));
    }
    wants(10000, 0, 0, 0ms, 0ms);
    QVERIFY(!wants(3, 0, 0, 0ms, 0ms));
    QCOMPARE(m_yield.fullAt(), 10000u);
}

void TestWalYield::backToUsualWhenItCheckpointsSooner()
{
    wants(1500, 0, 0, 0ms, 0ms);
    wants(1501, 0, 0, 0ms, 60ms);
    QVERIFY(m_yield.fullAt() > 3000u);
    wants(1502, 0, 0, 0ms, 61ms);
    wants(2, 0, 0, 0ms, 62ms);
    QCOMPARE(m_yield.fullAt(), 1502u);
    wants(1010, 0, 0, 0ms, 70ms);
    wants(2, 0, 0, 0ms, 80ms);
    QCOMPARE(m_yield.fullAt(), 1010u);
}

QTEST_GUILESS_MAIN(TestWalYield)
#include "tst_walyield.moc"
