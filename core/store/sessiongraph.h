// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/connection.h"
#include "core/store/sessioncommit.h"

namespace storescope {

struct GraphNode
{
    qint64 seq = 0;
    QString id;
    QByteArray json;
    bool operator==(const GraphNode &) const = default;
};

// The table graph_nodes; each is inside a job of the connection. A tombstoned node is no longer seen.
namespace sessiongraph {

// How many nodes were added. InvalidArgument: one is no JSON object with a node_id. AlreadyExists: of its id.
Result<qint64> apply(Connection &connection, const GraphChange &change);
Result<qint64> count(Connection &connection);

Result<std::vector<GraphNode>> all(Connection &connection);
// From the root to `leaf`, following parent_node_id.
Result<std::vector<GraphNode>> path(Connection &connection, const QString &leaf);
// NotFound.
Result<GraphNode> node(Connection &connection, const QString &id);

// How many were not tombstoned before.
Result<qint64> tombstone(Connection &connection, const QStringList &ids);
// How many tombstoned rows went.
Result<qint64> vacuum(Connection &connection);

} // namespace sessiongraph
} // namespace storescope
