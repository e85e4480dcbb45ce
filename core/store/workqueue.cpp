// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/workqueue.h"

#include "core/base/sha256.h"
#include "core/store/claimsearch.h"
#include "core/store/rows.h"
#include "core/store/workbatches.h"

#include <QUuid>

namespace storescope {

namespace {

constexpr char stillOurs[] = " WHERE session_id = ?1 AND claim_id = ?2 AND claim_token = ?3 ";

qint64 later(qint64 now, qint64 ttl)
{
    constexpr qint64 last = std::numeric_limits<qint64>::max();
    return ttl > last - now ? last : now + ttl;
}

tl::unexpected<Error> expired(const QString &session, const QString &claim, const QString &file)
{
    return failure(
        ErrorCode::ClaimExpired,
        QStringLiteral("The claim %1 of the session %2 is no longer held; claim again.").arg(claim, session),
        file);
}

WorkClaim claimOf(const std::vector<QueuedRow> &found, const QString &session, const QString &owner,
                  qint64 now, qint64 ttl)
{
    const QueuedRow &first = found.front();
    WorkClaim claim;
    claim.session = session;
    claim.owner = owner;
    claim.fencingToken = first.fencingToken + 1;
    claim.id = QStringLiteral("qwc:%1:%2").arg(first.batch.seq).arg(claim.fencingToken);
    // Claim ids come again once the newest rows went; tokens never do.
    claim.token =
        QString::fromLatin1(sha256Hex(session.toUtf8() + ':' + owner.toUtf8() + ':' + claim.id.toUtf8() +
                                      ':' + QByteArray::number(now) + ':' + QUuid::createUuid().toRfc4122()));
    claim.claimedAtMs = now;
    claim.expiresAtMs = later(now, ttl);
    return claim;
}

// Whether this row is ours now. The search found it free in this same transaction, but only the changed row
// proves it.
Result<bool> take(Connection &connection, const WorkClaim &claim, const QString &batch)
{
    static const QByteArray sql =
        "UPDATE queued_work_batches SET claim_id = ?3, claim_owner_id = ?4, claim_token = ?5, "
        "claim_fencing_token = claim_fencing_token + 1, claim_claimed_at_ms = ?6, claim_expires_at_ms = ?7 "
        "WHERE session_id = ?1 AND batch_id = ?2 AND (claim_token IS NULL OR claim_expires_at_ms <= ?6) "
        "RETURNING enqueue_seq";
    const auto changed =
        rows::count(connection, sql,
                    {textValue(claim.session), textValue(batch), textValue(claim.id), textValue(claim.owner),
                     textValue(claim.token), Value(claim.claimedAtMs), Value(claim.expiresAtMs)});
    if (!changed)
        return tl::unexpected<Error>(changed.error());
    return *changed == 1;
}

using Claimed = Result<std::optional<WorkClaim>>;

// An error with `lost`: a row did not change, so all of it must be undone, and there is no claim.
Claimed claimFound(Connection &connection, WorkClaim claim, const std::vector<QueuedRow> &found, bool &lost)
{
    for (const QueuedRow &row : found) {
        const auto ours = take(connection, claim, row.batch.id);
        if (!ours)
            return tl::unexpected<Error>(ours.error());
        lost = !*ours;
        if (lost)
            return failure(ErrorCode::Conflict,
                           QStringLiteral("The batch %1 could not be claimed.").arg(row.batch.id),
                           connection.file());
        claim.batches.push_back(row.batch);
        if (auto loaded = workbatches::loadItems(connection, claim.batches.back()); !loaded)
            return tl::unexpected<Error>(loaded.error());
    }
    return claim;
}

Result<WorkClaim> renewed(Connection &connection, WorkClaim claim, qint64 until)
{
    static const QByteArray sql = QByteArray("UPDATE queued_work_batches SET claim_expires_at_ms = ?4") +
                                  stillOurs + "RETURNING enqueue_seq";
    const auto changed =
        rows::count(connection, sql,
                    {textValue(claim.session), textValue(claim.id), textValue(claim.token), Value(until)});
    if (!changed)
        return tl::unexpected<Error>(changed.error());
    if (*changed != qint64(claim.batches.size()))
        return expired(claim.session, claim.id, connection.file());
    claim.expiresAtMs = until;
    return claim;
}

Result<std::optional<WorkBatch>> cancelled(Connection &connection, const QString &session, const QString &id,
                                           qint64 now)
{
    static const QByteArray sql =
        "DELETE FROM queued_work_batches WHERE session_id = ?1 AND batch_id = ?2 AND (claim_token IS NULL OR "
        "claim_expires_at_ms <= ?3) RETURNING enqueue_seq";
    auto batch = workbatches::find(connection, id); // with its items, which go with the row
    if (!batch)
        return batch;
    const auto gone = rows::count(connection, sql, {textValue(session), textValue(id), Value(now)});
    if (!gone)
        return tl::unexpected<Error>(gone.error());
    return *gone == 1 ? std::move(*batch) : std::nullopt;
}

} // namespace

Result<void> completeClaim(Connection &connection, const WorkCompletion &completion)
{
    static const QByteArray countSql = QByteArray("SELECT count(*) FROM queued_work_batches") + stillOurs;
    static const QByteArray deleteSql =
        QByteArray("DELETE FROM queued_work_batches") + stillOurs + "AND batch_id = ?4 RETURNING enqueue_seq";
    const Value session = textValue(completion.session);
    const Value claim = textValue(completion.claim);
    const Value token = textValue(completion.token);
    const auto held = rows::first(connection, countSql, {session, claim, token});
    if (!held)
        return tl::unexpected<Error>(held.error());
    if (toInteger(held->value_or(Value())).value_or(0) != completion.batches.size())
        return expired(completion.session, completion.claim, connection.file());
    for (const QString &batch : completion.batches) {
        const auto gone = rows::count(connection, deleteSql, {session, claim, token, textValue(batch)});
        if (!gone)
            return tl::unexpected<Error>(gone.error());
        if (*gone != 1)
            return expired(completion.session, completion.claim, connection.file());
    }
    return {};
}

QFuture<Result<std::shared_ptr<WorkQueue>>> WorkQueue::open(ConnectionPool &pool, const QString &path,
                                                            const WriteOptions &options)
{
    return StoreConnection::openAs<WorkQueue>(pool, path, sessionSchema(), options);
}

WorkQueue::WorkQueue(std::shared_ptr<StoreConnection> connection, MillisecondClock clock)
    : m_connection(std::move(connection)), m_clock(std::move(clock))
{
}

QFuture<Result<WorkBatch>> WorkQueue::enqueue(BatchDraft draft)
{
    if (const auto checked = checkDraft(draft); !checked)
        return QtFuture::makeReadyFuture(Result<WorkBatch>(tl::unexpected<Error>(checked.error())));
    return m_connection->write(
        [draft = std::move(draft), clock = m_clock](Connection &connection) -> Result<WorkBatch> {
            if (draft.sourceKey) {
                auto existing = workbatches::findBySourceKey(connection, draft.session, *draft.sourceKey);
                if (!existing)
                    return tl::unexpected<Error>(existing.error());
                if (*existing)
                    return std::move(**existing);
            }
            return workbatches::insert(connection, draft, clock());
        });
}

QFuture<Result<std::optional<WorkClaim>>> WorkQueue::claimReady(const QString &session, const QString &owner,
                                                                ClaimBoundary boundary, qint64 ttlMs, int max)
{
    auto promise = std::make_shared<QPromise<Claimed>>();
    promise->start();
    auto future = promise->future();
    const auto lost = std::make_shared<bool>(false);
    m_connection->writeThen(
        [=, clock = m_clock](Connection &connection) -> Claimed {
            const qint64 now = clock();
            const auto found = findClaimable(connection, session, now, boundary, max);
            if (!found)
                return tl::unexpected<Error>(found.error());
            if (found->empty())
                return std::nullopt;
            return claimFound(connection, claimOf(*found, session, owner, now, ttlMs), *found, *lost);
        },
        [promise, lost](Claimed claimed) { // after the rollback
            promise->addResult(*lost ? Claimed(std::nullopt) : std::move(claimed));
            promise->finish();
        });
    return future;
}

QFuture<Result<WorkClaim>> WorkQueue::renew(const WorkClaim &claim, qint64 ttlMs)
{
    return m_connection->write([claim, ttlMs, clock = m_clock](Connection &connection) {
        return renewed(connection, claim, later(clock(), ttlMs));
    });
}

QFuture<Result<void>> WorkQueue::complete(const WorkCompletion &completion)
{
    return m_connection->write(
        [completion](Connection &connection) { return completeClaim(connection, completion); });
}

QFuture<Result<void>> WorkQueue::abandon(const WorkClaim &claim)
{
    static const QByteArray sql =
        QByteArray(
            "UPDATE queued_work_batches SET claim_id = NULL, claim_owner_id = NULL, claim_token = NULL, "
            "claim_claimed_at_ms = 0, claim_expires_at_ms = 0") +
        stillOurs;
    return m_connection->write([claim](Connection &connection) -> Result<void> {
        const auto done = rows::count(
            connection, sql, {textValue(claim.session), textValue(claim.id), textValue(claim.token)});
        return done ? Result<void>() : tl::unexpected<Error>(done.error());
    });
}

QFuture<Result<std::optional<WorkBatch>>> WorkQueue::cancel(const QString &session, const QString &batch)
{
    return m_connection->write([session, batch, clock = m_clock](Connection &connection) {
        return cancelled(connection, session, batch, clock());
    });
}

QFuture<Result<std::vector<WorkBatch>>> WorkQueue::list(const QString &session)
{
    return m_connection->read(
        [session](Connection &connection) { return workbatches::all(connection, session); });
}

QFuture<Result<std::vector<WorkBatch>>> WorkQueue::listPending(const QString &session)
{
    return m_connection->read([session, clock = m_clock](Connection &connection) {
        return workbatches::pending(connection, session, clock());
    });
}

} // namespace storescope
