// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/document.h"
#include "core/sqlite/connection.h"

namespace storescope {

// The one row of session_head.
struct SessionHead
{
    QString session;
    qint64 revision = 0;
    Json document; // as stored: config, agent_frames, checkpoint_ref, leaf_node_id, graph_node_count, …

    std::optional<QString> text(const char *key) const; // of the document
    std::optional<qint64> graphNodeCount() const;
};

namespace sessionhead {

// nullopt: the file has no head yet. Corrupt: the row cannot be read.
Result<std::optional<SessionHead>> load(Connection &connection);
Result<void> store(Connection &connection, const SessionHead &head);
// The head's count of nodes follows nodes that went, so that commits need not count anew.
Result<void> addToNodeCount(Connection &connection, qint64 nodes);

} // namespace sessionhead
} // namespace storescope
