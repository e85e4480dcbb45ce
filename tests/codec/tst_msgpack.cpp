// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/jsonpath.h"
#include "core/codec/jsontext.h"
#include "core/codec/msgpack.h"

#include <QTest>
#include <QtEndian>

#include <cmath>

using namespace storescope;

class TestMsgpack : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryType_data();
    void readsEveryType();
    void keepsFloatsThatJsonLacks();
    void keepsInvalidTextAsBinary();
    void keepsExtensions();
    void opensNestedExtensions();
    void readsTimestamps_data();
    void readsTimestamps();
    void refuses_data();
    void refuses();
    void stopsAtDepth();
    void stopsAtNestedDepth();
    void stopsAtTooManyValues();
    void readsAHugeMapInLinearTime();
    void keepsDuplicateKeys();
};

// What langgraph wrote for an interrupt: a list of one extension 2, itself msgpack.
static const QByteArray Interrupt =
    QByteArray::fromHex("91c7870293af6c616e6767726170682e7479706573a9496e7465727275707483a576616c756582a87175"
                        "657374696f6ea8617070726f7665"
                        "3fa56974656d7393a66261736b6574a672657475726ea670617263656ca26964d9203935353136353766"
                        "6136643732363035336334356266"
                        "38633635646433323661af726573706f6e73655f736368656d61c0");

void TestMsgpack::readsEveryType_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nil") << QByteArray("c0") << QByteArray("null");
    QTest::newRow("booleans") << QByteArray("92c2c3") << QByteArray("[false,true]");
    QTest::newRow("fixints") << QByteArray("93007fe0") << QByteArray("[0,127,-32]");
    QTest::newRow("unsigned") << QByteArray("94ccffcdffffceffffffffcfffffffffffffffff")
                              << QByteArray("[255,65535,4294967295,18446744073709551615]");
    QTest::newRow("signed") << QByteArray("94d080d18000d280000000d38000000000000000")
                            << QByteArray("[-128,-32768,-2147483648,-9223372036854775808]");
    QTest::newRow("floats") << QByteArray("92ca3fc00000cb3ff8000000000000") << QByteArray("[1.5,1.5]");
    QTest::newRow("texts") << QByteArray("94a0a2c3a9d90161da000162")
                           << QByteArray("[\"\",\"é\",\"a\",\"b\"]");
    QTest::newRow("str32") << QByteArray("db0000000163") << QByteArray("\"c\"");
    QTest::newRow("array16") << QByteArray("dc00020102") << QByteArray("[1,2]");
    QTest::newRow("array32") << QByteArray("dd000000020102") << QByteArray("[1,2]");
    QTest::newRow("map") << QByteArray("82a16101a16290") << QByteArray("{\"a\":1,\"b\":[]}");
    QTest::newRow("map16") << QByteArray("de0001a16180") << QByteArray("{\"a\":{}}");
    QTest::newRow("map32") << QByteArray("df00000001a161c0") << QByteArray("{\"a\":null}");
    QTest::newRow("integer keys") << QByteArray("8201a161ffa162") << QByteArray("{\"1\":\"a\",\"-1\":\"b\"}");
    QTest::newRow("binary key") << QByteArray("81c40200ff01")
                                << QByteArray("{\"{\\\"hex\\\":\\\"00ff\\\"}\":1}");
    QTest::newRow("array as key") << QByteArray("8192010203") << QByteArray("{\"[1,2]\":3}");
    QTest::newRow("nil as key") << QByteArray("81c003") << QByteArray("{\"null\":3}");
}

void TestMsgpack::readsEveryType()
{
    QFETCH(QByteArray, hex);
    QFETCH(QByteArray, json);
    const auto result = readMsgpack(QByteArray::fromHex(hex), {});
    QVERIFY2(result, result ? "" : qPrintable(result.error().sentence));
    QCOMPARE(toJsonText(*result), json);
}

void TestMsgpack::keepsFloatsThatJsonLacks()
{
    const auto result =
        readMsgpack(QByteArray::fromHex("93cb7ff8000000000000cb7ff0000000000000caff800000"), {});
    QVERIFY(result);
    QVERIFY(std::isnan((*result)[0].get<double>()));
    QCOMPARE((*result)[1].get<double>(), qInf());
    QCOMPARE((*result)[2].get<double>(), -qInf());
    QCOMPARE(toJsonText(*result), QByteArray("[\"NaN\",\"Infinity\",\"-Infinity\"]"));
}

void TestMsgpack::keepsInvalidTextAsBinary()
{
    const auto result = readMsgpack(QByteArray::fromHex("91a2fffe"), {});
    QVERIFY(result);
    QVERIFY((*result)[0].is_binary());
    QCOMPARE(toBytes((*result)[0]), std::optional(QByteArray("\xff\xfe")));
}

void TestMsgpack::keepsExtensions()
{
    const auto result = readMsgpack(Interrupt, {});
    QVERIFY(result);
    QVERIFY((*result)[0].is_binary());
    QCOMPARE((*result)[0].get_binary().subtype(), 2u);
    QCOMPARE((*result)[0].get_binary().size(), std::size_t(0x87));
}

