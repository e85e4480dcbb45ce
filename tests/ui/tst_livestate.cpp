// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/livestate.h"

#include <QSignalSpy>
#include <QTest>

using namespace storescope;
using Mode = LiveState::Mode;

class LiveStateTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void followsAtFirstAndCountsNothing()
    {
        LiveState state;
        QCOMPARE(state.mode(), Mode::Following);
        state.arrived(7);
        QCOMPARE(state.waiting(), 0);
    }
    void readingCountsWhatComesBelow()
    {
        LiveState state;
        QSignalSpy modes(&state, &LiveState::modeChanged);
        state.leaveEnd();
        state.leaveEnd();
        QCOMPARE(state.mode(), Mode::Reading);
        QCOMPARE(modes.size(), 1);
        state.arrived(200);
        state.arrived(14);
        QCOMPARE(state.waiting(), 214);
        state.follow();
        QCOMPARE(state.mode(), Mode::Following);
        QCOMPARE(state.waiting(), 0);
    }
    void pauseIsNotLeftByScrolling()
    {
        LiveState state;
        state.pause();
        QCOMPARE(state.mode(), Mode::Paused);
        state.leaveEnd();
        QCOMPARE(state.mode(), Mode::Paused);
        state.arrived(3);
        QCOMPARE(state.waiting(), 3);
    }
    void pauseAgainShowsNewAndStays()
    {
        LiveState state;
        state.pause();
        state.arrived(3);
        state.pause();
        QCOMPARE(state.mode(), Mode::Reading);
        QCOMPARE(state.waiting(), 3); // they lie below now
    }
    void pauseCountsFromItself()
    {
        LiveState state;
        state.leaveEnd();
        state.arrived(5);
        state.pause();
        QCOMPARE(state.waiting(), 0);
        state.arrived(2);
        state.follow();
        QCOMPARE(state.mode(), Mode::Following);
        QCOMPARE(state.waiting(), 0);
    }
};

QTEST_GUILESS_MAIN(LiveStateTest)
#include "tst_livestate.moc"
