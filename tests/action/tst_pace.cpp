// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/pace.h"

#include <QTest>

using namespace storescope;
using namespace std::chrono_literals;

class TestPace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesAWriterNearlyAllTheTime()
    {
        Pace pace;
        pace.note(6ms, 100, 10, true);
        QVERIFY(pace.gap() >= 10 * Pace::Duration(6ms));
        pace.note(1us, 1, 1, true);
        QVERIFY(pace.gap() >= 10ms);
    }

    void isQuickerAlone()
    {
        Pace pace;
        pace.note(10ms, 100, 10, false);
        QCOMPARE(pace.gap(), Pace::Duration(10ms));
        QVERIFY(!pace.isSpent(9ms, 1)); // as long as it may be alone
    }

    void endsATransactionInTime()
    {
        Pace pace;
        QVERIFY(pace.isSpent(6ms, 1)); // a writer may be there until it is known better
        QVERIFY(!pace.isSpent(5ms, 1));
        pace.note(5ms, 100, 1, false);
        QVERIFY(!pace.isSpent(9ms, 1));
        QVERIFY(pace.isSpent(10ms, 1));
    }

    void growsTowardWhatFits()
    {
        Pace pace;
        const int first = pace.rows();
        pace.note(1ms, first, 1, false);
        QCOMPARE(pace.rows(), 2 * first);
        pace.note(100ms, pace.rows(), 1, false);
        QVERIFY(pace.rows() < first);
    }

    void writesFewPagesAtOnce()
    {
        Pace pace;
        pace.note(1ms, 100, 1000, true); // ten pages a row
        QVERIFY(pace.isSpent(0ms, 26));
        QVERIFY(pace.rows() <= 26);
    }
};

QTEST_GUILESS_MAIN(TestPace)
#include "tst_pace.moc"
