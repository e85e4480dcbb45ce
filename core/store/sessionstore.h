// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/sessionblobs.h"
#include "core/store/sessiongraph.h"
#include "core/store/sessionhead.h"
#include "core/store/sessionschema.h"

namespace storescope {

struct KnownNodeCount;

struct AttachmentIntent
{
    QString id;
    QString session;
    QString uri;
    qint64 intentAtMs = 0;
    bool operator==(const AttachmentIntent &) const = default;
};

// A session in a session file: its head, graph, usage, turns, blobs, artifacts and attachments, as its
// own crate writes them, so that both can work on one file at once. A WorkQueue may share the connection.
//
// Any thread may call; futures resolve on the connection's thread. Every call that writes is one
// transaction: it happens whole or not at all. Errors: InvalidArgument, NotFound, AlreadyExists, Conflict,
// ClaimExpired, Corrupt, Busy, OutcomeUnknown, Closed, Io.
class SessionStore
{
public:
    static QFuture<Result<std::shared_ptr<SessionStore>>> open(ConnectionPool &pool, const QString &path,
                                                               const WriteOptions &options = {});
    // On a connection that sessionSchema() was prepared on.
    explicit SessionStore(std::shared_ptr<StoreConnection> connection,
                          MillisecondClock clock = systemMilliseconds);
    ~SessionStore();

    // Compare-and-set on the head's revision. A turn that was committed before with the same hash gives its
    // first result, whatever head is expected. A refusal or a failure changes nothing.
    QFuture<CommitAnswer> commit(SessionCommit commit);

    QFuture<Result<std::optional<SessionHead>>> head();
    QFuture<Result<std::vector<GraphNode>>> graph();
    QFuture<Result<std::vector<GraphNode>>> activePath(const QString &leaf);
    QFuture<Result<GraphNode>> node(const QString &id);
    QFuture<Result<std::vector<UsageDelta>>> usage();

    // A tombstoned node is no longer seen; vacuum deletes those rows. How many.
    QFuture<Result<qint64>> tombstone(const QStringList &ids);
    QFuture<Result<qint64>> vacuum();

    // Named by the SHA-256 of the payload; the same payload twice is one blob.
    QFuture<Result<QString>> putBlob(const QByteArray &payload, const BlobDescriptor &descriptor = {});
    QFuture<Result<QByteArray>> blob(const QString &hash);
    // Keeps a blob for as long as its name is listed; gives the blob's hash.
    QFuture<Result<QString>> putArtifact(const QString &ref, const QByteArray &payload);
    QFuture<Result<QByteArray>> artifact(const QString &ref);
    // Deletes the blobs that neither the head's checkpoint nor an artifact needs. When that is not known for
    // sure, it keeps everything and says why.
    QFuture<Result<CollectionReport>> gcUnreachable();

    // Before the attachment's bytes are put where `uri` says; the commit that refers to it confirms it.
    QFuture<Result<void>> recordIntent(const AttachmentIntent &intent);
    QFuture<Result<std::vector<AttachmentIntent>>> uncommittedAttachments(qint64 olderThanMs);
    QFuture<Result<void>> forgetAttachment(const QString &id);

    const std::shared_ptr<StoreConnection> &connection() const { return m_connection; }

private:
    std::shared_ptr<StoreConnection> m_connection;
    MillisecondClock m_clock;
    std::shared_ptr<KnownNodeCount> m_known;
};

} // namespace storescope
