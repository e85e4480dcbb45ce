// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/jsonb.h"
#include "core/codec/jsontext.h"
#include "tests/codec/jsonbwriter.h"

#include <QRandomGenerator>
#include <QTest>

using namespace storescope;

class TestJsonb : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRealCells_data();
    void readsRealCells();
    void readsEveryType_data();
    void readsEveryType();
    void readsWhatAnotherWriterMakes();
    void refuses_data();
    void refuses();
    void keepsInvalidTextAsBinary();
    void stopsAtDepth();
};

// Cells that libsql wrote for a running product, with what its own json() says of them.
void TestJsonb::readsRealCells_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty text") << QByteArray("5C3777686F07") << QByteArray("{\"who\":\"\"}");
    QTest::newRow("short") << QByteArray("8C476C616E67276465") << QByteArray("{\"lang\":\"de\"}");
    QTest::newRow("nested")
        << QByteArray("CC4337766970025773636F72652334374774616773BB27C3A467E697A5E69CAC00676E657374"
                      "6564CC1B47646565708B13315B13322B133357656D7074790C476E6F6E6500")
        << QByteArray("{\"vip\":false,\"score\":47,\"tags\":[\"ä\",\"日本\",null],\"nested\":{\"deep\":"
                      "[1,[2,[3]]],\"empty\":{},\"none\":null}}");
    QTest::newRow("numbers")
        << QByteArray("CC2B17710737626967C310393030373139393235343734303939314768616C6635302E353765"
                      "78704531652D37")
        << QByteArray("{\"q\":\"\",\"big\":9007199254740991,\"half\":0.5,\"exp\":1e-07}");
    QTest::newRow("long fraction")
        << QByteArray("CC5437766970025773636F7265C5123130302E323835373134323835373134323947746"
                      "16773BB27C3A467E697A5E69CAC00676E6573746564CC1B47646565708B13315B13322B"
                      "133357656D7074790C476E6F6E6500")
        << QByteArray("{\"vip\":false,\"score\":100.28571428571429,\"tags\":[\"ä\",\"日本\","
                      "null],\"nested\":{\"deep\":[1,[2,[3]]],\"empty\":{},\"none\":null}}");
    QTest::newRow("arabic") << QByteArray("CC15576F72646572333732333777686F67D986D988D8B1")
                            << QByteArray("{\"order\":723,\"who\":\"نور\"}");
    QTest::newRow("list") << QByteArray("CC141761876772C3B6C39F6572476C6973743B010200")
                          << QByteArray("{\"a\":\"größer\",\"list\":[true,false,null]}");
}

void TestJsonb::readsRealCells()
{
    QFETCH(QByteArray, hex);
    QFETCH(QByteArray, json);
    const auto result = readJsonb(QByteArray::fromHex(hex), {});
    QVERIFY2(result, result ? "" : qPrintable(result.error().sentence));
    QCOMPARE(toJsonText(*result), json);
}

void TestJsonb::readsEveryType_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("null") << 0 << QByteArray() << QByteArray("null");
    QTest::newRow("null of the future") << 0 << QByteArray("x") << QByteArray("null");
    QTest::newRow("true") << 1 << QByteArray() << QByteArray("true");
    QTest::newRow("false") << 2 << QByteArray() << QByteArray("false");
    QTest::newRow("int") << 3 << QByteArray("-9223372036854775808") << QByteArray("-9223372036854775808");
    QTest::newRow("int, unsigned") << 3 << QByteArray("18446744073709551615")
                                   << QByteArray("18446744073709551615");
    QTest::newRow("int, too great") << 3 << QByteArray("123456789012345678901")
                                    << QByteArray("\"123456789012345678901\"");
    QTest::newRow("int5") << 4 << QByteArray("0xFf") << QByteArray("255");
    QTest::newRow("int5, negative") << 4 << QByteArray("-0x10") << QByteArray("-16");
    QTest::newRow("int5, too great") << 4 << QByteArray("0x1ffffffffffffffff")
                                     << QByteArray("\"0x1ffffffffffffffff\"");
    QTest::newRow("float") << 5 << QByteArray("-2.5e3") << QByteArray("-2500.0");
    QTest::newRow("float, beyond") << 5 << QByteArray("-9e999") << QByteArray("\"-Infinity\"");
    QTest::newRow("float5, no zero") << 6 << QByteArray("+.5") << QByteArray("0.5");
    QTest::newRow("float5, bare point") << 6 << QByteArray("5.") << QByteArray("5.0");
    QTest::newRow("text") << 7 << QByteArray("h\xc3\xa9") << QByteArray("\"hé\"");
    QTest::newRow("textj") << 8 << QByteArray(R"(a\n\u00e9\"\\\/\ud83d\ude80\ud83d)")
                           << QByteArray("\"a\\né\\\"\\\\/🚀\xEF\xBF\xBD\"");
    QTest::newRow("text5") << 9
                           << QByteArray("\\x41\\'\\v\\\nb\\\r\nc\\\xE2\x80\xA8"
                                         "d\\q")
                           << QByteArray("\"A'\\u000bbcdq\"");
    QTest::newRow("textraw") << 10 << QByteArray("say \"hi\"\\") << QByteArray("\"say \\\"hi\\\"\\\\\"");
    QTest::newRow("array") << 11 << QByteArray::fromHex("133100") << QByteArray("[1,null]");
    QTest::newRow("object") << 12 << QByteArray::fromHex("17611331") << QByteArray("{\"a\":1}");
    QTest::newRow("object, escaped key")
        << 12 << QByteArray::fromHex("285c6e1331") << QByteArray("{\"\\n\":1}");
}

