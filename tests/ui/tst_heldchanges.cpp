// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What is kept of a long pause.
#include "ui/models/heldchanges.h"
#include "ui/models/latestchanges.h"

#include <QTest>

using namespace storescope;

class HeldChangesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fewAreKeptWhole();
    void olderRowsAreCounted();
    void olderMatchesKeepTheirKeys();
    void oneChangeStaysOfARowThatWasThere();
    void rowsOutOfOrderAreLost();
    void tooManyChangesAreLost();
    void aHeldListKeepsTheLastChangeOfARow();

private:
    static Key key(qint64 number) { return Key{{Value(number)}}; }
    static Change change(Change::What what, qint64 number, quint64 print = 0)
    {
        return {what, Record{key(number), {Cell{Value(number), 8, false}}, print}};
    }
    static std::vector<Change> added(qint64 from, qint64 to)
    {
        std::vector<Change> changes;
        for (qint64 number = from; number <= to; ++number)
            changes.push_back(change(Change::What::Added, number));
        return changes;
    }
    static constexpr auto most = qint64(HeldChanges::mostWhole);
};

void HeldChangesTest::fewAreKeptWhole()
{
    HeldChanges held;
    held.add(added(11, 15), key(10), false);
    QCOMPARE(held.appended(), 5);
    const auto lot = held.take();
    QCOMPARE(lot.changes.size(), size_t(5));
    QCOMPARE(lot.uncarried, 0);
    QCOMPARE(held.appended(), 0);
}

void HeldChangesTest::olderRowsAreCounted()
{
    HeldChanges held;
    held.add(added(11, 10 + most), key(10), false);
    held.add(added(11 + most, 110 + most), key(10), false);
    QCOMPARE(held.appended(), most + 100);
    held.add({change(Change::What::Removed, 12)}, key(10), false); // one of those that are only counted …
    held.add(added(111 + most, 110 + 2 * most), key(10), false);   // … and now it counts too
    QCOMPARE(held.appended(), 2 * most + 99);
    const auto lot = held.take();
    QVERIFY(!lot.lost);
    QCOMPARE(lot.changes.size(), size_t(most));
    QCOMPARE(lot.uncarried, most + 99);
    QVERIFY(lot.keys.empty());
}

void HeldChangesTest::olderMatchesKeepTheirKeys()
{
    HeldChanges held;
    held.add(added(11, 20 + most), key(10), true);
    const auto lot = held.take();
    QCOMPARE(lot.uncarried, 0);
    QCOMPARE(lot.keys.size(), size_t(10));
    QVERIFY(lot.keys.front() == key(11));
    QVERIFY(lot.changes.front().record.key == key(21));
}

void HeldChangesTest::oneChangeStaysOfARowThatWasThere()
{
    HeldChanges held;
    for (quint64 print = 1; print <= 50; ++print)
        held.add({change(Change::What::Updated, 3, print)}, key(10), false);
    held.add(added(11, 10 + most), key(10), false);
    const auto lot = held.take();
    QVERIFY(!lot.lost);
    QCOMPARE(lot.changes.size(), size_t(most) + 1);
    QCOMPARE(lot.changes.front().record.fingerprint, quint64(50));
}

void HeldChangesTest::rowsOutOfOrderAreLost()
{
    HeldChanges held;
    held.add({change(Change::What::Added, 5)}, key(10), false);
    held.add(added(11, 10 + most), key(10), false);
    QVERIFY(held.take().lost);
}

void HeldChangesTest::tooManyChangesAreLost()
{
    HeldChanges held;
    std::vector<Change> changes;
    for (qint64 number = 1; number <= HeldChanges::mostOlder + most + 1; ++number)
        changes.push_back(change(Change::What::Updated, number));
    held.add(changes, key(1'000'000), false);
    QVERIFY(held.take().lost);
    QVERIFY(!held.take().lost);
}

void HeldChangesTest::aHeldListKeepsTheLastChangeOfARow()
{
    LatestChanges held(3);
    for (quint64 print = 1; print <= 50; ++print)
        held.add({change(Change::What::Updated, 3, print), change(Change::What::Updated, 4, print)});
    QCOMPARE(held.size(), size_t(2));
    QVERIFY(!held.isLost());
    const std::vector<Change> changes = held.take();
    QCOMPARE(changes.front().record.fingerprint, quint64(50));
    held.add(added(1, 4));
    QVERIFY(held.isLost());
    QCOMPARE(held.size(), size_t(0));
}

QTEST_GUILESS_MAIN(HeldChangesTest)
#include "tst_heldchanges.moc"
