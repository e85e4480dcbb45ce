// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/instant.h"

#include <QTest>

#include <limits>

using namespace storescope;

class TestInstant : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void iso_data();
    void iso();
    void noTime_data();
    void noTime();
    void everyDayOfACentury();
    void keepsDigits();
    void saturates();
    void negativeFractionsRoundDown();
    void differences();
    void comparingIgnoresDigits();
};

void TestInstant::iso_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<int>("nanos");
    QTest::addColumn<int>("digits");
    QTest::addColumn<QString>("again"); // what toIso writes
    const auto row = [](const char *text, qint64 seconds, int nanos, int digits, const char *again) {
        QTest::newRow(text) << QString::fromLatin1(text) << seconds << nanos << digits
                            << QString::fromLatin1(again);
    };
    row("1970-01-01T00:00:00Z", 0, 0, 0, "1970-01-01T00:00:00Z");
    row("2026-11-20T09:30:15Z", 1795167015, 0, 0, "2026-11-20T09:30:15Z");
    row("2026-11-20T09:30:15.7Z", 1795167015, 700000000, 1, "2026-11-20T09:30:15.7Z");
    row("2026-11-20T09:30:15.700Z", 1795167015, 700000000, 3, "2026-11-20T09:30:15.700Z");
    row("2026-11-20T09:30:15.123456789Z", 1795167015, 123456789, 9, "2026-11-20T09:30:15.123456789Z");
    row("2026-11-20T09:30:15.1234567899Z", 1795167015, 123456789, 9, "2026-11-20T09:30:15.123456789Z");
    row("2026-11-20 09:30:15", 1795167015, 0, 0, "2026-11-20T09:30:15Z");
    row("2026-11-20 09:30:15,25", 1795167015, 250000000, 2, "2026-11-20T09:30:15.25Z");
    row("2026-11-20t09:30:15z", 1795167015, 0, 0, "2026-11-20T09:30:15Z");
    row("2026-11-20T11:30:15+02:00", 1795167015, 0, 0, "2026-11-20T09:30:15Z");
    row("2026-11-20T04:00:15.5-0530", 1795167015, 500000000, 1, "2026-11-20T09:30:15.5Z");
    row("2026-11-20 10:30:15+01", 1795167015, 0, 0, "2026-11-20T09:30:15Z");
    row("2026-11-20 09:30:15.25 +0000 UTC", 1795167015, 250000000, 2, "2026-11-20T09:30:15.25Z");
    row("2026-11-20 10:30:15.25 +0100 CET m=+0.012345", 1795167015, 250000000, 2, "2026-11-20T09:30:15.25Z");
    row("2026-11-20 09:30:15 UTC", 1795167015, 0, 0, "2026-11-20T09:30:15Z");
    row("2026-11-20 09:30", 1795167000, 0, 0, "2026-11-20T09:30:00Z");
    row("2026-11-20", 1795132800, 0, 0, "2026-11-20T00:00:00Z");
    row("1969-12-31T23:59:59.5Z", -1, 500000000, 1, "1969-12-31T23:59:59.5Z");
    row("2024-02-29T00:00:00Z", 1709164800, 0, 0, "2024-02-29T00:00:00Z");
    row("2016-12-31T23:59:60Z", 1483228800, 0, 0, "2017-01-01T00:00:00Z");
    row("0001-01-01T00:00:00Z", -62135596800, 0, 0, "0001-01-01T00:00:00Z");
    row("9999-12-31T23:59:59Z", 253402300799, 0, 0, "9999-12-31T23:59:59Z");
    row("+12345-06-07T08:09:10Z", 327416976550, 0, 0, "+12345-06-07T08:09:10Z");
    row("-0044-03-15T12:00:00Z", -63549316800, 0, 0, "-0044-03-15T12:00:00Z");
}

void TestInstant::iso()
{
    QFETCH(QString, text);
    const auto instant = Instant::fromIso(text);
    QVERIFY(instant);
    QTEST(qint64(instant->seconds), "seconds");
    QTEST(int(instant->nanos), "nanos");
    QTEST(int(instant->digits), "digits");
    QTEST(instant->toIso(), "again");
    QCOMPARE(*Instant::fromIso(instant->toIso()), *instant);
}

void TestInstant::noTime_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             "now",
                             "2026",
                             "2026-11",
                             "2026-13-01",
                             "2026-02-29",
                             "2026-11-20T",
                             "2026-11-20T24:00:00Z",
                             "2026-11-20T10:60:00Z",
                             "2026-11-20T10:00:61Z",
                             "2026-11-20T10:00:00.Z",
                             "2026-11-20T10:00:00+",
                             "2026-11-20T10:00:00+25:00",
                             "2026-11-20T10:00:00Zx",
                             "2026-11-20x10:00:00",
                             "20261120T100000Z",
                             "2026-11-20T10:00:00Z 2026",
                             "12345-01-01T00:00:00Z",
                             "2026-1-2",
                             "1795167015",
                             "-2026-11-20x"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

