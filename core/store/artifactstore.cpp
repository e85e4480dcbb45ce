// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/artifactstore.h"

#include "core/base/sha256.h"
#include "core/codec/basetext.h"
#include "core/store/batches.h"
#include "core/store/eventschema.h"
#include "core/store/statements.h"

#include <QUuid>

namespace storescope {

namespace {

constexpr int sweptAtOnce = 200; // bodies a transaction, so that others get in between

Instant later(const Instant &from, std::chrono::seconds by)
{
    Instant instant = from;
    instant.seconds += by.count();
    return instant;
}

QString uriOf(const QString &session, const QString &id)
{
    return QStringLiteral("arcp://session/%1/artifact/%2")
        .arg(session.isEmpty() ? QStringLiteral("_") : session, id);
}

Result<void> insertBody(Connection &connection, const ArtifactRef &ref, const QString &session,
                        const QByteArray &body)
{
    const auto done =
        change(connection,
               "INSERT OR REPLACE INTO arcp_artifact (artifact_id, session_id, media_type, size_bytes, "
               "sha256, expires_at_iso, body_blob) "
               "VALUES (:id, :session, :media, :size, :sha256, :expires, :body)",
               {{":id", textValue(ref.id)},
                {":session", nullIfEmpty(session)},
                {":media", textValue(ref.mediaType)},
                {":size", ref.size},
                {":sha256", Value(Text{ref.sha256})},
                {":expires", textValue(ref.expires->toIso())},
                {":body", Value(Blob{body})}});
    return done ? Result<void>() : Result<void>(tl::unexpected<Error>(done.error()));
}

tl::unexpected<Error> corrupt(const Connection &connection, const QString &id, const QString &why)
{
    return failure(ErrorCode::Corrupt,
                   QStringLiteral("The artifact %1 is damaged: %2. Put it again.").arg(id, why),
                   connection.file());
}

Result<Artifact> readArtifact(Connection &connection, const QString &id)
{
    auto select = bound(connection,
                        "SELECT session_id, media_type, size_bytes, sha256, expires_at_iso, body_blob "
                        "FROM arcp_artifact WHERE artifact_id = :id",
                        {{":id", textValue(id)}});
    if (!select)
        return tl::unexpected<Error>(select.error());
    Statement &row = **select;
    const auto found = row.step();
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (!*found)
        return failure(ErrorCode::NotFound, QStringLiteral("There is no artifact %1.").arg(id),
                       connection.file());
    Artifact artifact;
    artifact.ref = {id,
                    uriOf(textAt(row, 0), id),
                    textAt(row, 1),
                    row.integer(2),
                    bytesAt(row, 3).toLower(),
                    isoTimeAt(row, 4)};
    if (!artifact.ref.expires && row.type(4) != ValueType::Null)
        return corrupt(connection, id, QStringLiteral("its expiry is no time"));
    artifact.body = bytesAt(row, 5);
    row.reset(); // no read is open while the digest is computed
    return artifact;
}

Result<Artifact> fetchArtifact(Connection &connection, const QString &id, const Instant &now)
{
    auto artifact = readArtifact(connection, id);
    if (!artifact)
        return artifact;
    if (artifact->ref.expires && *artifact->ref.expires < now)
        return failure(ErrorCode::NotFound, QStringLiteral("The artifact %1 has expired.").arg(id),
                       connection.file());
    if (artifact->body.size() != artifact->ref.size)
        return corrupt(connection, id, QStringLiteral("its size is not the recorded one"));
    if (!artifact->ref.sha256.isEmpty() && sha256Hex(artifact->body) != artifact->ref.sha256)
        return corrupt(connection, id, QStringLiteral("its digest is not the recorded one"));
    return artifact;
}

} // namespace

QFuture<Result<ArtifactStore::Ptr>> ArtifactStore::open(ConnectionPool &pool, const QString &path,
                                                        const ArtifactOptions &options,
                                                        const WriteOptions &writing)
{
    return StoreConnection::openAs<ArtifactStore>(pool, path, eventSchema(), writing, options);
}

QFuture<Result<ArtifactStore::Ptr>> ArtifactStore::adopt(StoreConnection &connection,
                                                         const ArtifactOptions &options)
{
    return connection.shareAs<ArtifactStore>(eventSchema(), options);
}

ArtifactStore::ArtifactStore(StoreConnection::Ptr connection, ArtifactOptions options)
    : m_connection(std::move(connection)), m_options(std::move(options))
{
    if (m_options.sweepEvery.count() <= 0)
        return;
    m_connection->repeat(m_options.sweepEvery, [now = m_options.now](StoreConnection &own) {
        inBatches(own, sweptAtOnce, [at = now()](Connection &inside, int most) {
            return deleteExpired(inside, "arcp_artifact", "expires_at_iso", at, most);
        }).waitForFinished();
    });
}

ArtifactStore::~ArtifactStore()
{
    m_connection->closeAndWait();
}

QFuture<void> ArtifactStore::close(StoreConnection::Closing how)
{
    return m_connection->close(how);
}

QFuture<Result<ArtifactRef>> ArtifactStore::put(const ArtifactDraft &draft, const QByteArray &body)
{
    return store(draft, body, false);
}

QFuture<Result<ArtifactRef>> ArtifactStore::putBase64(const ArtifactDraft &draft, const QByteArray &text)
{
    return store(draft, text, true);
}

QFuture<Result<ArtifactRef>> ArtifactStore::store(const ArtifactDraft &draft, const QByteArray &bytes,
                                                  bool base64)
{
    struct Prepared
    {
        ArtifactRef ref;
        Result<QByteArray> body;
    };
    const Instant now = m_options.now();
    const Instant latest = later(now, m_options.longestLife);
    const Instant wanted = draft.expires.value_or(later(now, m_options.usualLife));
    const QString id = draft.id.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : draft.id;
    auto prepared = std::make_shared<Prepared>();
    prepared->ref = {id, uriOf(draft.session, id), draft.mediaType, 0, {}, std::min(wanted, latest)};
    prepared->body = bytes;
    return m_connection->write(
        [prepared, session = draft.session](Connection &connection) -> Result<ArtifactRef> {
            if (!prepared->body)
                return tl::unexpected<Error>(prepared->body.error());
            if (auto done = insertBody(connection, prepared->ref, session, *prepared->body); !done)
                return tl::unexpected<Error>(done.error());
            return prepared->ref;
        },
        {},
        [prepared, base64] {
            if (base64)
                prepared->body = fromBase64Text(*prepared->body);
            if (!prepared->body)
                prepared->body = failure(
                    ErrorCode::InvalidArgument,
                    QStringLiteral("The body is not base64. %1").arg(prepared->body.error().sentence));
            else
                prepared->ref.sha256 = sha256Hex(*prepared->body);
            prepared->ref.size = prepared->body ? prepared->body->size() : 0;
        });
}

QFuture<Result<Artifact>> ArtifactStore::fetch(const QString &id)
{
    return m_connection->read(
        [id, now = m_options.now()](Connection &connection) { return fetchArtifact(connection, id, now); });
}

QFuture<Result<bool>> ArtifactStore::release(const QString &id)
{
    return m_connection->write([id](Connection &connection) -> Result<bool> {
        const auto gone =
            change(connection, "DELETE FROM arcp_artifact WHERE artifact_id = :id", {{":id", textValue(id)}});
        if (!gone)
            return tl::unexpected<Error>(gone.error());
        return *gone > 0;
    });
}

QFuture<Result<qint64>> ArtifactStore::sweepExpired()
{
    return inBatches(*m_connection, sweptAtOnce, [now = m_options.now()](Connection &inside, int most) {
        return deleteExpired(inside, "arcp_artifact", "expires_at_iso", now, most);
    });
}

} // namespace storescope
