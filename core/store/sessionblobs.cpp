// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/sessionblobs.h"

#include "core/base/sha256.h"
#include "core/codec/blobreach.h"
#include "core/codec/msgpackwriter.h"
#include "core/store/rows.h"

namespace storescope::sessionblobs {

namespace {

Value hashValue(const QByteArray &hash)
{
    return Text{hash};
}

Result<QString> insert(Connection &connection, const QByteArray &payload, const QByteArray &content)
{
    static const QByteArray sql = "INSERT OR IGNORE INTO blobs (hash, content) VALUES (?1, ?2)";
    const QByteArray hash = sha256Hex(payload);
    const auto done = rows::count(connection, sql, {hashValue(hash), Value(Blob{content})});
    if (!done)
        return tl::unexpected<Error>(done.error());
    return QString::fromLatin1(hash);
}

Result<std::optional<QByteArray>> rowOf(Connection &connection, const QByteArray &hash)
{
    const auto content = rows::first(connection, blobreach::blobSql, {hashValue(hash)});
    if (!content)
        return tl::unexpected<Error>(content.error());
    return *content ? std::optional(bytesOf(**content)) : std::nullopt;
}

// The state's new reference, or the one that stands.
Result<std::optional<QString>> state(Connection &connection, BlobKind kind,
                                     const std::optional<QByteArray> &bytes,
                                     const std::optional<QString> &standing)
{
    if (!bytes)
        return standing;
    auto stored = put(connection, BlobDescriptor::of(kind), *bytes);
    if (!stored)
        return tl::unexpected<Error>(stored.error());
    return std::optional(std::move(*stored));
}

std::optional<QByteArray> packed(const std::optional<Json> &json)
{
    return json ? std::optional(writeMsgpack(*json)) : std::nullopt;
}

// The runtime keeps an execution state as a value of its own, not as the bytes themselves.
std::optional<QByteArray> packedBytes(const std::optional<QByteArray> &bytes)
{
    if (!bytes)
        return std::nullopt;
    MsgpackWriter writer;
    writer.integers(*bytes);
    return writer.take();
}

void add(Json &manifest, const char *key, const std::optional<QString> &ref)
{
    if (ref)
        manifest[key] = ref->toStdString();
}

Result<BlobRoots> rootsOf(Connection &connection)
{
    BlobRoots roots;
    const auto head = rows::first(connection, blobreach::headSql, {});
    if (!head)
        return tl::unexpected<Error>(head.error());
    if (*head)
        roots.headJson = bytesOf(**head);
    const auto done =
        rows::each(connection, blobreach::artifactsSql, {}, [&roots](const Statement &row) -> Result<bool> {
            roots.artifacts.push_back(bytesOf(row.value(0)));
            return true;
        });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return roots;
}

Result<std::vector<QByteArray>> garbage(Connection &connection, const QSet<QByteArray> &live)
{
    std::vector<QByteArray> hashes;
    const auto done =
        rows::each(connection, "SELECT hash FROM blobs", {}, [&](const Statement &row) -> Result<bool> {
            QByteArray hash = bytesOf(row.value(0));
            if (!live.contains(hash))
                hashes.push_back(std::move(hash));
            return true;
        });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return hashes;
}

} // namespace

Result<QString> put(Connection &connection, const BlobDescriptor &descriptor, const QByteArray &payload)
{
    const auto content = packBlob(descriptor, payload);
    if (!content)
        return tl::unexpected<Error>(content.error());
    return insert(connection, payload, *content);
}

Result<QByteArray> get(Connection &connection, const QString &hash)
{
    const auto row = rowOf(connection, hash.toUtf8());
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!*row)
        return failure(ErrorCode::NotFound,
                       QStringLiteral("There is no blob %1 in %2.").arg(hash, connection.file()),
                       connection.file());
    return unpackBlob(**row, hash.toUtf8());
}

Result<StoredCheckpoint> putCheckpoint(Connection &connection, const Checkpoint &checkpoint)
{
    const auto tool =
        state(connection, BlobKind::ToolState, packed(checkpoint.toolState), checkpoint.toolStateRef);
    const auto plugin = state(connection, BlobKind::PluginSessionSnapshot, packed(checkpoint.pluginSnapshot),
                              checkpoint.pluginSnapshotRef);
    const auto execution = state(connection, BlobKind::ExecutionStateSnapshot,
                                 packedBytes(checkpoint.executionState), checkpoint.executionStateRef);
    for (const auto *stored : {&tool, &plugin, &execution})
        if (!*stored)
            return tl::unexpected<Error>(stored->error());
    StoredCheckpoint stored;
    stored.manifest = Json::object({{"turn_state", checkpoint.turnState}});
    add(stored.manifest, "tool_state_ref", *tool);
    add(stored.manifest, "plugin_snapshot_ref", *plugin);
    if (checkpoint.pluginSnapshotRevision)
        stored.manifest["plugin_snapshot_revision"] = *checkpoint.pluginSnapshotRevision;
    add(stored.manifest, "execution_state_ref", *execution);
    auto ref =
        put(connection, BlobDescriptor::of(BlobKind::CheckpointManifest), writeMsgpack(stored.manifest));
    if (!ref)
        return tl::unexpected<Error>(ref.error());
    stored.ref = std::move(*ref);
    return stored;
}

Result<CollectionReport> collect(Connection &connection)
{
    const auto roots = rootsOf(connection);
    if (!roots)
        return tl::unexpected<Error>(roots.error());
    const auto reach =
        reachableBlobs(*roots, [&connection](const QByteArray &hash) { return rowOf(connection, hash); });
    if (!reach)
        return tl::unexpected<Error>(reach.error());
    CollectionReport report;
    if (!reach->doubt.isEmpty()) {
        report.keptBecause = QStringLiteral("All blobs were kept, because %1.").arg(reach->doubt);
        return report;
    }
    const auto hashes = garbage(connection, reach->live);
    if (!hashes)
        return tl::unexpected<Error>(hashes.error());
    for (const QByteArray &hash : *hashes)
        if (auto gone = rows::count(connection, "DELETE FROM blobs WHERE hash = ?1", {hashValue(hash)});
            !gone)
            return tl::unexpected<Error>(gone.error());
    report.roots = reach->roots;
    report.retained = int(reach->live.size());
    report.deleted = int(hashes->size());
    return report;
}

} // namespace storescope::sessionblobs
