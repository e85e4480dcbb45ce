// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/chain.h"
#include "tests/codec/jsonbwriter.h"
#include "tests/codec/packing.h"

#include <QRandomGenerator>
#include <QTest>

using namespace storescope;

// Damaged and hostile payloads, from a fixed seed: every step takes each of them, none crashes, and what
// comes out keeps to the limits.
class TestCodecFuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyStepTakesAnything();
};

static constexpr int Inputs = 20'000;

static QByteArray bytesOf(const std::vector<std::uint8_t> &content)
{
    return QByteArray(reinterpret_cast<const char *>(content.data()), qsizetype(content.size()));
}

static std::vector<QByteArray> seeds()
{
    Json document =
        Json::object({{"text", "é 日 \"q\""}, {"n", Json::array({1, -5, 2.5, 1e300, nullptr, true})}});
    document["deep"] = Json::array({Json::array({Json::array({Json::object({{"k", "v"}})})})});
    const QByteArray json = toJsonText(document);
    const QByteArray zeros(200'000, '\0');
    std::vector<QByteArray> result{json, bytesOf(Json::to_msgpack(document)),
                                   bytesOf(Json::to_cbor(document)), JsonbWriter().write(document),
                                   JsonbWriter(4).write(document)};
    for (const QByteArray &content : {json, bytesOf(Json::to_msgpack(document)), zeros}) {
        result.push_back(packedWithZlib(content));
        result.push_back(packedWithZlib(content, 31));
        result.push_back(packedWithZstd(content));
    }
    result.push_back(packedWithZlib(json).toBase64());
    result.push_back(json.toHex());
    result.push_back(QByteArray::fromHex("9f018202039f0405ffff7f657374726561646d696e67ff"));
    result.push_back(QByteArray::fromHex("91c7050293a16101a162d6ff00000001"));
    result.push_back("a:2:{i:0;s:1:\"a\";s:1:\"k\";O:1:\"A\":1:{s:1:\"x\";d:0.5;}}");
    result.push_back(QByteArray::fromHex("80049511000000000000007d948c0161945d94284b014b02657332652e"));
    result.push_back(QByteArray("[").repeated(80) + QByteArray("]").repeated(80));
    result.push_back("[NaN,-Infinity,1e999,123456789012345678901234567890]");
    return result;
}

static QByteArray mutated(QByteArray bytes, const std::vector<QByteArray> &all, QRandomGenerator &random)
{
    const int changes = 1 + int(random.bounded(3));
    for (int i = 0; i < changes; ++i) {
        const auto at =
            bytes.isEmpty() ? 0 : qsizetype(random.bounded(quint32(qMin<qsizetype>(bytes.size(), 400))));
        switch (random.bounded(7)) {
        case 0:
            if (!bytes.isEmpty())
                bytes[at] = char(random.bounded(256));
            break;
        case 1:
            if (!bytes.isEmpty())
                bytes[at] = char(bytes[at] ^ (1 << random.bounded(8)));
            break;
        case 2:
            bytes.insert(at, QByteArray(qsizetype(random.bounded(9)), char(random.bounded(256))));
            break;
        case 3:
            bytes.remove(at, qsizetype(random.bounded(9)));
            break;
        case 4:
            bytes.truncate(at);
            break;
        case 5: // lengths that lie
            bytes.insert(at, QByteArray::fromHex(random.bounded(2) ? "ffffffffffffffff" : "7fffffff"));
            break;
        default: {
            const QByteArray &other = all[random.bounded(quint32(all.size()))];
            bytes = bytes.left(at) +
                    other.mid(qsizetype(random.bounded(quint32(qMin<qsizetype>(other.size(), 400) + 1))));
        }
        }
    }
    return bytes;
}

static int depthOf(const Json &json)
{
    int deepest = 0;
    for (const Json &child : json)
        deepest = qMax(deepest, child.is_structured() ? depthOf(child) : 0);
    return deepest + 1;
}

void TestCodecFuzz::everyStepTakesAnything()
{
    DecodeLimits limits;
    limits.depth = 20;
    limits.bytes = 100'000;
    limits.ratio = 50;
    limits.values = 20'000;
    std::vector<CodecChain> chains;
    for (const QString &name : CodecChain::stepNames())
        chains.push_back(*CodecChain::fromNames({name}));
    auto unwrapping = *CodecChain::fromNames({u"auto"_qs});
    unwrapping.setUnwrap({u"deep"_qs, u"text"_qs, {u"auto"_qs}, true});
    chains.push_back(unwrapping);

    QRandomGenerator random(4711);
    const auto all = seeds();
    qint64 documents = 0;
    qint64 refusals = 0;
    for (int i = 0; i < Inputs; ++i) {
        const QByteArray input = mutated(all[std::size_t(i) % all.size()], all, random);
        const Value value = i % 2 ? Value(Blob{input}) : Value(Text{input});
        for (const CodecChain &chain : chains) {
            const Decoded decoded = chain.decode(value, limits);
            if (!decoded.document) {
                refusals += !decoded.reason.isEmpty();
                QVERIFY(decoded.bytes.size() <= qMax<qsizetype>(limits.bytes, input.size()));
                QVERIFY(!decoded.isText || decoded.bytes.isValidUtf8());
                continue;
            }
            ++documents;
            QVERIFY(!decoded.document->is_structured() || depthOf(*decoded.document) <= limits.depth);
            QVERIFY(decoded.document->size() <= std::size_t(limits.values));
            QVERIFY(toJsonText(*decoded.document).isValidUtf8());
        }
    }
    // Both ways were really gone.
    QVERIFY2(documents > 1000, qPrintable(QString::number(documents)));
    QVERIFY2(refusals > Inputs, qPrintable(QString::number(refusals)));
}

QTEST_GUILESS_MAIN(TestCodecFuzz)
#include "tst_codecfuzz.moc"
