// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/sessiongraph.h"

#include "core/codec/json.h"
#include "core/store/rows.h"
#include "core/store/sessionhead.h"

namespace storescope::sessiongraph {

namespace {

Result<QString> idOf(const QByteArray &node)
{
    const auto json = readJson(node, {});
    if (!json || !json->is_object() || !json->contains("node_id") || !json->at("node_id").is_string())
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("A node of the graph must be a JSON object with a node_id."));
    return QString::fromStdString(json->at("node_id").get_ref<const std::string &>());
}

Result<std::vector<GraphNode>> nodes(Connection &connection, const QByteArray &sql,
                                     std::initializer_list<Value> parameters)
{
    std::vector<GraphNode> found;
    const auto done = rows::each(connection, sql, parameters, [&found](const Statement &row) -> Result<bool> {
        found.push_back({row.integer(0), rows::textOf(row, 1), bytesOf(row.value(2))});
        return true;
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return found;
}

} // namespace

Result<qint64> apply(Connection &connection, const GraphChange &change)
{
    static const QByteArray insertSql = "INSERT INTO graph_nodes (node_id, node_json) VALUES (?1, ?2)";
    if (change.kind == GraphChange::Kind::ReplaceAll)
        if (auto gone = rows::count(connection, "DELETE FROM graph_nodes", {}); !gone)
            return gone;
    for (const QByteArray &node : change.nodes) {
        const auto id = idOf(node);
        if (!id)
            return tl::unexpected<Error>(id.error());
        if (auto done = rows::count(connection, insertSql, {textValue(*id), Value(Text{node})}); !done)
            return done;
    }
    return qint64(change.nodes.size());
}

Result<qint64> count(Connection &connection)
{
    const auto counted = rows::first(connection, "SELECT count(*) FROM graph_nodes WHERE tombstoned = 0", {});
    if (!counted)
        return tl::unexpected<Error>(counted.error());
    return toInteger(counted->value_or(Value())).value_or(0);
}

Result<std::vector<GraphNode>> all(Connection &connection)
{
    static const QByteArray sql =
        "SELECT seq, node_id, node_json FROM graph_nodes WHERE tombstoned = 0 ORDER BY seq";
    return nodes(connection, sql, {});
}

Result<std::vector<GraphNode>> path(Connection &connection, const QString &leaf)
{
    // No path is longer than the greatest seq: a circle of parents ends there.
    static const QByteArray sql =
        "WITH RECURSIVE walk(seq, node_id, node_json, depth) AS ("
        "SELECT seq, node_id, node_json, 0 FROM graph_nodes WHERE node_id = ?1 AND tombstoned = 0 "
        "UNION ALL SELECT parent.seq, parent.node_id, parent.node_json, walk.depth + 1 FROM walk JOIN "
        "graph_nodes AS parent ON parent.node_id = json_extract(walk.node_json, '$.parent_node_id') WHERE "
        "parent.tombstoned = 0 AND walk.depth < (SELECT max(seq) FROM graph_nodes)) "
        "SELECT seq, node_id, node_json FROM walk ORDER BY depth DESC";
    return nodes(connection, sql, {textValue(leaf)});
}

Result<GraphNode> node(Connection &connection, const QString &id)
{
    static const QByteArray sql =
        "SELECT seq, node_id, node_json FROM graph_nodes WHERE node_id = ?1 AND tombstoned = 0";
    auto found = nodes(connection, sql, {textValue(id)});
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (found->empty())
        return failure(ErrorCode::NotFound,
                       QStringLiteral("There is no node %1 in %2.").arg(id, connection.file()),
                       connection.file());
    return std::move(found->front());
}

Result<qint64> tombstone(Connection &connection, const QStringList &ids)
{
    static const QByteArray sql =
        "UPDATE graph_nodes SET tombstoned = 1 WHERE node_id = ?1 AND tombstoned = 0 RETURNING seq";
    qint64 changed = 0;
    for (const QString &id : ids) {
        const auto done = rows::count(connection, sql, {textValue(id)});
        if (!done)
            return done;
        changed += *done;
    }
    if (changed > 0)
        if (auto counted = sessionhead::addToNodeCount(connection, -changed); !counted)
            return tl::unexpected<Error>(counted.error());
    return changed;
}

Result<qint64> vacuum(Connection &connection)
{
    return rows::count(connection, "DELETE FROM graph_nodes WHERE tombstoned = 1 RETURNING seq", {});
}

} // namespace storescope::sessiongraph
