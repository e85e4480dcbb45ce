// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/look/formats.h"

#include <QLocale>
#include <QTest>

using namespace storescope;

class FormatsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void idsKeepTheirPrefixAndEnd()
    {
        QCOMPARE(Formats::shortId(QStringLiteral("art_01KB3VP95W7C")), QStringLiteral("art_…P95W7C"));
        QCOMPARE(Formats::shortId(QStringLiteral("8d5d1a54-6f2a-4f8f-9a64-0a1b2c3d4e5f")),
                 QStringLiteral("…3d4e5f"));
        QCOMPARE(Formats::shortId(QStringLiteral("job-1")), QStringLiteral("job-1"));
        QCOMPARE(Formats::lastSix(QStringLiteral("sess_01KB3T07F3K9Q")), QStringLiteral("7F3K9Q"));
        QCOMPARE(Formats::lastSix(QStringLiteral("main")), QStringLiteral("main"));
    }
    void estimatesAreMarked()
    {
        QCOMPARE(Formats::count(RowCount{11'800'000, false, 0}), QStringLiteral("≈ 11.8 M"));
        QCOMPARE(Formats::count(RowCount{-1, false, 0}), QStringLiteral("…"));
        QVERIFY(!Formats::count(RowCount{11'800'000, true, 1}).contains(QChar(0x2248)));
    }
    void timesOfOtherDaysNameTheDay()
    {
        const Instant now = *Instant::fromIso(QStringLiteral("2026-11-20T14:32:04.731Z"));
        QCOMPARE(Formats::clock(*Instant::fromIso(QStringLiteral("2026-11-20T09:05:01.002Z")), true, now),
                 QStringLiteral("09:05:01.002"));
        QCOMPARE(Formats::clock(*Instant::fromIso(QStringLiteral("2026-11-11T18:04:22.190Z")), true, now),
                 QStringLiteral("11 Nov 18:04:22.190"));
        QCOMPARE(Formats::clock(*Instant::fromIso(QStringLiteral("2024-11-11T18:04:22.190Z")), true, now),
                 QStringLiteral("2024-11-11 18:04:22.190"));
        QCOMPARE(Formats::full(now, true), QStringLiteral("2026-11-20 14:32:04.731 UTC"));
    }
    void whatIsLeftAndHowLongAgo()
    {
        const qint64 second = 1'000'000'000;
        QCOMPARE(Formats::left(252 * second), QStringLiteral("4:12"));
        QCOMPARE(Formats::left(-41 * second), QStringLiteral("0:41"));
        QCOMPARE(Formats::left((5 * 3600 + 54 * 60) * second), QStringLiteral("5 h 54 min"));
        const Instant now = Instant::now();
        QCOMPARE(Formats::ago(now.plusNanos(-3'000'000), now), QStringLiteral("3 ms ago"));
        QCOMPARE(Formats::ago(now.plusNanos(-12 * 60 * second), now), QStringLiteral("12 min ago"));
    }
    void longPathsLoseTheirMiddle()
    {
        const QString shown =
            Formats::path(QStringLiteral("/srv/one/two/three/four/five/six/seven/store.db"), 24);
        QCOMPARE(shown.size(), 24);
        QVERIFY(shown.startsWith(QStringLiteral("/srv")) && shown.endsWith(QStringLiteral("store.db")) &&
                shown.contains(QChar(0x2026)));
    }
};

QTEST_GUILESS_MAIN(FormatsTest)
#include "tst_formats.moc"
