// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/jsonappend.h"

#include <QTest>

#include <limits>

using namespace storescope;

class TestJsonAppend : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stringsAreEscaped_data();
    void stringsAreEscaped();
    void numbersReadBackTheSame();
    void timesHaveTheirDigits();
    void validJsonIsCompacted_data();
    void validJsonIsCompacted();
    void invalidJsonLeavesTheBuffer_data();
    void invalidJsonLeavesTheBuffer();
    void deepJsonIsRefused();
};

namespace {
QByteArray string(const QByteArray &text)
{
    QByteArray out;
    appendJsonString(out, text);
    return out;
}
} // namespace

void TestJsonAppend::stringsAreEscaped_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("plain") << QByteArray("a b") << QByteArray(R"("a b")");
    QTest::newRow("quote and backslash") << QByteArray("a\"b\\c") << QByteArray(R"("a\"b\\c")");
    QTest::newRow("line feed, tab") << QByteArray("a\nb\tc") << QByteArray(R"("a\nb\tc")");
    QTest::newRow("escape character") << QByteArray("\x1b[31m") << QByteArray(R"("\u001b[31m")");
    QTest::newRow("NUL") << QByteArray("a\0b", 3) << QByteArray(R"("a\u0000b")");
    QTest::newRow("delete") << QByteArray("\x7f") << QByteArray(R"("\u007f")");
    QTest::newRow("C1 control") << QByteArray("\xc2\x9b") << QByteArray(R"("\u009b")");
    QTest::newRow("right-to-left override") << QByteArray("\xe2\x80\xae") << QByteArray(R"("\u202e")");
    QTest::newRow("line separator") << QByteArray("\xe2\x80\xa8") << QByteArray(R"("\u2028")");
    QTest::newRow("letters of all lengths") << QByteArray("é棚🧾") << QByteArray("\"é棚🧾\"");
    QTest::newRow("not UTF-8") << QByteArray("a\xff"
                                             "b")
                               << QByteArray("\"a\xef\xbf\xbd"
                                             "b\"");
    QTest::newRow("surrogate in UTF-8")
        << QByteArray("\xed\xa0\x80") << QByteArray("\"\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"");
    QTest::newRow("cut sequence") << QByteArray("\xe2\x80") << QByteArray("\"\xef\xbf\xbd\xef\xbf\xbd\"");
}

void TestJsonAppend::stringsAreEscaped()
{
    QFETCH(QByteArray, text);
    QTEST(string(text), "expected");
}

void TestJsonAppend::numbersReadBackTheSame()
{
    for (const double number : {0.1, 1.0 / 3, 1e300, 5e-324, -2.5, 123456789012345680.0}) {
        QByteArray out;
        appendJsonNumber(out, number);
        QCOMPARE(out.toDouble(), number);
    }
    QByteArray out;
    appendJsonNumber(out, 3.0);
    QCOMPARE(out, QByteArray("3.0"));
    out.clear();
    appendJsonNumber(out, std::numeric_limits<double>::infinity());
    QCOMPARE(out, QByteArray("\"Infinity\""));
}

void TestJsonAppend::timesHaveTheirDigits()
{
    for (const char *text :
         {"2026-11-20T14:32:04Z", "2026-11-20T14:32:04.7Z", "2026-11-20T14:32:04.731Z",
          "2026-11-20T14:32:04.731000001Z", "1969-12-31T23:59:59.999Z", "0000-03-01T00:00:00.00Z"}) {
        QByteArray out;
        appendJsonTime(out, *Instant::fromIso(QString::fromLatin1(text)));
        QCOMPARE(out, '"' + QByteArray(text) + '"');
    }
    Instant far;
    far.seconds = 400'000'000'000; // year 14645
    QByteArray out;
    appendJsonTime(out, far);
    QCOMPARE(out, '"' + far.toIso().toLatin1() + '"');
}

void TestJsonAppend::validJsonIsCompacted_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("spaces") << QByteArray(" { \"a\" : [ 1 , 2 ] }\n") << QByteArray(R"({"a":[1,2]})");
    QTest::newRow("spaces inside strings stay")
        << QByteArray(R"({"a b":" c "})") << QByteArray(R"({"a b":" c "})");
    QTest::newRow("numbers keep their digits") << QByteArray("[1.0,1E-7,-0,12345678901234567890.00]")
                                               << QByteArray("[1.0,1E-7,-0,12345678901234567890.00]");
    QTest::newRow("words") << QByteArray("[true, false, null]") << QByteArray("[true,false,null]");
    QTest::newRow("escapes stay") << QByteArray(R"("\u00e9\n\/")") << QByteArray(R"("\u00e9\n\/")");
    QTest::newRow("empty") << QByteArray("[{},[]]") << QByteArray("[{},[]]");
    QTest::newRow("delete in a string") << QByteArray("\"\x7f\"") << QByteArray(R"("\u007f")");
    QTest::newRow("override in a string") << QByteArray("\"\xe2\x80\xae\"") << QByteArray(R"("\u202e")");
    QTest::newRow("equal names stay") << QByteArray(R"({"a":1,"a":2})") << QByteArray(R"({"a":1,"a":2})");
}

void TestJsonAppend::validJsonIsCompacted()
{
    QFETCH(QByteArray, json);
    QByteArray out;
    QVERIFY(appendCompactJson(out, json));
    QTEST(out, "expected");
}

void TestJsonAppend::invalidJsonLeavesTheBuffer_data()
{
    QTest::addColumn<QByteArray>("json");
    for (const char *json : {"",
                             " ",
                             "{",
                             "{\"a\"}",
                             "{\"a\":1,}",
                             "[1,]",
                             "[1 2]",
                             "01",
                             "1.",
                             "-",
                             "1e",
                             ".5",
                             "+1",
                             "tru",
                             "nulls",
                             "\"a",
                             "\"\\x\"",
                             "\"\\u12g4\"",
                             "{a:1}",
                             "'a'",
                             "[1]x",
                             "\"\n\"",
                             "\"\xff\"",
                             "NaN",
                             "{\"a\":1 \"b\":2}",
                             "\xef\xbb\xbf{}"})
        QTest::newRow(json) << QByteArray(json);
    QTest::newRow("NUL behind") << QByteArray("{}\0", 3);
}

void TestJsonAppend::invalidJsonLeavesTheBuffer()
{
    QFETCH(QByteArray, json);
    QByteArray out("before");
    QVERIFY(!appendCompactJson(out, json));
    QCOMPARE(out, QByteArray("before"));
}

void TestJsonAppend::deepJsonIsRefused()
{
    QByteArray out;
    QVERIFY(appendCompactJson(out, QByteArray(150, '[') + QByteArray(150, ']')));
    QVERIFY(!appendCompactJson(out, QByteArray(100'000, '[') + QByteArray(100'000, ']')));
}

QTEST_GUILESS_MAIN(TestJsonAppend)
#include "tst_jsonappend.moc"