void TestMsgpack::opensNestedExtensions()
{
    const auto result = readMsgpack(Interrupt, {}, Extensions::Nested);
    QVERIFY(result);
    QCOMPARE(atPath(*result, u"[0].ext")->get<int>(), 2);
    QCOMPARE(atPath(*result, u"[0].value[1]")->get<std::string>(), "Interrupt");
    QCOMPARE(atPath(*result, u"[0].value[2].value.question")->get<std::string>(), "approve?");
    // An extension with other bytes stays what it was.
    const auto plain = readMsgpack(QByteArray::fromHex("d60500010203"), {}, Extensions::Nested);
    QVERIFY(plain && plain->is_binary());
}

void TestMsgpack::readsTimestamps_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QString>("text");
    QTest::newRow("32 bit") << QByteArray("d6ff00000001") << QStringLiteral("1970-01-01T00:00:01Z");
    QTest::newRow("64 bit") << QByteArray("d7ff0000000800000001")
                            << QStringLiteral("1970-01-01T00:00:01.000000002Z");
    QTest::newRow("96 bit") << QByteArray("c70cff00000003ffffffffffffffff")
                            << QStringLiteral("1969-12-31T23:59:59.000000003Z");
}

void TestMsgpack::readsTimestamps()
{
    QFETCH(QByteArray, hex);
    QFETCH(QString, text);
    const auto result = readMsgpack(QByteArray::fromHex(hex), {});
    QVERIFY(result && result->is_string());
    QCOMPARE(QString::fromStdString(result->get<std::string>()), text);
}

void TestMsgpack::refuses_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("never used byte") << QByteArray("c1");
    QTest::newRow("cut integer") << QByteArray("cd01");
    QTest::newRow("cut text") << QByteArray("a361");
    QTest::newRow("claims four billion elements") << QByteArray("ddffffffff00");
    QTest::newRow("claims four billion bytes") << QByteArray("c6ffffffff00");
    QTest::newRow("claims four billion pairs") << QByteArray("dfffffffff0000");
    QTest::newRow("more behind it") << QByteArray("0101");
    QTest::newRow("a key without value") << QByteArray("8101");
    QTest::newRow("cut extension") << QByteArray("d805");
}

void TestMsgpack::refuses()
{
    QFETCH(QByteArray, hex);
    const auto result = readMsgpack(QByteArray::fromHex(hex), {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Corrupt);
    QVERIFY(result.error().sentence.startsWith(u"Not msgpack after all (byte "));
}

void TestMsgpack::stopsAtDepth()
{
    DecodeLimits limits;
    limits.depth = 8;
    QVERIFY(readMsgpack(QByteArray(7, '\x91') + '\x90', limits));
    const auto deep = readMsgpack(QByteArray(8, '\x91') + '\x90', limits);
    QVERIFY(!deep);
    QCOMPARE(deep.error().code, ErrorCode::Unsupported);
    QCOMPARE(deep.error().sentence, QStringLiteral("It nests more than 8 deep."));
    limits.depth = 1'000'000'000;
    QVERIFY(!readMsgpack(QByteArray(2'000'000, '\x91') + '\x90', limits));
}

void TestMsgpack::stopsAtNestedDepth()
{
    QByteArray nested = QByteArray::fromHex("9101");
    for (int i = 0; i < 2000; ++i) {
        QByteArray size(4, '\0');
        qToBigEndian(quint32(nested.size()), size.data());
        nested = QByteArray::fromHex("91c9") + size + '\x05' + nested;
    }
    const auto result = readMsgpack(nested, {}, Extensions::Nested);
    QVERIFY(result);
    int depth = 0;
    const Json *at = &*result;
    while (at->is_structured()) {
        at = at->is_array() ? &(*at)[0] : &at->at("value");
        ++depth;
    }
    QVERIFY(at->is_binary());
    QVERIFY(depth > 8 && depth <= 64);
}

void TestMsgpack::stopsAtTooManyValues()
{
    DecodeLimits limits;
    limits.values = 1000;
    const auto result = readMsgpack(QByteArray::fromHex("dc07d0") + QByteArray(2000, '\1'), limits);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Unsupported);
    QVERIFY(readMsgpack(QByteArray::fromHex("dc01f4") + QByteArray(500, '\1'), limits));
}

void TestMsgpack::readsAHugeMapInLinearTime()
{
    constexpr quint32 count = 300'000;
    QByteArray bytes("\xdf", 1);
    QByteArray number(4, '\0');
    qToBigEndian(count, number.data());
    bytes += number;
    for (quint32 i = 0; i < count; ++i) {
        qToBigEndian(i, number.data());
        bytes += "\xce" + number + '\1';
    }
    const auto result = readMsgpack(bytes, {});
    QVERIFY(result);
    QCOMPARE(result->size(), std::size_t(count));
}

void TestMsgpack::keepsDuplicateKeys()
{
    const auto result = readMsgpack(QByteArray::fromHex("82a16101a16102"), {});
    QVERIFY(result);
    QCOMPARE(toJsonText(*result), QByteArray("{\"a\":1,\"a\":2}"));
    QCOMPARE(atPath(*result, u"a")->get<int>(), 2);
}

QTEST_GUILESS_MAIN(TestMsgpack)
#include "tst_msgpack.moc"
