// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/look/timeaxis.h"

#include <QTest>

using namespace storescope;

class TimeAxisTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesBothWays();
    void stepsAreRound();
    void ticksAreRoundAndApart();
    void distancesMeetNow();
};

void TimeAxisTest::goesBothWays()
{
    const TimeAxis axis(1'000'000, 1'060'000, 10, 600);
    QCOMPARE(axis.x(1'000'000), 10.0);
    QCOMPARE(axis.x(1'060'000), 610.0);
    QCOMPARE(axis.ms(axis.x(1'030'000)), 1'030'000);
    const TimeAxis nothing(5, 5, 0, 0);
    QVERIFY(nothing.to() > nothing.from()); // never divides by nothing
}

void TimeAxisTest::stepsAreRound()
{
    QCOMPARE(TimeAxis::roundStep(1), 1);
    QCOMPARE(TimeAxis::roundStep(1001), 2000);
    QCOMPARE(TimeAxis::roundStep(61'000), 120'000);
    QCOMPARE(TimeAxis::nextStep(5000, 1), 10'000);
    QCOMPARE(TimeAxis::nextStep(5000, -1), 2000);
    QCOMPARE(TimeAxis::nextStep(1, -1), 1);
    QCOMPARE(TimeAxis::stepText(15'000), QStringLiteral("15 s"));
    QCOMPARE(TimeAxis::stepText(7'200'000), QStringLiteral("2 h"));
}

void TimeAxisTest::ticksAreRoundAndApart()
{
    const qint64 from = 1'763'645'524'731;
    const TimeAxis axis(from, from + 900'000, 0, 800);
    const auto ticks = axis.clockTicks(90, true);
    QVERIFY(ticks.size() >= 5);
    for (size_t at = 0; at < ticks.size(); ++at) {
        QCOMPARE(ticks[at].ms % 60'000, 0);
        if (at > 0)
            QVERIFY(axis.x(ticks[at].ms) - axis.x(ticks[at - 1].ms) >= 90);
    }
    QCOMPARE(ticks[0].text.size(), 5); // 14:17
}

void TimeAxisTest::distancesMeetNow()
{
    const qint64 now = 1'763'645'524'731;
    const TimeAxis axis(now - 600'000, now + 300'000, 0, 900);
    QStringList texts;
    for (const TimeAxis::Tick &tick : axis.distanceTicks(100, now))
        texts << tick.text;
    QCOMPARE(texts.count(QStringLiteral("now")), 1);
    QVERIFY2(texts.contains(QStringLiteral("−2 min")) && texts.contains(QStringLiteral("+2 min")),
             qPrintable(texts.join(u' ')));
}

QTEST_APPLESS_MAIN(TimeAxisTest)
#include "tst_timeaxis.moc"
