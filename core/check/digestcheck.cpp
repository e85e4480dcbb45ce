// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/check/digestcheck.h"

#include "core/action/bodyfile.h"
#include "core/base/onready.h"
#include "core/base/text.h"
#include "core/codec/jsontext.h"

namespace storescope {

namespace {

constexpr qint64 longestBody = 64 * 1024 * 1024;

} // namespace

DigestCheck::DigestCheck(OpenStore &store, std::shared_ptr<const Collection> collection, CancelToken cancel)
    : m_store(store),
      m_collection(std::move(collection)),
      m_cancel(std::move(cancel)),
      m_column(m_collection->columnIndex(m_collection->spec().body->column)),
      m_digest(m_collection->columnIndex(m_collection->spec().body->digestColumn))
{
}

bool DigestCheck::isFor(const Collection &collection)
{
    const auto &body = collection.spec().body;
    return body && !body->digestColumn.isEmpty() && collection.columnIndex(body->column) >= 0 &&
           collection.columnIndex(body->digestColumn) >= 0;
}

QString DigestCheck::expectedOf(const Record &record) const
{
    return record.cells.empty() ? QString() : toDisplay(record.cells[size_t(m_digest)].value).trimmed();
}

void DigestCheck::check(std::vector<Record> records, std::function<void()> done)
{
    m_records = std::move(records);
    m_at = 0;
    m_done = std::move(done);
    next();
}

void DigestCheck::next()
{
    if (m_cancel.isCancelled())
        return;
    while (m_at < m_records.size()) {
        const Record &record = m_records[m_at++];
        if (const QString expected = expectedOf(record); !expected.isEmpty())
            return read({record.key, expected});
    }
    m_records.clear();
    std::exchange(m_done, {})(); // it may give the next rows
}

// The stored bytes; where the store packs them and the digest is of what they are, that.
void DigestCheck::read(const Body &body)
{
    const BodySpec &spec = *m_collection->spec().body;
    if (!spec.digestOfStored && !spec.codec.empty()) {
        onReady(this, m_store.decoded(m_collection->id(), body.key, m_column, m_cancel),
                [this, body](const Result<Decoded> &decoded) {
                    if (!decoded) {
                        Q_EMIT leftOut(body.key, decoded.error().sentence);
                        return next();
                    }
                    compare(body, decoded->document
                                      ? toBytes(*decoded->document).value_or(toJsonText(*decoded->document))
                                      : decoded->bytes);
                });
        return;
    }
    onReady(this, m_store.cell(m_collection->id(), body.key, m_column, 0, longestBody, m_cancel),
            [this, body](const Result<OpenStore::Piece> &piece) {
                if (piece && piece->whole <= piece->bytes.size())
                    return compare(body, piece->bytes);
                Q_EMIT leftOut(
                    body.key, piece
                                  ? QStringLiteral("its body is larger than %1").arg(formatBytes(longestBody))
                                  : piece.error().sentence);
                next();
            });
}

void DigestCheck::compare(const Body &body, const QByteArray &digested)
{
    const QString algorithm = m_collection->spec().body->digestAlgorithm;
    const auto same = matchesDigest(digested, algorithm, body.expected);
    if (same.value_or(true)) {
        m_checked += same ? 1 : 0;
        return next();
    }
    if (!body.again)
        return askAgain(body);
    ++m_checked;
    Q_EMIT mismatched(body.key, QStringLiteral("its body is not what its %1 says (%2)")
                                    .arg(algorithm, body.expected.section(u':', -1).left(12)));
    next();
}

void DigestCheck::askAgain(const Body &body)
{
    onReady(this, m_store.records(m_collection->id(), {body.key}, m_cancel),
            [this, body](const Result<std::vector<Record>> &records) {
                if (!records || records->empty() || records->front().cells.empty())
                    return next(); // gone meanwhile
                read({body.key, expectedOf(records->front()), true});
            });
}

} // namespace storescope
