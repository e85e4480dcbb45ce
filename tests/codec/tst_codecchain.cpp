// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/chain.h"
#include "tests/codec/packing.h"

#include <QTest>

using namespace storescope;

class TestCodecChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesUnknownSteps();
    void refusesStepsAfterAnEnd();
    void decodesSeveralSteps();
    void goesOnFromATree();
    void saysWhereItStopped();
    void takesJsonTextInAJsonbColumn();
    void leavesScalarsAsTheyAre();
    void keepsValuesWithoutSteps();
    void namesOpaqueContent_data();
    void namesOpaqueContent();
    void unwraps_data();
    void unwraps();
    void unwrapsOnlyEnvelopes();
    void saysWhatAnUnknownCompressionIs();
    void respectsTheSizeOfInput();
};

static Decoded decode(const QStringList &steps, const Value &value)
{
    const auto chain = CodecChain::fromNames(steps);
    Q_ASSERT(chain);
    return chain->decode(value);
}

void TestCodecChain::refusesUnknownSteps()
{
    const auto near = CodecChain::fromNames({u"json"_qs, u"msgpak"_qs});
    QVERIFY(!near);
    QCOMPARE(near.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(near.error().sentence,
             QStringLiteral("No decoding step is called \"msgpak\". Did you mean \"msgpack\"?"));
    QVERIFY(!CodecChain::fromNames({u"lash-envelope"_qs}));
    for (const QString &name : CodecChain::stepNames())
        QVERIFY2(CodecChain::fromNames({name}), qPrintable(name));
}

void TestCodecChain::refusesStepsAfterAnEnd()
{
    const auto chain = CodecChain::fromNames({u"base64"_qs, u"pickle"_qs, u"json"_qs});
    QVERIFY(!chain);
    QVERIFY(chain.error().sentence.startsWith(u"Nothing can follow the step \"pickle\""));
}

void TestCodecChain::decodesSeveralSteps()
{
    const QByteArray json = R"({"a":[1,2]})";
    const auto decoded =
        decode({u"base64"_qs, u"zlib"_qs, u"json"_qs}, Text{packedWithZlib(json).toBase64()});
    QVERIFY(decoded.document);
    QCOMPARE(toJsonText(*decoded.document), json);
    QCOMPARE(decoded.steps, QStringList({u"base64"_qs, u"zlib"_qs, u"json"_qs}));
    QVERIFY(decoded.reason.isEmpty() && decoded.bytes.isEmpty());
}

void TestCodecChain::goesOnFromATree()
{
    const auto nested = decode({u"json"_qs, u"json"_qs}, Text{R"("{\"a\":1}")"});
    QCOMPARE(toJsonText(*nested.document), QByteArray("{\"a\":1}"));
    const auto stuck = decode({u"json"_qs, u"zlib"_qs}, Text{"{}"});
    QVERIFY(stuck.document && !stuck.reason.isEmpty());
    QCOMPARE(stuck.steps, QStringList{u"json"_qs});
}

void TestCodecChain::saysWhereItStopped()
{
    const auto decoded = decode({u"hex"_qs, u"msgpack"_qs}, Text{"92ff"});
    QVERIFY(!decoded.document);
    QCOMPARE(decoded.bytes, QByteArray::fromHex("92ff"));
    QVERIFY(!decoded.isText);
    QCOMPARE(decoded.steps, QStringList{u"hex"_qs});
    QCOMPARE(decoded.reason, QStringLiteral("Not msgpack after all (byte 1). Shown as bytes."));
    const auto text = decode({u"json"_qs}, Text{"plain"});
    QVERIFY(text.isText);
    QVERIFY(text.reason.endsWith(u"Shown as text."));
}

void TestCodecChain::takesJsonTextInAJsonbColumn()
{
    const auto text = decode({u"jsonb"_qs}, Text{"{\"a\": 1}"});
    QVERIFY(text.document);
    QCOMPARE(toJsonText(*text.document), QByteArray("{\"a\":1}"));
    const auto binary = decode({u"jsonb"_qs}, Blob{QByteArray::fromHex("4c17611331")});
    QVERIFY(binary.document);
    QCOMPARE(toJsonText(*binary.document), QByteArray("{\"a\":1}"));
}

void TestCodecChain::leavesScalarsAsTheyAre()
{
    QVERIFY(decode({u"json"_qs}, Value()).document->is_null());
    QCOMPARE(decode({u"json"_qs}, Value(qint64(5))).document->get<int>(), 5);
    QCOMPARE(decode({u"zlib"_qs}, Value(0.5)).document->get<double>(), 0.5);
}

void TestCodecChain::keepsValuesWithoutSteps()
{
    const CodecChain none;
    QVERIFY(none.empty());
    QVERIFY(none.decode(Text{"a"}).isText);
    QVERIFY(!none.decode(Text{"\xff"}).isText);
    QVERIFY(!none.decode(Blob{QByteArray("\0", 1)}).isText);
    QCOMPARE(none.decode(Blob{"b"}).bytes, QByteArray("b"));
}

void TestCodecChain::namesOpaqueContent_data()
{
    QTest::addColumn<QString>("step");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("opaque");
    QTest::newRow("pickle") << u"pickle"_qs << QByteArray::fromHex("80054b012e") << u"pickle"_qs;
    QTest::newRow("no pickle") << u"pickle"_qs << QByteArray("text") << QString();
    QTest::newRow("php") << u"php"_qs << QByteArray("b:1;") << u"PHP"_qs;
    QTest::newRow("aes") << u"aes"_qs << QByteArray::fromHex("00ff") << u"encrypted (AES)"_qs;
    QTest::newRow("protobuf") << u"protobuf"_qs << QByteArray::fromHex("0801") << u"protobuf"_qs;
    QTest::newRow("no fernet") << u"fernet"_qs << QByteArray("gAAAAA") << QString();
}

void TestCodecChain::namesOpaqueContent()
{
    QFETCH(QString, step);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, opaque);
    const auto decoded = decode({step}, Blob{bytes});
    QCOMPARE(decoded.opaque, opaque);
    QCOMPARE(decoded.bytes, bytes);
    QCOMPARE(decoded.reason.isEmpty(), !opaque.isEmpty());
}

static Value enveloped(Json content, Json compression)
{
    const auto bytes = Json::to_msgpack(Json::object({{"descriptor", Json::object({{"kind", "Demo"}})},
                                                      {"compression", std::move(compression)},
                                                      {"content", std::move(content)}}));
    return Blob{QByteArray(reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size()))};
}

static CodecChain unwrapping(const QStringList &then, bool optional = true)
{
    auto chain = *CodecChain::fromNames({u"msgpack"_qs});
    chain.setUnwrap({u"content"_qs, u"compression"_qs, then, optional});
    return chain;
}

static Json asArray(const QByteArray &bytes)
{
    Json array = Json::array();
    for (const char c : bytes)
        array.push_back(quint8(c));
    return array;
}

static Json asBinary(const QByteArray &bytes)
{
    return Json::binary(Json::binary_t::container_type(bytes.begin(), bytes.end()));
}

void TestCodecChain::unwraps_data()
{
    const QByteArray inner = QByteArray::fromHex("81a16bcc80"); // {"k":128}
    QTest::addColumn<Value>("value");
    QTest::addColumn<QString>("steps");
    QTest::newRow("integers") << enveloped(asArray(inner), "None") << u"msgpack msgpack"_qs;
    QTest::newRow("binary") << enveloped(asBinary(inner), "None") << u"msgpack msgpack"_qs;
    QTest::newRow("zlib") << enveloped(asArray(packedWithZlib(inner)), "Zlib") << u"msgpack zlib msgpack"_qs;
    QTest::newRow("zstd") << enveloped(asBinary(packedWithZstd(inner)), "Zstd") << u"msgpack zstd msgpack"_qs;
    QTest::newRow("no word") << enveloped(asArray(inner), nullptr) << u"msgpack msgpack"_qs;
    QTest::newRow("no envelope") << Value(Blob{inner}) << u"msgpack"_qs;
}

void TestCodecChain::unwraps()
{
    QFETCH(Value, value);
    QFETCH(QString, steps);
    const auto decoded = unwrapping({u"msgpack"_qs}).decode(value);
    QVERIFY2(decoded.document, qPrintable(decoded.reason));
    QCOMPARE(toJsonText(*decoded.document), QByteArray("{\"k\":128}"));
    QCOMPARE(decoded.steps.join(u' '), steps);
}

void TestCodecChain::unwrapsOnlyEnvelopes()
{
    const Value raw = Blob{"orphan one"};
    const auto lenient = unwrapping({u"auto"_qs}).decode(raw);
    QCOMPARE(lenient.bytes, QByteArray("orphan one"));
    QVERIFY(lenient.isText && lenient.reason.isEmpty());
    const auto strict = unwrapping({u"auto"_qs}, false).decode(raw);
    QCOMPARE(strict.bytes, QByteArray("orphan one"));
    QVERIFY(strict.reason.startsWith(u"Not msgpack after all"));
    const auto other = unwrapping({u"auto"_qs}, false).decode(Blob{QByteArray::fromHex("81a16101")});
    QVERIFY(other.document);
    QCOMPARE(other.reason, QStringLiteral("There is no content at content. Shown as it is."));
}

void TestCodecChain::saysWhatAnUnknownCompressionIs()
{
    const auto decoded = unwrapping({u"auto"_qs}).decode(enveloped(asArray("abc"), "Brotli"));
    QCOMPARE(decoded.bytes, QByteArray("abc"));
    QCOMPARE(decoded.reason, QStringLiteral("The compression \"Brotli\" is not known. Shown as bytes."));
}

void TestCodecChain::respectsTheSizeOfInput()
{
    DecodeLimits limits;
    limits.bytes = 10;
    const auto decoded = CodecChain::fromNames({u"json"_qs})->decode(Text{"[1,2,3,4,5,6]"}, limits);
    QVERIFY(!decoded.document);
    QCOMPARE(decoded.reason, QStringLiteral("It is larger than the limit of 10 bytes. Shown as text."));
}

QTEST_GUILESS_MAIN(TestCodecChain)
#include "tst_codecchain.moc"
