// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/demo/dice.h"
#include "core/store/sessionstore.h"
#include "core/store/workqueue.h"

#include <atomic>
#include <deque>
#include <memory>

namespace storescope::demo {

// A session at work, through its stores: batches are queued, claimed, renewed, completed and left behind
// by a worker that crashes in another session of the file; each completed claim adds a turn to the
// conversation. Blocks.
class SessionWriter
{
public:
    static Result<std::unique_ptr<SessionWriter>> open(ConnectionPool &pool, const QString &file,
                                                       const WriteOptions &options, std::uint64_t seed);

    // A session with some turns behind it and batches in every state; does nothing to a file that has one.
    Result<void> createSession(const Instant &now);
    // One thing that a worker does.
    Result<void> act(const Instant &now);

private:
    using Clock = std::shared_ptr<std::atomic<qint64>>;
    SessionWriter(StoreConnection::Ptr connection, Clock clock, std::uint64_t seed);

    Result<void> describeSession(const Instant &begun);
    Result<void> pastTurns(const Instant &begun);
    Result<void> pastWork(const Instant &now);
    Result<void> actInCrashedSession(qint64 ms);
    Result<void> enqueue(const QString &session, qint64 now, qint64 delay);
    Result<void> claim(const QString &session, const char *owner, qint64 ttl);
    Result<void> renewOne();
    Result<void> giveBackOne();
    Result<void> completeOldest(const Instant &now);
    Result<void> commitTurn(const Instant &now, const QByteArray &asked,
                            std::vector<WorkCompletion> completed);
    GraphChange turnNodes(const QByteArray &prefix, const QByteArray &asked, const Instant &at);

    Clock m_clock; // what the stores take for now
    std::unique_ptr<WorkQueue> m_queue;
    std::unique_ptr<SessionStore> m_session;
    Dice m_dice;
    QByteArray m_leaf;
    qint64 m_head = 0;
    std::deque<WorkClaim> m_claims; // of workers that are well
};

} // namespace storescope::demo
