// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/key.h"

#include <QSet>
#include <QTest>

using namespace storescope;

namespace {

Key key(std::vector<Value> parts)
{
    return {std::move(parts)};
}
Value text(const char *utf8)
{
    return Text{utf8};
}

} // namespace

class TestKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void order();
    void written_data();
    void written();
    void readAgain();
    void integersOnlyWhereSaid();
    void invalidUtf8();
    void hashes();
};

void TestKey::order()
{
    QVERIFY(key({qint64(1), text("b")}) < key({qint64(2), text("a")}));
    QVERIFY(key({qint64(1), text("a")}) < key({qint64(1), text("b")}));
    QVERIFY(key({qint64(1)}) < key({qint64(1), Value()}));
    QVERIFY(key({}) < key({Value()}));
    QVERIFY(!(key({qint64(1)}) < key({1.0})));
    QVERIFY(key({qint64(9)}) < key({qint64(10)}));
    QVERIFY(key({text("10")}) < key({text("9")}));
    QVERIFY(key({}).empty());
}

void TestKey::written_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QString>("expected");
    QTest::newRow("integer") << 0 << QStringLiteral("42");
    QTest::newRow("text as it is") << 1 << QStringLiteral("a/b%c");
    QTest::newRow("several") << 2 << QStringLiteral("7/a%2fb%25c/%00");
    QTest::newRow("null") << 3 << QStringLiteral("%00");
    QTest::newRow("blob") << 4 << QStringLiteral("x'00ff'");
    QTest::newRow("text like a blob") << 5 << QStringLiteral("1/%78'00'");
    QTest::newRow("empty text") << 6 << QStringLiteral("/");
}

void TestKey::written()
{
    const std::vector<Key> keys = {key({qint64(42)}),
                                   key({text("a/b%c")}),
                                   key({qint64(7), text("a/b%c"), Value()}),
                                   key({Value()}),
                                   key({Blob{QByteArray::fromHex("00ff")}}),
                                   key({qint64(1), text("x'00'")}),
                                   key({text(""), text("")})};
    QFETCH(int, which);
    QTEST(toString(keys[static_cast<size_t>(which)]), "expected");
}

void TestKey::readAgain()
{
    const std::vector<Key> keys = {
        key({qint64(-42)}),
        key({text("a/b%c")}),
        key({text("é – %2f")}),
        key({qint64(7), text("a/b%c"), Value()}),
        key({text("%00"), text("%")}),
        key({text("x'00'"), Blob{"\x01/"}}),
        key({text("x'0'"), qint64(3)}),
        key({text(""), Value()}),
        key({1.5, text("1.5")}),
        key({Blob{""}}),
    };
    for (const Key &one : keys) {
        std::vector<bool> integers;
        for (const Value &part : one.parts)
            integers.push_back(part.index() == 1 || part.index() == 2);
        const QString written = toString(one);
        QVERIFY2(keyFromString(written, integers) == one, qPrintable(written));
    }
}

void TestKey::integersOnlyWhereSaid()
{
    QVERIFY(keyFromString(QStringLiteral("7"), {true}) == key({qint64(7)}));
    QVERIFY(keyFromString(QStringLiteral("7"), {false}) == key({text("7")}));
    QVERIFY(keyFromString(QStringLiteral("7x"), {true}) == key({text("7x")}));
    QVERIFY(keyFromString(QStringLiteral("7/8"), {true, false}) == key({qint64(7), text("8")}));
    QVERIFY(keyFromString(QStringLiteral("7/8"), {false}) == key({text("7/8")}));
}

void TestKey::invalidUtf8()
{
    const Key broken = key({text("a\xff\xc3\xa9"), qint64(1)});
    QCOMPARE(toString(broken), QStringLiteral("a%ff%c3%a9/1"));
    QVERIFY(keyFromString(toString(broken), {false, true}) == broken);
}

void TestKey::hashes()
{
    QSet<Key> seen;
    for (qint64 i = 0; i < 1000; ++i) {
        seen.insert(key({i, text("a")}));
        seen.insert(key({i, Blob{"a"}}));
        seen.insert(key({i, text("a")}));
    }
    QCOMPARE(seen.size(), 2000);
    QVERIFY(seen.contains(key({qint64(5), text("a")})));
    QVERIFY(!seen.contains(key({qint64(5)})));
    QCOMPARE(qHash(key({0.0})), qHash(key({-0.0}))); // equal keys hash equally
    QVERIFY(qHash(key({text("a")})) != qHash(key({Blob{"a"}})));
    QVERIFY(qHash(key({text("a"), text("b")})) != qHash(key({text("b"), text("a")})));
}

QTEST_GUILESS_MAIN(TestKey)
#include "tst_key.moc"
