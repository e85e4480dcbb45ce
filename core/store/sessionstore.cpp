// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/sessionstore.h"

#include "core/store/rows.h"
#include "core/store/sessioncommitter.h"

namespace storescope {

namespace {

Result<void> withoutCount(const Result<qint64> &done)
{
    return done ? Result<void>() : tl::unexpected<Error>(done.error());
}

Result<std::vector<UsageDelta>> usageOf(Connection &connection)
{
    static const QByteArray sql = "SELECT source, model, input_tokens, output_tokens, cached_input_tokens, "
                                  "reasoning_tokens FROM usage_deltas ORDER BY seq";
    std::vector<UsageDelta> found;
    const auto done = rows::each(connection, sql, {}, [&found](const Statement &row) -> Result<bool> {
        found.push_back({rows::textOf(row, 0), rows::textOf(row, 1), row.integer(2), row.integer(3),
                         row.integer(4), row.integer(5)});
        return true;
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return found;
}

Result<QString> storeArtifact(Connection &connection, const QString &ref, const QByteArray &payload)
{
    static const QByteArray sql =
        "INSERT OR REPLACE INTO artifact_refs (artifact_ref, blob_ref) VALUES (?1, ?2)";
    auto hash = sessionblobs::put(connection, BlobDescriptor::of(BlobKind::ScriptModule), payload);
    if (!hash)
        return hash;
    if (auto done = rows::count(connection, sql, {textValue(ref), textValue(*hash)}); !done)
        return tl::unexpected<Error>(done.error());
    return hash;
}

Result<QByteArray> artifactOf(Connection &connection, const QString &ref)
{
    static const QByteArray sql = "SELECT blob_ref FROM artifact_refs WHERE artifact_ref = ?1";
    const auto hash = rows::first(connection, sql, {textValue(ref)});
    if (!hash)
        return tl::unexpected<Error>(hash.error());
    if (!*hash)
        return failure(ErrorCode::NotFound,
                       QStringLiteral("There is no artifact %1 in %2.").arg(ref, connection.file()),
                       connection.file());
    return sessionblobs::get(connection, toDisplay(**hash));
}

Result<std::vector<AttachmentIntent>> uncommittedOf(Connection &connection, qint64 olderThanMs)
{
    static const QByteArray sql =
        "SELECT attachment_id, session_id, canonical_uri, intent_at_ms FROM attachment_manifest WHERE "
        "committed_at_ms IS NULL AND intent_at_ms <= ?1 ORDER BY intent_at_ms";
    std::vector<AttachmentIntent> found;
    const auto done =
        rows::each(connection, sql, {Value(olderThanMs)}, [&found](const Statement &row) -> Result<bool> {
            found.push_back(
                {rows::textOf(row, 0), rows::textOf(row, 1), rows::textOf(row, 2), row.integer(3)});
            return true;
        });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return found;
}

} // namespace

QFuture<Result<std::shared_ptr<SessionStore>>> SessionStore::open(ConnectionPool &pool, const QString &path,
                                                                  const WriteOptions &options)
{
    return StoreConnection::openAs<SessionStore>(pool, path, sessionSchema(), options);
}

SessionStore::SessionStore(std::shared_ptr<StoreConnection> connection, MillisecondClock clock)
    : m_connection(std::move(connection)),
      m_clock(std::move(clock)),
      m_known(std::make_shared<KnownNodeCount>())
{
}

SessionStore::~SessionStore() = default;

QFuture<CommitAnswer> SessionStore::commit(SessionCommit commit)
{
    if (const auto checked = checkCommit(commit); !checked)
        return QtFuture::makeReadyFuture(CommitAnswer(tl::unexpected<CommitError>(checked.error())));
    return m_connection->write(
        [commit = std::move(commit), clock = m_clock, known = m_known](Connection &connection) {
            return commitSession(connection, commit, clock(), *known);
        });
}

QFuture<Result<std::optional<SessionHead>>> SessionStore::head()
{
    return m_connection->read([](Connection &connection) { return sessionhead::load(connection); });
}

QFuture<Result<std::vector<GraphNode>>> SessionStore::graph()
{
    return m_connection->read([](Connection &connection) { return sessiongraph::all(connection); });
}

QFuture<Result<std::vector<GraphNode>>> SessionStore::activePath(const QString &leaf)
{
    return m_connection->read(
        [leaf](Connection &connection) { return sessiongraph::path(connection, leaf); });
}

QFuture<Result<GraphNode>> SessionStore::node(const QString &id)
{
    return m_connection->read([id](Connection &connection) { return sessiongraph::node(connection, id); });
}

QFuture<Result<std::vector<UsageDelta>>> SessionStore::usage()
{
    return m_connection->read([](Connection &connection) { return usageOf(connection); });
}

QFuture<Result<qint64>> SessionStore::tombstone(const QStringList &ids)
{
    return m_connection->write(
        [ids](Connection &connection) { return sessiongraph::tombstone(connection, ids); });
}

QFuture<Result<qint64>> SessionStore::vacuum()
{
    return m_connection->write([](Connection &connection) { return sessiongraph::vacuum(connection); });
}

QFuture<Result<QString>> SessionStore::putBlob(const QByteArray &payload, const BlobDescriptor &descriptor)
{
    return m_connection->write([payload, descriptor](Connection &connection) {
        return sessionblobs::put(connection, descriptor, payload);
    });
}

QFuture<Result<QByteArray>> SessionStore::blob(const QString &hash)
{
    return m_connection->read([hash](Connection &connection) { return sessionblobs::get(connection, hash); });
}

QFuture<Result<QString>> SessionStore::putArtifact(const QString &ref, const QByteArray &payload)
{
    return m_connection->write(
        [ref, payload](Connection &connection) { return storeArtifact(connection, ref, payload); });
}

QFuture<Result<QByteArray>> SessionStore::artifact(const QString &ref)
{
    return m_connection->read([ref](Connection &connection) { return artifactOf(connection, ref); });
}

QFuture<Result<CollectionReport>> SessionStore::gcUnreachable()
{
    return m_connection->write([](Connection &connection) { return sessionblobs::collect(connection); });
}

QFuture<Result<void>> SessionStore::recordIntent(const AttachmentIntent &intent)
{
    static const QByteArray sql =
        "INSERT INTO attachment_manifest (attachment_id, session_id, canonical_uri, intent_at_ms, "
        "committed_at_ms) VALUES (?1, ?2, ?3, ?4, NULL) ON CONFLICT(attachment_id) DO NOTHING";
    return m_connection->write([intent](Connection &connection) {
        return withoutCount(rows::count(connection, sql,
                                        {textValue(intent.id), textValue(intent.session),
                                         textValue(intent.uri), Value(intent.intentAtMs)}));
    });
}

QFuture<Result<std::vector<AttachmentIntent>>> SessionStore::uncommittedAttachments(qint64 olderThanMs)
{
    return m_connection->read(
        [olderThanMs](Connection &connection) { return uncommittedOf(connection, olderThanMs); });
}

QFuture<Result<void>> SessionStore::forgetAttachment(const QString &id)
{
    return m_connection->write([id](Connection &connection) {
        return withoutCount(rows::count(
            connection, "DELETE FROM attachment_manifest WHERE attachment_id = ?1", {textValue(id)}));
    });
}

} // namespace storescope
