// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/cbor.h"
#include "core/codec/jsontext.h"

#include <QTest>

using namespace storescope;

class TestCbor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void keepsTagOfBytes();
    void refuses_data();
    void refuses();
    void survivesRunsOfTagsAndPieces();
    void stopsAtDepth();
};

// The first rows are examples of RFC 8949, appendix A.
void TestCbor::reads_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("zero") << QByteArray("00") << QByteArray("0");
    QTest::newRow("1000000") << QByteArray("1a000f4240") << QByteArray("1000000");
    QTest::newRow("greatest") << QByteArray("1bffffffffffffffff") << QByteArray("18446744073709551615");
    QTest::newRow("least") << QByteArray("3bffffffffffffffff") << QByteArray("\"-18446744073709551616\"");
    QTest::newRow("-1000") << QByteArray("3903e7") << QByteArray("-1000");
    QTest::newRow("half") << QByteArray("f93e00") << QByteArray("1.5");
    QTest::newRow("half, tiny") << QByteArray("f90001") << QByteArray("5.960464477539063e-08");
    QTest::newRow("half, negative") << QByteArray("f9c400") << QByteArray("-4.0");
    QTest::newRow("infinity") << QByteArray("f97c00") << QByteArray("\"Infinity\"");
    QTest::newRow("not a number") << QByteArray("f97e00") << QByteArray("\"NaN\"");
    QTest::newRow("single") << QByteArray("fa47c35000") << QByteArray("100000.0");
    QTest::newRow("double") << QByteArray("fb3ff199999999999a") << QByteArray("1.1");
    QTest::newRow("simple") << QByteArray("84f4f5f6f7") << QByteArray("[false,true,null,null]");
    QTest::newRow("date with tag") << QByteArray("c074323031332d30332d32315432303a30343a30305a")
                                   << QByteArray("\"2013-03-21T20:04:00Z\"");
    QTest::newRow("map with integer keys") << QByteArray("a201020304") << QByteArray("{\"1\":2,\"3\":4}");
    QTest::newRow("mixed") << QByteArray("826161a161626163") << QByteArray("[\"a\",{\"b\":\"c\"}]");
    QTest::newRow("text in pieces") << QByteArray("7f657374726561646d696e67ff")
                                    << QByteArray("\"streaming\"");
    QTest::newRow("open array") << QByteArray("9f018202039f0405ffff") << QByteArray("[1,[2,3],[4,5]]");
    QTest::newRow("open map") << QByteArray("bf61610161629f0203ffff") << QByteArray("{\"a\":1,\"b\":[2,3]}");
    QTest::newRow("empty open map") << QByteArray("bfff") << QByteArray("{}");
    QTest::newRow("big number that fits") << QByteArray("c243010000") << QByteArray("65536");
    QTest::newRow("negative big number") << QByteArray("c34100") << QByteArray("-1");
    QTest::newRow("self described") << QByteArray("d9d9f78101") << QByteArray("[1]");
}

void TestCbor::reads()
{
    QFETCH(QByteArray, hex);
    QFETCH(QByteArray, json);
    const auto result = readCbor(QByteArray::fromHex(hex), {});
    QVERIFY2(result, result ? "" : qPrintable(result.error().sentence));
    QCOMPARE(toJsonText(*result), json);
}

void TestCbor::keepsTagOfBytes()
{
    const auto result = readCbor(QByteArray::fromHex("82c249010000000000000000d818456449455446"), {});
    QVERIFY(result);
    QCOMPARE((*result)[0].get_binary().subtype(), 2u);
    QCOMPARE((*result)[1].get_binary().subtype(), 24u);
    QCOMPARE(toBytes((*result)[1]), std::optional(QByteArray("dIETF")));
    const auto plain = readCbor(QByteArray::fromHex("4401020304"), {});
    QVERIFY(plain && plain->is_binary() && !plain->get_binary().has_subtype());
}

void TestCbor::refuses_data()
{
    QTest::addColumn<QByteArray>("hex");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("reserved length") << QByteArray("1c");
    QTest::newRow("cut text") << QByteArray("6261");
    QTest::newRow("claims very many") << QByteArray("9bffffffffffffffff00");
    QTest::newRow("map claims very many") << QByteArray("bbffffffffffffffff0000");
    QTest::newRow("claims very long") << QByteArray("5bffffffffffffffff00");
    QTest::newRow("break outside") << QByteArray("ff");
    QTest::newRow("break in a sized array") << QByteArray("8201ff");
    QTest::newRow("break after a key") << QByteArray("bf01ff");
    QTest::newRow("pieces of another kind") << QByteArray("7f4161ff");
    QTest::newRow("open integer") << QByteArray("1f");
    QTest::newRow("tag of nothing") << QByteArray("c0");
    QTest::newRow("more behind it") << QByteArray("0000");
}

void TestCbor::refuses()
{
    QFETCH(QByteArray, hex);
    const auto result = readCbor(QByteArray::fromHex(hex), {});
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Corrupt);
}

void TestCbor::survivesRunsOfTagsAndPieces()
{
    const auto tags = readCbor(QByteArray(2'000'000, '\xc6') + '\1', {});
    QVERIFY(tags);
    QCOMPARE(tags->get<int>(), 1);
    QVERIFY(!readCbor(QByteArray(2'000'000, '\x7f'), {}));
}

void TestCbor::stopsAtDepth()
{
    DecodeLimits limits;
    limits.depth = 5;
    QVERIFY(readCbor(QByteArray(4, '\x81') + '\x80', limits));
    const auto sized = readCbor(QByteArray(5, '\x81') + '\x80', limits);
    QVERIFY(!sized);
    QCOMPARE(sized.error().code, ErrorCode::Unsupported);
    QCOMPARE(readCbor(QByteArray(100'000, '\x9f'), limits).error().code, ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(TestCbor)
#include "tst_cbor.moc"
