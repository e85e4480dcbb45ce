// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/value.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace storescope;

namespace {

Value text(const char *utf8)
{
    return Text{utf8};
}
Value blob(const char *bytes)
{
    return Blob{bytes};
}

constexpr qint64 largest = std::numeric_limits<qint64>::max();
constexpr qint64 least = std::numeric_limits<qint64>::min();

} // namespace

class TestValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void orderIsTotal();
    void integersBesideReals();
    void notANumberIsLeast();
    void bytesDecideText();
    void integers();
    void numbers();
    void display();
    void bytes();
};

void TestValue::orderIsTotal()
{
    const std::vector<Value> ascending = {{},         -std::numeric_limits<double>::infinity(),
                                          least,      qint64(-1),
                                          -0.5,       qint64(0),
                                          0.25,       qint64(1),
                                          1.5,        largest,
                                          9.3e18,     text(""),
                                          text("1"),  text("B"),
                                          text("a"),  text("a\xff"),
                                          blob(""),   blob("0"),
                                          blob("01"), blob("\xff")};
    for (size_t i = 0; i < ascending.size(); ++i) {
        for (size_t j = 0; j < ascending.size(); ++j) {
            const int expected = i < j ? -1 : (i > j ? 1 : 0);
            const int found = compare(ascending[i], ascending[j]);
            QCOMPARE((found > 0) - (found < 0), expected);
        }
    }
}

void TestValue::integersBesideReals()
{
    QCOMPARE(compare(qint64(1), 1.0), 0);
    // 2^53 + 1 is not a double: comparing as doubles would call these equal.
    QVERIFY(compare(qint64(9007199254740993), 9007199254740992.0) > 0);
    QVERIFY(compare(9007199254740992.0, qint64(9007199254740993)) < 0);
    QVERIFY(compare(largest, 9223372036854775808.0) < 0);
    QCOMPARE(compare(least, -9223372036854775808.0), 0);
    QVERIFY(compare(qint64(-1), -1.5) > 0);
    QVERIFY(compare(qint64(-2), -1.5) < 0);
}

void TestValue::notANumberIsLeast()
{
    const double nan = std::nan("");
    QCOMPARE(compare(nan, nan), 0);
    QVERIFY(compare(nan, -std::numeric_limits<double>::infinity()) < 0);
    QVERIFY(compare(nan, least) < 0);
    QVERIFY(compare(Value(), nan) < 0);
}

void TestValue::bytesDecideText()
{
    QVERIFY(compare(text("Z"), text("a")) < 0);
    QVERIFY(compare(text("10"), text("9")) < 0);
    QVERIFY(compare(Text{QByteArray("a\0b", 3)}, Text{QByteArray("a\0c", 3)}) < 0);
    QVERIFY(compare(text("z"), text("\xc3\xa9")) < 0);
}

void TestValue::integers()
{
    QCOMPARE(toInteger(qint64(7)), std::optional<qint64>(7));
    QCOMPARE(toInteger(7.0), std::optional<qint64>(7));
    QCOMPARE(toInteger(7.5), std::optional<qint64>());
    QCOMPARE(toInteger(1e19), std::optional<qint64>());
    QCOMPARE(toInteger(std::nan("")), std::optional<qint64>());
    QCOMPARE(toInteger(text("-9223372036854775808")), std::optional<qint64>(least));
    QCOMPARE(toInteger(text("9223372036854775808")), std::optional<qint64>());
    QCOMPARE(toInteger(text("7a")), std::optional<qint64>());
    QCOMPARE(toInteger(text(" 7")), std::optional<qint64>());
    QCOMPARE(toInteger(text("")), std::optional<qint64>());
    QCOMPARE(toInteger(blob("7")), std::optional<qint64>());
    QCOMPARE(toInteger({}), std::optional<qint64>());
}

void TestValue::numbers()
{
    QCOMPARE(toNumber(qint64(7)), std::optional<double>(7));
    QCOMPARE(toNumber(text("-7.25")), std::optional<double>(-7.25));
    QCOMPARE(toNumber(text("1e3")), std::optional<double>(1000));
    for (const char *word : {"nan", "inf", "infinity", "", "1,5", "1.5x"})
        QVERIFY2(!toNumber(text(word)), word);
    QVERIFY(!toNumber({}));
}

void TestValue::display()
{
    QCOMPARE(toDisplay({}), QString());
    QCOMPARE(toDisplay(qint64(-42)), QStringLiteral("-42"));
    QCOMPARE(toDisplay(0.1), QStringLiteral("0.1"));
    QCOMPARE(toDisplay(0.0), QStringLiteral("0"));
    QCOMPARE(toDisplay(1700000000.0), QStringLiteral("1700000000"));
    QCOMPARE(toDisplay(1795167015.123456), QStringLiteral("1795167015.123456"));
    QCOMPARE(toDisplay(1e300), QStringLiteral("1e+300"));
    QCOMPARE(toDisplay(text("\xc3\xa9")), QStringLiteral("é"));
    QCOMPARE(toDisplay(Blob{QByteArray::fromHex("00ff1a")}), QStringLiteral("00ff1a"));
    QCOMPARE(textValue(QStringLiteral("é")), text("\xc3\xa9"));
}

void TestValue::bytes()
{
    QCOMPARE(bytesOf(text("ab")), QByteArray("ab"));
    QCOMPARE(bytesOf(blob("ab")), QByteArray("ab"));
    QCOMPARE(bytesOf(qint64(1)), QByteArray());
    QVERIFY(isNull({}));
    QVERIFY(!isNull(text("")));
}

QTEST_GUILESS_MAIN(TestValue)
#include "tst_value.moc"
