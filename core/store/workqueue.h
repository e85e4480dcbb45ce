// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/queuedwork.h"
#include "core/store/sessionschema.h"

namespace storescope {

// The work queues of the sessions in a session file (queued_work_batches, queued_work_items), by the
// rules of its own crate, so that both can work on one file at once. A batch has no state: it is waiting
// while it is unclaimed or its claim has expired, and gone once completed or cancelled.
//
// Any thread may call; futures resolve on the connection's thread. Every call that writes is one
// transaction. Errors: InvalidArgument, ClaimExpired, Corrupt, Busy, OutcomeUnknown, Closed, Io.
class WorkQueue
{
public:
    static QFuture<Result<std::shared_ptr<WorkQueue>>> open(ConnectionPool &pool, const QString &path,
                                                            const WriteOptions &options = {});
    // On a connection that sessionSchema() was prepared on.
    explicit WorkQueue(std::shared_ptr<StoreConnection> connection,
                       MillisecondClock clock = systemMilliseconds);

    // The batch as stored: the existing one when the session has one of this source key, whatever it holds.
    QFuture<Result<WorkBatch>> enqueue(BatchDraft draft);

    // The oldest available batches that one claim may take (claimrules.h), now owned until they expire;
    // nullopt: there is none.
    QFuture<Result<std::optional<WorkClaim>>> claimReady(const QString &session, const QString &owner,
                                                         ClaimBoundary boundary, qint64 ttlMs, int max = 1);
    // These look at the claim's token alone: they work after the expiry too, until somebody else has claimed.
    QFuture<Result<WorkClaim>> renew(const WorkClaim &claim, qint64 ttlMs);
    QFuture<Result<void>> complete(const WorkCompletion &completion);
    // Gives the batches back; they keep their fencing token. A lost claim stays with its new owner.
    QFuture<Result<void>> abandon(const WorkClaim &claim);

    // The batch that went; nullopt: there is none, or somebody holds it.
    QFuture<Result<std::optional<WorkBatch>>> cancel(const QString &session, const QString &batch);

    // Oldest first. Pending: those that nobody holds, delayed ones included.
    QFuture<Result<std::vector<WorkBatch>>> list(const QString &session);
    QFuture<Result<std::vector<WorkBatch>>> listPending(const QString &session);

    const std::shared_ptr<StoreConnection> &connection() const { return m_connection; }

private:
    std::shared_ptr<StoreConnection> m_connection;
    MillisecondClock m_clock;
};

// Inside a transaction of the caller: deletes the claim's batches; ClaimExpired when the claim does not hold
// exactly them any more.
Result<void> completeClaim(Connection &connection, const WorkCompletion &completion);

} // namespace storescope