void TestInstant::noTime()
{
    QFETCH(QString, text);
    const auto instant = Instant::fromIso(text);
    QVERIFY2(!instant, instant ? qPrintable(instant->toIso()) : "");
}

void TestInstant::everyDayOfACentury()
{
    QDate date(1899, 12, 31);
    for (int day = 0; day < 73000; ++day, date = date.addDays(1)) {
        const QDateTime noon(date, QTime(12, 34, 56), Qt::UTC);
        const Instant instant{noon.toSecsSinceEpoch(), 0, 0};
        const QString iso = noon.toString(Qt::ISODate);
        QCOMPARE(instant.toIso(), iso);
        QCOMPARE(*Instant::fromIso(iso), instant);
    }
}

void TestInstant::keepsDigits()
{
    QCOMPARE(Instant::fromMilliseconds(1795167015120).toIso(), QStringLiteral("2026-11-20T09:30:15.120Z"));
    QCOMPARE(Instant::fromNanoseconds(1795167015120000000).toIso(),
             QStringLiteral("2026-11-20T09:30:15.120000000Z"));
    Instant whole = Instant::fromMilliseconds(1795167015120);
    whole.digits = 0;
    QCOMPARE(whole.toIso(), QStringLiteral("2026-11-20T09:30:15Z"));
}

void TestInstant::saturates()
{
    using Limits = std::numeric_limits<std::int64_t>;
    const Instant far = *Instant::fromIso(u"9999-12-31T23:59:59Z");
    QCOMPARE(far.milliseconds(), 253402300799000);
    QCOMPARE(far.nanoseconds(), Limits::max());
    QCOMPARE(Instant::fromIso(u"0001-01-01T00:00:00Z")->nanoseconds(), Limits::min());
    QCOMPARE((Instant{Limits::max(), 0}.milliseconds()), Limits::max());
    QCOMPARE((Instant{Limits::min(), 0}.milliseconds()), Limits::min());
    QCOMPARE(Instant::fromNanoseconds(Limits::min()).nanoseconds(), Limits::min());
    QCOMPARE(Instant::fromNanoseconds(Limits::min() + 1).nanoseconds(), Limits::min() + 1);
    QCOMPARE(Instant::fromNanoseconds(Limits::max()).nanoseconds(), Limits::max());
    QCOMPARE((Instant{Limits::max(), 999'999'999}.plusNanos(1).seconds), Limits::max());
    QCOMPARE((Instant{Limits::min(), 0}.plusNanos(-1).seconds), Limits::min());
}

void TestInstant::negativeFractionsRoundDown()
{
    const Instant instant = Instant::fromMilliseconds(-1);
    QCOMPARE(instant.seconds, -1);
    QCOMPARE(instant.nanos, 999000000);
    QCOMPARE(instant.milliseconds(), -1);
    QCOMPARE(Instant::fromNanoseconds(-1).milliseconds(), -1);
    QCOMPARE(Instant::fromMilliseconds(-1000).seconds, -1);
}

void TestInstant::differences()
{
    const Instant a = Instant::fromNanoseconds(5'000'000'001);
    const Instant b = Instant::fromNanoseconds(3'999'999'999);
    QCOMPARE(a.since(b), 1'000'000'002);
    QCOMPARE(b.since(a), -1'000'000'002);
    QCOMPARE(b.plusNanos(a.since(b)), a);
    QCOMPARE(a.plusNanos(b.since(a)), b);
    const Instant far = *Instant::fromIso(u"9999-01-01T00:00:00Z");
    QCOMPARE(far.since(a), std::numeric_limits<std::int64_t>::max());
    QCOMPARE(a.since(far), std::numeric_limits<std::int64_t>::min());
    QVERIFY(Instant::now().since(*Instant::fromIso(u"2020-01-01T00:00:00Z")) > 0);
}

void TestInstant::comparingIgnoresDigits()
{
    const Instant coarse{10, 0, 0};
    const Instant fine{10, 0, 9};
    QCOMPARE(coarse, fine);
    QVERIFY(!(coarse < fine));
    QVERIFY(coarse < (Instant{10, 1}));
    QVERIFY((Instant{-1, 999'999'999}) < (Instant{0, 0}));
}

QTEST_GUILESS_MAIN(TestInstant)
#include "tst_instant.moc"
