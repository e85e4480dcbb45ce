// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/chain.h"
#include "core/codec/msgpack.h"
#include "core/codec/msgpackwriter.h"
#include "core/codec/packedblob.h"

#include <QCryptographicHash>
#include <QHash>
#include <QTest>

#include <sqlite3.h>

using namespace storescope;

// The blobs of a store that the real product wrote: a row's hash is the SHA-256 of what was put in, before
// its envelope and its compression. That hash equality proves the chain.
class TestPackedBlobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void payloadsHaveTheirHash();
    void decodesWhatIsInside();
    void packsTheSameRows();
    void theHashDecidesWhatARowIs();
    void packsOnlyWhatIsWorthIt();

private:
    struct Row
    {
        QByteArray hash;
        QByteArray content;
    };
    std::vector<Row> m_rows;
};

void TestPackedBlobs::initTestCase()
{
    sqlite3 *database = nullptr;
    const QByteArray path = "file:" STORESCOPE_FIXTURES "/lash/clean/session.db?immutable=1";
    QCOMPARE(sqlite3_open_v2(path, &database, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, nullptr), SQLITE_OK);
    sqlite3_stmt *statement = nullptr;
    QCOMPARE(sqlite3_prepare_v2(database, "SELECT hash, content FROM blobs", -1, &statement, nullptr),
             SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const auto bytes = [&](int column) {
            const auto *data = static_cast<const char *>(sqlite3_column_blob(statement, column));
            return QByteArray(data, sqlite3_column_bytes(statement, column));
        };
        m_rows.push_back({bytes(0), bytes(1)});
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    QCOMPARE(m_rows.size(), std::size_t(31));
}

static CodecChain chain(const QString &then)
{
    auto result = *CodecChain::fromNames({u"msgpack"_qs});
    result.setUnwrap({u"content"_qs, u"compression"_qs, {then}, true});
    return result;
}

void TestPackedBlobs::payloadsHaveTheirHash()
{
    int packed = 0;
    int bare = 0;
    for (const Row &row : m_rows) {
        const Decoded decoded = chain(u"bytes"_qs).decode(Blob{row.content});
        QVERIFY2(decoded.reason.isEmpty(), qPrintable(decoded.reason));
        QCOMPARE(QCryptographicHash::hash(decoded.bytes, QCryptographicHash::Sha256).toHex(), row.hash);
        packed += decoded.steps.contains(u"zlib"_qs);
        bare += !decoded.steps.contains(u"msgpack"_qs);
    }
    QCOMPARE(packed, 2);
    QCOMPARE(bare, 1);
}

void TestPackedBlobs::decodesWhatIsInside()
{
    QHash<QString, int> kinds;
    for (const Row &row : m_rows) {
        const Decoded decoded = chain(u"auto"_qs).decode(Blob{row.content});
        QVERIFY2(decoded.reason.isEmpty(), qPrintable(decoded.reason));
        ++kinds[decoded.document ? decoded.steps.join(u' ') : decoded.isText ? u"text"_qs : u"bytes"_qs];
        if (decoded.document && decoded.document->contains("turn_state"))
            QVERIFY(atPath(*decoded.document, u"turn_state")->is_structured());
    }
    // Checkpoints and snapshots, one of them packed; modules; texts put in by hand; an image.
    const QHash<QString, int> expected{{u"msgpack msgpack"_qs, 23},
                                       {u"msgpack zlib msgpack"_qs, 1},
                                       {u"msgpack json"_qs, 2},
                                       {u"text"_qs, 4},
                                       {u"bytes"_qs, 1}};
    QCOMPARE(kinds, expected);
}

static BlobKind kindOf(const Json &envelope)
{
    const std::string name = envelope["descriptor"]["kind"].get<std::string>();
    const QHash<QByteArray, BlobKind> kinds{{"CheckpointManifest", BlobKind::CheckpointManifest},
                                            {"ToolState", BlobKind::ToolState},
                                            {"PluginSessionSnapshot", BlobKind::PluginSessionSnapshot},
                                            {"ExecutionStateSnapshot", BlobKind::ExecutionStateSnapshot},
                                            {"LashlangModule", BlobKind::ScriptModule}};
    return kinds.value(QByteArray::fromStdString(name), BlobKind::GenericBlob);
}

void TestPackedBlobs::packsTheSameRows()
{
    int equal = 0;
    int manifests = 0;
    for (const Row &row : m_rows) {
        const auto payload = unpackBlob(row.content, row.hash);
        QVERIFY2(payload, row.hash.constData());
        const auto envelope = readMsgpack(row.content, {});
        if (!envelope || !envelope->is_object() || !envelope->contains("descriptor"))
            continue;
        auto descriptor = BlobDescriptor::of(kindOf(*envelope));
        if (!(*envelope)["descriptor"].contains("hints"))
            descriptor.hints.clear();
        const auto packed = packBlob(descriptor, *payload);
        QVERIFY(packed);
        QCOMPARE(*unpackBlob(*packed, row.hash), *payload);
        equal += *packed == row.content;
        if (descriptor.kind != BlobKind::CheckpointManifest)
            continue;
        ++manifests;
        QCOMPARE(writeMsgpack(*readMsgpack(*payload, {})), *payload);
    }
    // All but the two that another zlib packed, the one without an envelope, and those put in by hand with
    // hints of their own.
    QVERIFY2(equal >= 24, qPrintable(QString::number(equal)));
    QVERIFY(manifests > 5);
}

void TestPackedBlobs::theHashDecidesWhatARowIs()
{
    const auto hashOf = [](const QByteArray &bytes) {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    };
    const QByteArray inside = "what is inside";
    const QByteArray envelope = *packBlob(BlobDescriptor::of(BlobKind::ToolState), inside);
    QCOMPARE(*unpackBlob(envelope, hashOf(inside)), inside);
    QCOMPARE(*unpackBlob(envelope, hashOf(envelope)), envelope); // put in bare, though it looks like one
    QCOMPARE(unpackBlob(envelope, hashOf("else")).error().code, ErrorCode::Corrupt);
    // The content as binary instead of integers is read as well.
    const Json binary{{"descriptor", {{"kind", "ToolState"}}},
                      {"compression", "None"},
                      {"content", Json::binary({'a', 'b'})}};
    QCOMPARE(*unpackBlob(writeMsgpack(binary), hashOf("ab")), QByteArray("ab"));
}

void TestPackedBlobs::packsOnlyWhatIsWorthIt()
{
    const auto isPacked = [](const BlobDescriptor &descriptor, int size) {
        const auto row = readMsgpack(*packBlob(descriptor, QByteArray(size, 'x')), {});
        return (*row)["compression"] == "Zlib";
    };
    const auto manifest = BlobDescriptor::of(BlobKind::CheckpointManifest);
    QVERIFY(!isPacked(manifest, 4095));
    QVERIFY(isPacked(manifest, 4096));
    QVERIFY(!isPacked(BlobDescriptor::of(BlobKind::GenericBlob), 100'000));
}

QTEST_GUILESS_MAIN(TestPackedBlobs)
#include "tst_packedblobs.moc"
