// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/jsontext.h"

#include <QTest>

#include <limits>

using namespace storescope;

class TestJsonText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesBinaryAsDigest();
    void writesIndented();
    void replacesWhatIsNoUtf8();
    void makesStoreValues();
    void makesBytes();
};

static Json binary(const char *bytes)
{
    const std::string_view view(bytes);
    return Json::binary(Json::binary_t::container_type(view.begin(), view.end()));
}

void TestJsonText::writesBinaryAsDigest()
{
    const Json json = Json::object({{"a", Json::array({binary("abc")})}, {"b", "é"}});
    QCOMPARE(
        toJsonText(json),
        QByteArray("{\"a\":[{\"bytes\":3,\"sha256\":"
                   "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"}],\"b\":\"é\"}"));
}

void TestJsonText::writesIndented()
{
    QCOMPARE(toJsonText(Json::object({{"a", 1}}), 2), QByteArray("{\n  \"a\": 1\n}"));
}

void TestJsonText::replacesWhatIsNoUtf8()
{
    QCOMPARE(toJsonText(Json("a\xff")), QByteArray("\"a\xEF\xBF\xBD\""));
}

void TestJsonText::makesStoreValues()
{
    QCOMPARE(toValue(Json(nullptr)), Value());
    QCOMPARE(toValue(Json(true)), Value(qint64(1)));
    QCOMPARE(toValue(Json(-3)), Value(qint64(-3)));
    QCOMPARE(toValue(Json(7u)), Value(qint64(7)));
    QCOMPARE(toValue(Json(std::numeric_limits<std::uint64_t>::max())), Value(Text{"18446744073709551615"}));
    QCOMPARE(toValue(Json(0.5)), Value(0.5));
    QCOMPARE(toValue(Json("é")), Value(Text{"é"}));
    QCOMPARE(toValue(binary("ab")), Value(Blob{"ab"}));
    QCOMPARE(toValue(Json::array({1, "x"})), Value(Text{"[1,\"x\"]"}));
}

void TestJsonText::makesBytes()
{
    QCOMPARE(toBytes(Json::array({0, 127, 255})), std::optional(QByteArray::fromHex("007fff")));
    QCOMPARE(toBytes(Json::array()), std::optional(QByteArray()));
    QCOMPARE(toBytes(binary("ab")), std::optional(QByteArray("ab")));
    QCOMPARE(toBytes(Json("ab")), std::optional(QByteArray("ab")));
    QVERIFY(!toBytes(Json::array({256})));
    QVERIFY(!toBytes(Json::array({-1})));
    QVERIFY(!toBytes(Json::array({1.0})));
    QVERIFY(!toBytes(Json(1)));
    QVERIFY(!toBytes(Json::object()));
}

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
