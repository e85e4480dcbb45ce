// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/connection.h"
#include "core/store/sessioncommit.h"

namespace storescope {

// The head whose count of nodes is known to be right, while nobody else writes to the file. Used on the
// connection's thread only.
struct KnownNodeCount
{
    quint64 connection = 0;
    qint64 dataVersion = -1;
    qint64 headRevision = -1; // of a commit that failed after all, no head has it
    bool operator==(const KnownNodeCount &) const = default;
};

// The body of a commit, inside BEGIN IMMEDIATE. In this order: the file's session, the turn, the head's
// revision, the claims; then everything is written. What it costs does not grow with the graph, unless
// somebody else wrote in between: then the nodes are counted once.
CommitAnswer commitSession(Connection &connection, const SessionCommit &commit, qint64 now,
                           KnownNodeCount &known);

} // namespace storescope
