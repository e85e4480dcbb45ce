// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/read/storefixture.h"

using namespace storescope;

class CountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsStatesAtAMoment();
    void collectionWithoutStates();
};

void CountsTest::countsStatesAtAMoment()
{
    StoreFixture fixture;
    fixture.setProfile("[[collection]]\nid = \"queue\"\nkind = \"queue\"\nfrom = \"queue\"\nkey = "
                       "[\"id\"]\ntail = \"difference\"\n"
                       "[collection.fields]\navailable = { column = \"due\", time = \"ms\" }\n"
                       "[[collection.state]]\nis = \"delayed\"\nwhen = \"due > :now\"\n"
                       "[[collection.state]]\nis = \"claimable\"\n",
                       "queue = [\"due\"]");
    WriterProcess writer(QStringLiteral("shell"), fixture.file(), {QStringLiteral("--create")});
    QVERIFY(writer.waitUntilReady());
    writer.sql("PRAGMA journal_mode=wal");
    writer.sql("CREATE TABLE queue(id INTEGER PRIMARY KEY, due INTEGER)");
    QVERIFY(writer
                .sql("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) "
                     "INSERT INTO queue SELECT i, i * 1000 FROM n")
                .startsWith("ok 0"));
    const auto store = fixture.open();
    QVERIFY(store);
    for (const qint64 delayed : {300'000, 1000, 0}) {
        const Instant now = Instant::fromMilliseconds((300'000 - delayed) * 1000);
        const auto counts = StoreFixture::value(store->stateCounts(QStringLiteral("queue"), now));
        QVERIFY(counts);
        QCOMPARE(counts->total, 300'000);
        QCOMPARE(counts->byState.value(QStringLiteral("delayed")), delayed);
        QCOMPARE(counts->byState.value(QStringLiteral("claimable")), 300'000 - delayed);
        QCOMPARE(counts->asOf, now);
    }
}

void CountsTest::collectionWithoutStates()
{
    StoreFixture fixture;
    fixture.setProfile(StoreFixture::logCollection());
    QVERIFY(fixture.create(QStringLiteral("--rows 3")));
    const auto store = fixture.open();
    const auto counts = StoreFixture::value(store->stateCounts(QStringLiteral("log")));
    QVERIFY(!counts);
    QCOMPARE(errorCodeName(counts.error().code), errorCodeName(ErrorCode::InvalidArgument));
}

QTEST_GUILESS_MAIN(CountsTest)
#include "tst_counts.moc"
