// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/text.h"

#include <QDir>
#include <QTest>

#include <limits>

using namespace storescope;
using namespace std::chrono_literals;

class TestText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void controlsBecomePictures();
    void noControlIsLeft();
    void bytes_data();
    void bytes();
    void durations_data();
    void durations();
    void sizesFromText();
    void noSizes();
    void durationsFromText();
    void noDurations();
    void nearest();
    void tilde();
};

void TestText::controlsBecomePictures()
{
    QCOMPARE(withoutControls(u"plain é 漢字 😀"), QStringLiteral("plain é 漢字 😀"));
    QCOMPARE(withoutControls(u"\x1b[31mred\n"), QStringLiteral("␛[31mred␊"));
    QCOMPARE(withoutControls(u"a\tb\r\x7f"), QStringLiteral("a␉b␍␡"));
    QCOMPARE(withoutControls(u"\u202eevil"), QStringLiteral("\\u{202e}evil"));
    QCOMPARE(withoutControls(u"a\u2028b"), QStringLiteral("a\\u{2028}b"));
    QCOMPARE(withoutControls(QStringView(u"a\0b", 3)), QStringLiteral("a␀b"));
    QCOMPARE(withoutControls(u""), QString());
}

void TestText::noControlIsLeft()
{
    QString all;
    for (char16_t c = 0; c < 0x2100; ++c)
        all += QChar(c);
    for (const QChar c : withoutControls(all)) {
        const auto category = c.category();
        QVERIFY2(category != QChar::Other_Control && category != QChar::Separator_Line &&
                     category != QChar::Separator_Paragraph,
                 qPrintable(QString::number(c.unicode(), 16)));
        QVERIFY(c.direction() != QChar::DirRLO && c.direction() != QChar::DirLRO &&
                c.direction() != QChar::DirRLI);
    }
}

void TestText::bytes_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QString>("shown");
    QTest::newRow("0") << qint64(0) << QStringLiteral("0 B");
    QTest::newRow("B") << qint64(388) << QStringLiteral("388 B");
    QTest::newRow("largest B") << qint64(1023) << QStringLiteral("1023 B");
    QTest::newRow("KB") << qint64(1024) << QStringLiteral("1.0 KB");
    QTest::newRow("KB with a digit") << qint64(189235) << QStringLiteral("184.8 KB");
    QTest::newRow("never 1024.0 KB") << qint64(1048575) << QStringLiteral("1.0 MB");
    QTest::newRow("GB") << qint64(1975684956) << QStringLiteral("1.84 GB");
    QTest::newRow("negative") << qint64(-2048) << QStringLiteral("-2.0 KB");
    QTest::newRow("largest") << std::numeric_limits<qint64>::max() << QStringLiteral("8192.00 PB");
}

void TestText::bytes()
{
    QFETCH(qint64, size);
    QTEST(formatBytes(size), "shown");
}

void TestText::durations_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("shown");
    const auto row = [](std::chrono::nanoseconds duration, const char16_t *shown) {
        const QString text = QString::fromUtf16(shown);
        QTest::newRow(qPrintable(text)) << qint64(duration.count()) << text;
    };
    row(0ns, u"0 ns");
    row(17us, u"17 µs");
    row(841ms, u"841 ms");
    row(999999999ns, u"999 ms");
    row(18420ms, u"18.42 s");
    row(59999ms, u"59.99 s");
    row(6min + 32s, u"6:32");
    row(10min + 5s, u"10:05");
    row(5h + 54min + 59s, u"5 h 54 min");
    row(212h, u"8 d 20 h");
    row(-841ms, u"-841 ms");
    row(std::chrono::nanoseconds::min(), u"-106751 d 23 h");
}

void TestText::durations()
{
    QFETCH(qint64, ns);
    QTEST(formatDuration(std::chrono::nanoseconds(ns)), "shown");
}

void TestText::sizesFromText()
{
    QCOMPARE(parseBytes(u"10"), std::optional<qint64>(10));
    QCOMPARE(parseBytes(u"1MB"), std::optional<qint64>(1048576));
    QCOMPARE(parseBytes(u"1.5k"), std::optional<qint64>(1536));
    QCOMPARE(parseBytes(u"3 GB"), std::optional<qint64>(Q_INT64_C(3221225472)));
    QCOMPARE(parseBytes(u"512b"), std::optional<qint64>(512));
    QCOMPARE(parseBytes(u" 2KiB "), std::optional<qint64>(2048));
}

void TestText::noSizes()
{
    for (const char16_t *text :
         {u"", u"MB", u"-1", u"1XB", u"1.2.3", u"1MB2", u"1e3", u"1,5", u"9000000000 GB"})
        QVERIFY2(!parseBytes(text), qPrintable(QString::fromUtf16(text)));
}

void TestText::durationsFromText()
{
    using Found = std::optional<std::chrono::nanoseconds>;
    QCOMPARE(parseDuration(u"10m"), Found(10min));
    QCOMPARE(parseDuration(u"10min"), Found(10min));
    QCOMPARE(parseDuration(u"1.5h"), Found(90min));
    QCOMPARE(parseDuration(u"250ms"), Found(250ms));
    QCOMPARE(parseDuration(u"2d"), Found(48h));
    QCOMPARE(parseDuration(u"90s"), Found(90s));
    QCOMPARE(parseDuration(u"1h30m"), Found(90min));
    QCOMPARE(parseDuration(u"1h 30m"), Found(90min));
    QCOMPARE(parseDuration(u"3us"), Found(3us));
    QCOMPARE(parseDuration(u"3µs"), Found(3us));
    QCOMPARE(parseDuration(u"1w"), Found(168h));
    QCOMPARE(parseDuration(u"5ns"), Found(5ns));
}

void TestText::noDurations()
{
    for (const char16_t *text : {u"", u"10", u"m", u"-1s", u"1y", u"1h30", u"1..5s", u"300000w"})
        QVERIFY2(!parseDuration(text), qPrintable(QString::fromUtf16(text)));
}

void TestText::nearest()
{
    const QStringList words = {QStringLiteral("sessions"), QStringLiteral("session"), QStringLiteral("sweep"),
                               QStringLiteral("queue"), QStringLiteral("log")};
    QCOMPARE(nearestWord(QStringLiteral("sesions"), words), QStringLiteral("sessions"));
    QCOMPARE(nearestWord(QStringLiteral("qeueu"), words), QString());
    QCOMPARE(nearestWord(QStringLiteral("qeuue"), words), QStringLiteral("queue"));
    QCOMPARE(nearestWord(QStringLiteral("SWEEP"), words), QStringLiteral("sweep"));
    QCOMPARE(nearestWord(QStringLiteral("swe"), words), QStringLiteral("sweep"));
    QCOMPARE(nearestWord(QStringLiteral("lgo"), words), QStringLiteral("log"));
    QCOMPARE(nearestWord(QStringLiteral("artifacts"), words), QString());
    QCOMPARE(nearestWord(QStringLiteral("x"), words), QString());
    QCOMPARE(nearestWord(QString(), words), QString());
}

void TestText::tilde()
{
    const QString home = QDir::homePath();
    QCOMPARE(withTilde(home + QStringLiteral("/a/b.db")), QStringLiteral("~/a/b.db"));
    QCOMPARE(withTilde(home), QStringLiteral("~"));
    QCOMPARE(withTilde(home + QStringLiteral("x/b.db")), home + QStringLiteral("x/b.db"));
    QCOMPARE(withTilde(QStringLiteral("/var/lib/b.db")), QStringLiteral("/var/lib/b.db"));
}

QTEST_GUILESS_MAIN(TestText)
#include "tst_text.moc"
