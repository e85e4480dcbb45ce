// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/claimsearch.h"

#include "core/store/rows.h"

namespace storescope {

namespace {

using Rows = std::vector<QueuedRow>;

// How many delayed batches, or moments at which batches became ready, are looked at one by one.
constexpr int patience = 256;

const QByteArray fromQueue = "SELECT " + queuedColumns + " FROM queued_work_batches ";

// Claimed before, expired since. '>= '''' is "not NULL" in a form that an index serves; '+' keeps a
// condition from choosing the other index.
const QByteArray expiredSql = fromQueue +
                              "WHERE session_id = ?1 AND claim_id >= '' AND +available_at_ms <= ?2 AND "
                              "(claim_token IS NULL OR claim_expires_at_ms <= ?2) "
                              "UNION ALL " +
                              fromQueue +
                              "WHERE session_id = ?1 AND claim_id IS NULL AND claim_token >= '' AND "
                              "+available_at_ms <= ?2 AND claim_expires_at_ms <= ?2 "
                              "ORDER BY enqueue_seq LIMIT ?3";
const QByteArray unclaimedSql =
    fromQueue + "WHERE session_id = ?1 AND claim_id IS NULL AND claim_token IS NULL ORDER BY enqueue_seq";
const QByteArray firstMomentSql =
    "SELECT min(available_at_ms) FROM queued_work_batches WHERE session_id = ?1 AND available_at_ms <= ?2";
const QByteArray nextMomentSql = "SELECT min(available_at_ms) FROM queued_work_batches WHERE session_id = ?1 "
                                 "AND available_at_ms > ?2 AND available_at_ms <= ?3";
const QByteArray ofMomentSql = fromQueue +
                               "WHERE session_id = ?1 AND available_at_ms = ?2 AND +claim_id IS NULL AND "
                               "+claim_token IS NULL ORDER BY enqueue_seq LIMIT ?3";
const QByteArray allReadySql = fromQueue +
                               "WHERE session_id = ?1 AND available_at_ms <= ?2 AND +claim_id IS NULL AND "
                               "+claim_token IS NULL ORDER BY enqueue_seq LIMIT ?3";

bool isOlder(const QueuedRow &a, const QueuedRow &b)
{
    return a.batch.seq < b.batch.seq;
}

class ClaimSearch
{
public:
    ClaimSearch(Connection &connection, const QString &session, qint64 now, ClaimBoundary boundary, int max)
        : m_connection(connection),
          m_session(textValue(session)),
          m_now(now),
          m_max(max),
          m_run(boundary, max)
    {
    }

    Result<Rows> find()
    {
        auto expired = collect(expiredSql, {m_session, Value(m_now), Value(qint64(m_max))});
        if (!expired)
            return expired;
        m_expired = std::move(*expired);
        const auto walked = walkUnclaimed();
        if (!walked)
            return tl::unexpected<Error>(walked.error());
        if (*walked) {
            offerExpiredBefore(std::numeric_limits<qint64>::max());
            return m_run.taken();
        }
        const auto ready = readyByMoment();
        if (!ready)
            return ready;
        for (const QueuedRow &row : *ready)
            offer(row);
        offerExpiredBefore(std::numeric_limits<qint64>::max());
        return m_run.taken();
    }

private:
    Result<Rows> collect(const QByteArray &sql, std::initializer_list<Value> parameters)
    {
        Rows found;
        const auto done =
            rows::each(m_connection, sql, parameters, [&](const Statement &row) -> Result<bool> {
                auto queued = rowOf(row, m_connection.file());
                if (!queued)
                    return tl::unexpected<Error>(queued.error());
                found.push_back(std::move(*queued));
                return true;
            });
        if (!done)
            return tl::unexpected<Error>(done.error());
        return found;
    }

    void offerExpiredBefore(qint64 seq)
    {
        while (m_nextExpired < m_expired.size() && m_expired[m_nextExpired].batch.seq < seq)
            m_run.offer(m_expired[m_nextExpired++]);
    }

    bool offer(const QueuedRow &row)
    {
        offerExpiredBefore(row.batch.seq);
        return m_run.offer(row);
    }

    // In the order of the claims. False: too many delayed ones stand in the way; nothing was taken.
    Result<bool> walkUnclaimed()
    {
        int delayed = 0;
        const ClaimRun fresh = m_run;
        const auto walk = [&](const Statement &row) -> Result<bool> {
            if (row.integer(availableColumn) > m_now)
                return ++delayed < patience;
            const auto queued = rowOf(row, m_connection.file());
            if (!queued)
                return tl::unexpected<Error>(queued.error());
            return offer(*queued);
        };
        const auto done = rows::each(m_connection, unclaimedSql, {m_session}, walk);
        if (!done)
            return tl::unexpected<Error>(done.error());
        if (delayed < patience)
            return true;
        m_run = fresh;
        m_nextExpired = 0;
        return false;
    }

    // The oldest of each moment at which batches became ready: most share one. The oldest `max` of all are
    // among them.
    Result<Rows> readyByMoment()
    {
        Rows found;
        auto moment = rows::first(m_connection, firstMomentSql, {m_session, Value(m_now)});
        for (int visited = 0; visited < patience; ++visited) {
            if (!moment)
                return tl::unexpected<Error>(moment.error());
            if (!*moment || isNull(**moment)) {
                std::sort(found.begin(), found.end(), isOlder);
                return found;
            }
            const Value at = **moment;
            auto rows = collect(ofMomentSql, {m_session, at, Value(qint64(m_max))});
            if (!rows)
                return rows;
            std::move(rows->begin(), rows->end(), std::back_inserter(found));
            moment = rows::first(m_connection, nextMomentSql, {m_session, at, Value(m_now)});
        }
        return collect(allReadySql, {m_session, Value(m_now), Value(qint64(m_max))});
    }

    static constexpr int availableColumn = 7;

    Connection &m_connection;
    Value m_session;
    qint64 m_now;
    int m_max;
    ClaimRun m_run;
    Rows m_expired;
    std::size_t m_nextExpired = 0;
};

} // namespace

Result<QueuedRow> rowOf(const Statement &row, const QString &file)
{
    const auto delivery = deliveryPolicyOf(rows::textOf(row, 4));
    const auto slot = slotPolicyOf(rows::textOf(row, 5));
    const auto key = mergeKeyOf(bytesOf(row.value(6)));
    if (!delivery || !slot || !key)
        return failure(
            ErrorCode::Corrupt,
            QStringLiteral("The batch %1 in %2 has a delivery policy, a slot policy or a merge key "
                           "that this version does not know.")
                .arg(rows::textOf(row, 1), file),
            file);
    QueuedRow queued;
    queued.batch.seq = row.integer(0);
    queued.batch.id = rows::textOf(row, 1);
    queued.batch.session = rows::textOf(row, 2);
    queued.batch.sourceKey = rows::optionalTextOf(row, 3);
    queued.batch.delivery = *delivery;
    queued.batch.slot = *slot;
    queued.batch.mergeKey = *key;
    queued.batch.availableAtMs = row.integer(7);
    queued.batch.enqueuedAtMs = row.integer(8);
    queued.fencingToken = row.integer(9);
    return queued;
}

Result<std::vector<QueuedRow>> findClaimable(Connection &connection, const QString &session, qint64 now,
                                             ClaimBoundary boundary, int max)
{
    if (max <= 0)
        return Rows();
    return ClaimSearch(connection, session, now, boundary, max).find();
}

} // namespace storescope
