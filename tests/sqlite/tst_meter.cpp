// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/meter.h"

#include <QTest>

using namespace storescope;
using namespace std::chrono_literals;

namespace {

// A time of the steady clock that begins a second.
Meter::Time at(std::chrono::milliseconds since)
{
    return Meter::Time(1000s) + since;
}

void read(Meter &meter, std::chrono::milliseconds from, std::chrono::milliseconds length,
          Reader reader = Reader::Page)
{
    meter.readBegan(at(from), reader);
    meter.readEnded(at(from + length), reader, at(from));
}

} // namespace

class MeterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsHarmless();
    void countsTimeOfOverlappingReadsOnce();
    void splitsAtSeconds();
    void forgetsAfterAMinute();
    void countsTheReadThatRuns();
    void namesWhoReadLongest();
    void limits_data();
    void limits();
};

void MeterTest::beginsHarmless()
{
    const auto reading = Meter().reading(at(0ms), false);
    QCOMPARE(reading.harm, Harm::Harmless);
    QCOMPARE(reading.share, 0.0);
    QCOMPARE(reading.longestRead.count(), 0);
}

void MeterTest::countsTimeOfOverlappingReadsOnce()
{
    Meter meter;
    meter.readBegan(at(0ms), Reader::Page);
    meter.readBegan(at(100ms), Reader::Tail);
    meter.readEnded(at(200ms), Reader::Page, at(0ms));
    meter.readEnded(at(300ms), Reader::Tail, at(100ms));
    read(meter, 500ms, 300ms);
    const auto reading = meter.reading(at(900ms), false);
    QCOMPARE(reading.share, 0.6 / 60);
    QCOMPARE(reading.perSecond[59], 0.6);
    QCOMPARE(reading.longestRead, 300ms);
}

void MeterTest::splitsAtSeconds()
{
    Meter meter;
    read(meter, 900ms, 1400ms);
    const auto reading = meter.reading(at(2500ms), false);
    QCOMPARE(reading.perSecond[57], 0.1);
    QCOMPARE(reading.perSecond[58], 1.0);
    QCOMPARE(reading.perSecond[59], 0.3);
    QCOMPARE(reading.share, 1.4 / 60);
}

void MeterTest::forgetsAfterAMinute()
{
    Meter meter;
    read(meter, 100ms, 500ms);
    meter.busy(at(200ms));
    auto reading = meter.reading(at(59900ms), false);
    QCOMPARE(reading.perSecond[0], 0.5);
    QCOMPARE(reading.busy, 1);
    QCOMPARE(reading.longestRead, 500ms);
    reading = meter.reading(at(60000ms), false);
    QCOMPARE(reading.share, 0.0);
    QCOMPARE(reading.busy, 0);
    QCOMPARE(reading.longestRead, 0ms);
    read(meter, 61100ms, 10ms); // takes the place of the old second
    QCOMPARE(meter.reading(at(61500ms), false).share, 0.01 / 60);
}

void MeterTest::countsTheReadThatRuns()
{
    Meter meter;
    meter.readBegan(at(500ms), Reader::Scan);
    const auto reading = meter.reading(at(1250ms), false);
    QCOMPARE(reading.snapshotAge, 750ms);
    QCOMPARE(reading.longestRead, 750ms);
    QCOMPARE(reading.longestBy, Reader::Scan);
    QCOMPARE(reading.perSecond[58], 0.5);
    QCOMPARE(reading.perSecond[59], 0.25);
    meter.readEnded(at(1500ms), Reader::Scan, at(500ms));
    QCOMPARE(meter.reading(at(1500ms), false).share, 1.0 / 60);
    QCOMPARE(meter.reading(at(1500ms), false).snapshotAge, 0ms);
}

void MeterTest::namesWhoReadLongest()
{
    Meter meter;
    read(meter, 0ms, 10ms, Reader::Page);
    read(meter, 2000ms, 30ms, Reader::Index);
    read(meter, 4000ms, 20ms, Reader::Tail);
    QCOMPARE(meter.reading(at(5000ms), false).longestBy, Reader::Index);
    QCOMPARE(meter.reading(at(5000ms), false).longestRead, 30ms);
}

void MeterTest::limits_data()
{
    QTest::addColumn<int>("length"); // of each read, ms
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("busy");
    QTest::addColumn<Harm>("wal");
    QTest::addColumn<Harm>("rollback");
    QTest::newRow("short and few") << 10 << 10 << 0 << Harm::Harmless << Harm::Harmless;
    QTest::newRow("over 10 ms") << 11 << 10 << 0 << Harm::Harmless << Harm::Noticeable;
    QTest::newRow("30 ms") << 30 << 3 << 0 << Harm::Harmless << Harm::Noticeable;
    QTest::newRow("over 30 ms") << 31 << 1 << 0 << Harm::Noticeable << Harm::Noticeable;
    QTest::newRow("over 2 percent") << 10 << 121 << 0 << Harm::Harmless << Harm::Noticeable;
    QTest::newRow("over 5 percent") << 10 << 301 << 0 << Harm::Noticeable << Harm::Noticeable;
    QTest::newRow("a busy") << 1 << 1 << 1 << Harm::Noticeable << Harm::Noticeable;
    QTest::newRow("over 100 ms") << 101 << 1 << 0 << Harm::SteppingBack << Harm::SteppingBack;
    QTest::newRow("over 20 percent") << 10 << 1201 << 0 << Harm::SteppingBack << Harm::SteppingBack;
}

void MeterTest::limits()
{
    QFETCH(int, length);
    QFETCH(int, count);
    QFETCH(int, busy);
    QFETCH(Harm, wal);
    QFETCH(Harm, rollback);
    Meter meter;
    for (int i = 0; i < count; ++i)
        read(meter, std::chrono::milliseconds(i * 40), std::chrono::milliseconds(length));
    for (int i = 0; i < busy; ++i)
        meter.busy(at(0ms));
    QCOMPARE(meter.reading(at(59999ms), false).harm, wal);
    QCOMPARE(meter.reading(at(59999ms), true).harm, rollback);
}

QTEST_GUILESS_MAIN(MeterTest)
#include "tst_meter.moc"