void TestJsonb::readsEveryType()
{
    QFETCH(int, type);
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, json);
    for (const int sizeBytes : {0, 1, 2, 4, 8}) {
        const auto result = readJsonb(JsonbWriter(sizeBytes).element(type, payload), {});
        QVERIFY2(result, result ? "" : qPrintable(result.error().sentence));
        QCOMPARE(toJsonText(*result), json);
    }
}

static Json madeUp(QRandomGenerator &random, int depth)
{
    const int kind = int(random.bounded(depth > 0 ? 7 : 5));
    switch (kind) {
    case 0:
        return nullptr;
    case 1:
        return random.bounded(2) == 1;
    case 2:
        return qint64(random.generate64());
    case 3:
        return random.generateDouble() * 1e6;
    case 4:
        return std::string(random.bounded(300), 'x') + "\"\\ é 日";
    default:
        break;
    }
    Json container = kind == 5 ? Json::array() : Json::object();
    const int count = int(random.bounded(6));
    for (int i = 0; i < count; ++i) {
        if (kind == 5)
            container.push_back(madeUp(random, depth - 1));
        else
            container["key" + std::to_string(i)] = madeUp(random, depth - 1);
    }
    return container;
}

void TestJsonb::readsWhatAnotherWriterMakes()
{
    QRandomGenerator random(20261120);
    for (int i = 0; i < 500; ++i) {
        const Json made = madeUp(random, 5);
        for (const int sizeBytes : {0, 4, 8}) {
            const auto read = readJsonb(JsonbWriter(sizeBytes).write(made), {});
            QVERIFY(read);
            QCOMPARE(toJsonText(*read), toJsonText(made));
        }
    }
}

void TestJsonb::refuses_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("reserved type") << QByteArray("0d");
    QTest::newRow("cut size") << QByteArray("dc01");
    QTest::newRow("claims beyond the end") << QByteArray("fc7fffffffffffffff");
    QTest::newRow("claims wrapped") << QByteArray("fbffffffffffffffff");
    QTest::newRow("member beyond its object") << QByteArray("3c1761233132");
    QTest::newRow("key that is a number") << QByteArray("4c13311332");
    QTest::newRow("key without value") << QByteArray("2c1761");
    QTest::newRow("more behind it") << QByteArray("0000");
    QTest::newRow("true with payload") << QByteArray("1131");
    QTest::newRow("int that is none") << QByteArray("2378");
    QTest::newRow("empty int") << QByteArray("03");
    QTest::newRow("float that is a word") << QByteArray("35696e66");
    QTest::newRow("broken escape") << QByteArray("285c75");
    QTest::newRow("lone backslash") << QByteArray("185c");
}

void TestJsonb::refuses()
{
    QFETCH(QByteArray, hex);
    const auto result = readJsonb(QByteArray::fromHex(hex), {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Corrupt);
}

void TestJsonb::keepsInvalidTextAsBinary()
{
    const auto result = readJsonb(QByteArray::fromHex("3b27fffe"), {});
    QVERIFY(result && (*result)[0].is_binary());
}

void TestJsonb::stopsAtDepth()
{
    Json deep = Json::array();
    for (int i = 0; i < 63; ++i)
        deep = Json::array({deep});
    QVERIFY(readJsonb(JsonbWriter().write(deep), {}));
    const auto tooDeep = readJsonb(JsonbWriter().write(Json::array({deep})), {});
    QVERIFY(!tooDeep);
    QCOMPARE(tooDeep.error().code, ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(TestJsonb)
#include "tst_jsonb.moc"
