// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/queuedwork.h"

namespace storescope {

struct QueuedRow
{
    WorkBatch batch; // without items
    qint64 fencingToken = 0;
};

// Which of a session's claimable batches one claim takes. They are offered oldest first; the first decides:
// - at a checkpoint of a running turn, one that waits for the turn's end blocks everything behind it;
// - an exclusive one is taken alone;
// - a joining one takes those that follow it directly and join with the same policy and key, at most `max`.
class ClaimRun
{
public:
    ClaimRun(ClaimBoundary boundary, int max) : m_boundary(boundary), m_max(max), m_ended(max <= 0) {}

    // False: nothing further is taken, and there is no need to offer more.
    bool offer(const QueuedRow &row);
    bool hasEnded() const { return m_ended; }
    const std::vector<QueuedRow> &taken() const { return m_taken; }

private:
    bool joins(const WorkBatch &batch) const;

    ClaimBoundary m_boundary;
    int m_max;
    bool m_ended;
    std::vector<QueuedRow> m_taken;
};

} // namespace storescope
