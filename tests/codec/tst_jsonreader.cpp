// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/json.h"
#include "core/codec/jsontext.h"

#include <QTest>

#include <cmath>

using namespace storescope;

class TestJsonReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void readsNumbersThatJsonLacks();
    void refuses_data();
    void refuses();
    void stopsAtDepth();
    void stopsAtTooManyValues();
    void readsManyKeysInLinearTime();
    void readsLines();
    void namesTheBrokenLine();
};

void TestJsonReader::reads_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("json");
    const auto same = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text << text; };
    same("empty object", "{}");
    same("order of keys is kept", R"({"z":1,"a":[true,false,null],"m":{"x":"é 日 🚀"}})");
    same("duplicate keys", R"({"a":1,"a":2})");
    same("integers", "[9223372036854775807,-9223372036854775808,18446744073709551615]");
    same("scalar", "\"text\"");
    QTest::newRow("spaces") << QByteArray(" [ 1 , 2 ]\n") << QByteArray("[1,2]");
    QTest::newRow("integer beyond 64 bits")
        << QByteArray("[18446744073709551616,-9223372036854775809]")
        << QByteArray(R"(["18446744073709551616","-9223372036854775809"])");
    QTest::newRow("NUL in text") << QByteArray(R"("a\u0000b")") << QByteArray(R"("a\u0000b")");
    QTest::newRow("bare words") << QByteArray(R"({"a":NaN,"b":[Infinity,-Infinity],"NaN":"NaN, \"Infinity"})")
                                << QByteArray(
                                       R"({"a":"NaN","b":["Infinity","-Infinity"],"NaN":"NaN, \"Infinity"})");
    QTest::newRow("beyond a double") << QByteArray("[1e400,-1e400,1e-400,2.5]")
                                     << QByteArray(R"(["1e400","-1e400",0.0,2.5])");
}

void TestJsonReader::reads()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, json);
    const auto result = readJson(text, {});
    QVERIFY2(result, result ? "" : qPrintable(result.error().sentence));
    QCOMPARE(toJsonText(*result), json);
}

void TestJsonReader::readsNumbersThatJsonLacks()
{
    const auto result = readJson(QByteArray("[NaN,-Infinity,\"NaN\"]"), {});
    QVERIFY(result);
    QVERIFY(std::isnan((*result)[0].get<double>()));
    QCOMPARE((*result)[1].get<double>(), -qInf());
    QVERIFY((*result)[2].is_string());
}

void TestJsonReader::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut") << QByteArray("{\"a\":");
    QTest::newRow("two values") << QByteArray("{} {}");
    QTest::newRow("invalid UTF-8") << QByteArray("[\"\xff\"]");
    QTest::newRow("word") << QByteArray("[Nan]");
    QTest::newRow("comma") << QByteArray("[1,]");
    QTest::newRow("bare word, but broken") << QByteArray("[NaN");
    QTest::newRow("control in text") << QByteArray("[\"a\nb\"]");
}

void TestJsonReader::refuses()
{
    QFETCH(QByteArray, text);
    const auto result = readJson(text, {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Corrupt);
}

void TestJsonReader::stopsAtDepth()
{
    QVERIFY(readJson(QByteArray(64, '[') + QByteArray(64, ']'), {}));
    const auto deep = readJson(QByteArray(65, '[') + QByteArray(65, ']'), {});
    QVERIFY(!deep);
    QCOMPARE(deep.error().code, ErrorCode::Unsupported);
    DecodeLimits limits;
    limits.depth = 1'000'000'000;
    QVERIFY(!readJson(QByteArray(3'000'000, '['), limits));
}

void TestJsonReader::stopsAtTooManyValues()
{
    DecodeLimits limits;
    limits.values = 100;
    const auto result = readJson('[' + QByteArray("1,").repeated(200) + "1]", limits);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Unsupported);
}

void TestJsonReader::readsManyKeysInLinearTime()
{
    QByteArray text("{");
    for (int i = 0; i < 300'000; ++i)
        text += "\"key number " + QByteArray::number(i) + "\":1,";
    text.back() = '}';
    const auto result = readJson(text, {});
    QVERIFY(result);
    QCOMPARE(result->size(), std::size_t(300'000));
}

void TestJsonReader::readsLines()
{
    const auto result = readJsonLines(QByteArray("{\"a\":1}\r\n\n[2]\n3"), {});
    QVERIFY(result);
    QCOMPARE(toJsonText(*result), QByteArray("[{\"a\":1},[2],3]"));
    QCOMPARE(toJsonText(*readJsonLines(QByteArray(), {})), QByteArray("[]"));
}

void TestJsonReader::namesTheBrokenLine()
{
    const auto result = readJsonLines(QByteArray("{}\n\n{"), {});
    QVERIFY(!result);
    QVERIFY(result.error().sentence.startsWith(u"Line 3: Not JSON after all"));
}

QTEST_GUILESS_MAIN(TestJsonReader)
#include "tst_jsonreader.moc"
