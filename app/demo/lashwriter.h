// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/demo/dice.h"
#include "core/sqlite/connection.h"

#include <functional>

namespace storescope::demo {

// A lash session at work: batches are queued, claimed, renewed, completed and left behind by a worker that
// crashed; each completed one adds a turn to the conversation. Used on the worker that owns the connection.
class LashWriter
{
public:
    explicit LashWriter(std::uint64_t seed) : m_dice(seed) {}

    // A session with some turns behind it and batches in every state; does nothing to a file that has one.
    Result<void> createSession(Connection &connection, const Instant &now);
    // One thing that a worker does, in one transaction.
    Result<void> act(Connection &connection, const Instant &now);

private:
    Result<qint64> number(Connection &connection, const QByteArray &sql);
    Result<void> enqueue(Connection &connection, qint64 now, qint64 delay);
    Result<void> claim(Connection &connection, qint64 now, const char *owner, qint64 ttl, bool takeOver);
    Result<void> renew(Connection &connection, qint64 now);
    Result<void> giveBack(Connection &connection);
    Result<void> complete(Connection &connection, const Instant &now);
    Result<void> commitTurn(Connection &connection, const Instant &now, const QByteArray &asked);
    Result<void> addNode(Connection &connection, const QByteArray &id, const QByteArray &role,
                         const QByteArray &parts, const Instant &at);
    Result<QByteArray> addBlob(Connection &connection, const QByteArray &kind, const QByteArray &payload);
    Result<void> inTransaction(Connection &connection, const std::function<Result<void>()> &work);

    Dice m_dice;
};

} // namespace storescope::demo
