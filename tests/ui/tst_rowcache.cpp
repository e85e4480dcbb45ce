// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/rowcache.h"

#include <QTest>

using namespace storescope;

namespace {

Key key(qint64 number)
{
    return Key{{Value(number)}};
}

std::vector<Record> records(qint64 first, qint64 last)
{
    std::vector<Record> made;
    for (qint64 number = first; number <= last; ++number)
        made.push_back({key(number), {}, quint64(number)});
    return made;
}

} // namespace

class RowCacheTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsByRowAndByKey()
    {
        RowCache cache;
        cache.put(100, records(501, 510));
        cache.put(0, records(1, 3));
        QVERIFY(cache.at(100) && cache.at(100)->key == key(501));
        QVERIFY(!cache.at(99));
        QCOMPARE(cache.rowOf(key(505)), 104);
        QCOMPARE(cache.rowOf(key(4)), -1);
        QCOMPARE(cache.lastRow(), 109);
        QCOMPARE(cache.runEnd(0), 2);
        QCOMPARE(cache.runBegin(105), 100);
    }
    void placesAreKnownOnlyBetweenNeighbours()
    {
        RowCache cache;
        cache.put(10, {{key(10), {}, 0}, {key(20), {}, 0}});
        QCOMPARE(cache.placeFor(key(15)), 11);
        QCOMPARE(cache.placeFor(key(5)), -1); // what lies before row 10 is not here
        QCOMPARE(cache.placeFor(key(25)), -1);
        cache.put(0, {{key(3), {}, 0}});
        QCOMPARE(cache.placeFor(key(1)), 0);
    }
    void shiftsAndRemoves()
    {
        RowCache cache;
        cache.put(0, records(0, 9));
        cache.shift(5, 2);
        QCOMPARE(cache.rowOf(key(4)), 4);
        QCOMPARE(cache.rowOf(key(5)), 7);
        cache.removeRows(3, 4); // rows 3, 4 and the two empty places
        QCOMPARE(cache.rowOf(key(4)), -1);
        QCOMPARE(cache.rowOf(key(5)), 3);
    }
    void putReplaces()
    {
        RowCache cache;
        cache.put(0, records(0, 4));
        cache.put(2, records(12, 13));
        QCOMPARE(cache.size(), 5);
        QVERIFY(cache.at(2)->key == key(12));
        QVERIFY(cache.replace(2, {key(12), {}, 99}));
        QCOMPARE(cache.at(2)->fingerprint, quint64(99));
        QVERIFY(!cache.replace(50, {}));
    }
    void trimKeepsWhatIsShownAndTheNewest()
    {
        RowCache cache;
        cache.put(0, records(0, 999));
        cache.trim(100, 120, 50, 1000);
        QVERIFY(!cache.at(49) && cache.at(50) && cache.at(170) && !cache.at(171));
        QVERIFY(!cache.at(949) && cache.at(950) && cache.at(999));
    }
};

QTEST_GUILESS_MAIN(RowCacheTest)
#include "tst_rowcache.moc"
