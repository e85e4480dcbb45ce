// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/compression.h"
#include "tests/codec/packing.h"

#include <QTest>

using namespace storescope;

using Unpack = Result<QByteArray> (*)(QByteArrayView, const DecodeLimits &);
using Pack = QByteArray (*)(const QByteArray &);
Q_DECLARE_METATYPE(Unpack)
Q_DECLARE_METATYPE(Pack)

class TestCompression : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unpacks_data() { methods(); }
    void unpacks();
    void stopsAtSize_data() { methods(); }
    void stopsAtSize();
    void stopsAtRatio_data() { methods(); }
    void stopsAtRatio();
    void refusesEveryCut_data() { methods(); }
    void refusesEveryCut();
    void refusesWhatFollows();
    void takesMembersAndFrames();
    void believesNoClaimedSize();

private:
    static void methods();
};

void TestCompression::methods()
{
    QTest::addColumn<Pack>("pack");
    QTest::addColumn<Unpack>("unpack");
    QTest::newRow("zlib") << Pack([](const QByteArray &b) { return packedWithZlib(b); })
                          << Unpack(unpackZlib);
    QTest::newRow("gzip") << Pack([](const QByteArray &b) { return packedWithZlib(b, 31); })
                          << Unpack(unpackGzip);
    QTest::newRow("zstd") << Pack(packedWithZstd) << Unpack(unpackZstd);
}

void TestCompression::unpacks()
{
    QFETCH(Pack, pack);
    QFETCH(Unpack, unpack);
    const auto pieces = QByteArray("some text, ").repeated(60'000);
    for (const QByteArray &bytes : {QByteArray(), QByteArray("x"), pieces}) {
        const auto result = unpack(pack(bytes), {});
        QVERIFY2(result, result ? "" : qPrintable(result.error().sentence));
        QCOMPARE(*result, bytes);
    }
}

void TestCompression::stopsAtSize()
{
    QFETCH(Pack, pack);
    QFETCH(Unpack, unpack);
    DecodeLimits limits;
    limits.bytes = 100'000;
    limits.ratio = 1e9;
    QVERIFY(unpack(pack(QByteArray(100'000, 'a')), limits));
    const auto result = unpack(pack(QByteArray(100'001, 'a')), limits);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Unsupported);
}

void TestCompression::stopsAtRatio()
{
    QFETCH(Pack, pack);
    QFETCH(Unpack, unpack);
    DecodeLimits limits;
    limits.ratio = 100;
    const QByteArray packed = pack(QByteArray(8'000'000, '\0'));
    QVERIFY(packed.size() < 80'000);
    const auto result = unpack(packed, limits);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Unsupported);
    limits.ratio = 1e9;
    QVERIFY(unpack(packed, limits));
}

void TestCompression::refusesEveryCut()
{
    QFETCH(Pack, pack);
    QFETCH(Unpack, unpack);
    const QByteArray packed = pack("a text that is not long, but not nothing");
    for (qsizetype size = 0; size < packed.size(); ++size) {
        const auto result = unpack(packed.left(size), {});
        QVERIFY2(!result, qPrintable(QString::number(size)));
        QCOMPARE(result.error().code, ErrorCode::Corrupt);
    }
}

void TestCompression::refusesWhatFollows()
{
    QVERIFY(!unpackZlib(packedWithZlib("abc") + "x", {}));
    QVERIFY(!unpackGzip(packedWithZlib("abc", 31) + "x", {}));
    QVERIFY(!unpackZstd(packedWithZstd("abc") + "x", {}));
}

void TestCompression::takesMembersAndFrames()
{
    QCOMPARE(*unpackGzip(packedWithZlib("abc", 31) + packedWithZlib("def", 31), {}), QByteArray("abcdef"));
    QCOMPARE(*unpackZstd(packedWithZstd("abc") + packedWithZstd("def"), {}), QByteArray("abcdef"));
}

void TestCompression::believesNoClaimedSize()
{
    // A zstd frame that claims 2^60 bytes of content and as great a window.
    QByteArray claimed = QByteArray::fromHex("28b52ffd"
                                             "e0"
                                             "0000000000000010"
                                             "010000");
    const auto result = unpackZstd(claimed, {});
    QVERIFY(!result);
}

QTEST_GUILESS_MAIN(TestCompression)
#include "tst_compression.moc"
