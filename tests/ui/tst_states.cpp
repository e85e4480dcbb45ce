// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What the window says in states that other programs, disks and large stores bring about.
#include "tests/ui/statemakers.h"

#include <QTest>

using namespace storescope;

class StatesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void areSaid_data();
    void areSaid();
};

void StatesTest::areSaid_data()
{
    QTest::addColumn<int>("which");
    const auto states = hardStates();
    for (int which = 0; which < int(states.size()); ++which)
        QTest::newRow(states[size_t(which)].name) << which;
}

void StatesTest::areSaid()
{
    QFETCH(int, which);
    const HardState wanted = hardStates()[size_t(which)];
    const State state = wanted.make();
    QVERIFY2(state, wanted.words);
    QVERIFY(isSaid(*state->window, QLatin1String(wanted.words)));
}

QTEST_MAIN(StatesTest)
#include "tst_states.moc"
