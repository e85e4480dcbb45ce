// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/chain.h"

#include <QCryptographicHash>
#include <QtTest>

#include <sqlite3.h>

using namespace storescope;

// The blobs of a store that the real product wrote: a row's hash is the SHA-256 of what was put in, before
// its envelope and its compression. That hash equality proves the chain.
class TestLashBlobs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void payloadsHaveTheirHash();
    void decodesWhatIsInside();

private:
    struct Row
    {
        QByteArray hash;
        QByteArray content;
    };
    std::vector<Row> m_rows;
};

void TestLashBlobs::initTestCase()
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

void TestLashBlobs::payloadsHaveTheirHash()
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

void TestLashBlobs::decodesWhatIsInside()
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

QTEST_GUILESS_MAIN(TestLashBlobs)
#include "tst_lashblobs.moc"
