// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/chain.h"
#include "core/codec/recognise.h"
#include "tests/codec/jsonbwriter.h"
#include "tests/codec/packing.h"

#include <QTest>

using namespace storescope;

class TestRecognise : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesByContent_data();
    void goesByContent();
    void leavesOtherContentAlone_data();
    void leavesOtherContentAlone();
    void saysWhenALimitStoppedIt();
    void knowsText();
};

static Decoded automatic(const QByteArray &bytes, const DecodeLimits &limits = {})
{
    return CodecChain::fromNames({QStringLiteral("auto")})->decode(Blob{bytes}, limits);
}

void TestRecognise::goesByContent_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("steps");
    QTest::addColumn<QByteArray>("json"); // empty: opaque or bytes
    const QByteArray json = R"({"tool":"bash","n":[1,2,3],"text":"a text that is a little longer"})";
    const Json document = Json::parse(json.toStdString());
    const auto msgpack = Json::to_msgpack(document);
    const auto cbor = Json::to_cbor(document);
    const QByteArray msgpackBytes(reinterpret_cast<const char *>(msgpack.data()), qsizetype(msgpack.size()));
    const QByteArray cborBytes(reinterpret_cast<const char *>(cbor.data()), qsizetype(cbor.size()));
    QTest::newRow("json") << json << u"json"_qs << json;
    QTest::newRow("json with space") << " \n" + json + "\n" << u"json"_qs << json;
    QTest::newRow("json lines") << QByteArray("{\"a\":1}\n{\"a\":2}\n") << u"json-lines"_qs
                                << QByteArray("[{\"a\":1},{\"a\":2}]");
    QTest::newRow("zlib") << packedWithZlib(json) << u"zlib json"_qs << json;
    QTest::newRow("gzip") << packedWithZlib(json, 31) << u"gzip json"_qs << json;
    QTest::newRow("zstd") << packedWithZstd(json) << u"zstd json"_qs << json;
    QTest::newRow("zstd of zlib") << packedWithZstd(packedWithZlib(json)) << u"zstd zlib json"_qs << json;
    QTest::newRow("base64 of json") << json.toBase64() << u"base64 json"_qs << json;
    QTest::newRow("base64 of zlib") << packedWithZlib(json).toBase64() << u"base64 zlib json"_qs << json;
    QTest::newRow("msgpack") << msgpackBytes << u"msgpack"_qs << json;
    QTest::newRow("cbor") << cborBytes << u"cbor"_qs << json;
    QTest::newRow("cbor list of texts") << QByteArray::fromHex("8261616161"
                                                               "6162")
                                               .left(5)
                                        << u"cbor"_qs << QByteArray("[\"a\",\"a\"]");
    QTest::newRow("jsonb") << JsonbWriter().write(document) << u"jsonb"_qs << json;
    const Json longText = Json::object({{"k", std::string(300, 'x')}});
    QTest::newRow("jsonb with a long size")
        << JsonbWriter().write(longText) << u"jsonb"_qs << toJsonText(longText);
    QTest::newRow("base64 of an image")
        << ("\x89PNG\r\n\x1a\n" + QByteArray(40, '\x90')).toBase64() << u"base64"_qs << QByteArray();
    QTest::newRow("packed text") << packedWithZlib("a text, packed") << u"zlib"_qs << QByteArray();
    QTest::newRow("pickle") << QByteArray::fromHex("80054b012e") << u"pickle"_qs << QByteArray();
    QTest::newRow("php") << QByteArray("a:1:{i:0;s:1:\"a\";}") << u"php"_qs << QByteArray();
    QTest::newRow("base64 of php") << QByteArray("a:1:{s:6:\"_token\";s:12:\"abcdefghijkl\";}").toBase64()
                                   << u"base64 php"_qs << QByteArray();
}

void TestRecognise::goesByContent()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, steps);
    QFETCH(QByteArray, json);
    const Decoded decoded = automatic(bytes);
    QCOMPARE(decoded.steps.join(u' '), steps);
    QVERIFY(decoded.reason.isEmpty());
    QCOMPARE(decoded.document.has_value(), !json.isEmpty());
    if (decoded.document)
        QCOMPARE(toJsonText(*decoded.document), json);
}

void TestRecognise::leavesOtherContentAlone_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isText");
    QTest::newRow("nothing") << QByteArray() << true;
    QTest::newRow("words") << QByteArray("some words, nothing else") << true;
    QTest::newRow("number") << QByteArray("12") << true;
    QTest::newRow("quoted") << QByteArray("\"quoted\"") << true;
    QTest::newRow("broken json") << QByteArray("{\"a\":") << true;
    QTest::newRow("log in brackets") << QByteArray("[INFO] started") << true;
    QTest::newRow("zlib-like word") << QByteArray("x^2 + y^2 = 1") << true;
    QTest::newRow("long word") << QByteArray("abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz") << true;
    QTest::newRow("short base64") << QByteArray("eyJhIjoxfQ==") << true;
    QTest::newRow("sha-256") << QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
                             << true;
    QTest::newRow("colours") << QByteArray("\x1b[31mred\x1b[0m") << true;
    QTest::newRow("png") << "\x89PNG\r\n\x1a\n" + QByteArray(40, '\0') << false;
    QTest::newRow("digest") << QByteArray::fromHex("ba7816bf8f01cfea414140de5dae2223b00361a396177a9c")
                            << false;
    QTest::newRow("broken zlib") << QByteArray::fromHex("789cffffffffff00") << false;
    QTest::newRow("msgpack scalar") << QByteArray::fromHex("cd0102") << false;
}

void TestRecognise::leavesOtherContentAlone()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isText);
    const Decoded decoded = automatic(bytes);
    QVERIFY(!decoded.document);
    QVERIFY(decoded.steps.isEmpty() && decoded.reason.isEmpty() && decoded.opaque.isEmpty());
    QCOMPARE(decoded.bytes, bytes);
    QCOMPARE(decoded.isText, isText);
}

void TestRecognise::saysWhenALimitStoppedIt()
{
    DecodeLimits limits;
    limits.bytes = 1000;
    const QByteArray packed = packedWithZlib(QByteArray(5000, 'a'));
    const Decoded tooLarge = automatic(packed, limits);
    QCOMPARE(tooLarge.bytes, packed);
    QCOMPARE(tooLarge.reason,
             QStringLiteral("It unpacks to more than the limit of 1000 bytes. Shown as bytes."));
    const Decoded tooDeep = automatic(QByteArray(70, '[') + QByteArray(70, ']'));
    QCOMPARE(tooDeep.reason, QStringLiteral("It nests more than 64 deep. Shown as text."));
}

void TestRecognise::knowsText()
{
    QVERIFY(looksLikeText(QByteArray("a\tb\r\n é")));
    QVERIFY(!looksLikeText(QByteArray("a\0b", 3)));
    QVERIFY(!looksLikeText(QByteArray("a\x01")));
    QVERIFY(!looksLikeText(QByteArray("a\xff")));
}

QTEST_GUILESS_MAIN(TestRecognise)
#include "tst_recognise.moc"
