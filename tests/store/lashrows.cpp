// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/json.h"
#include "core/codec/packedblob.h"
#include "tests/store/lashscript.h"

namespace storescope::test {

namespace {

struct Table
{
    const char *name;
    const char *columns; // those that two runs share
    const char *order;
    const char *json; // the column that is compared as JSON, not as text
};

// Of the batches: whether it is claimed, not by which token. The rows of blobs are in the order of their
// hash.
constexpr Table tables[] = {
    {"session_head", "session_id, head_revision, head_json", "singleton", "head_json"},
    {"graph_nodes", "seq, node_id, tombstoned, node_json", "seq", ""},
    {"usage_deltas", "*", "seq", ""},
    {"runtime_turn_commits", "session_id, turn_id, turn_commit_hash, result_json", "session_id, turn_id",
     "result_json"},
    {"queued_work_batches",
     "enqueue_seq, session_id, source_key, delivery_policy, slot_policy, merge_key_json, available_at_ms, "
     "claim_id, claim_owner_id, claim_token IS NULL AS is_free, claim_fencing_token, claim_claimed_at_ms = 0 "
     "AS never_claimed, claim_expires_at_ms = 0 AS without_expiry",
     "enqueue_seq", ""},
    {"queued_work_items",
     "(SELECT enqueue_seq FROM queued_work_batches AS b WHERE b.batch_id = queued_work_items.batch_id) AS "
     "seq, "
     "item_index, substr(item_id, length(batch_id) + 1) AS item, payload_json",
     "seq, item_index", "payload_json"},
    {"blobs", "hash, lower(hex(content)) AS content", "hash", ""},
    {"artifact_refs", "*", "artifact_ref", ""},
    {"attachment_manifest", "attachment_id, session_id, canonical_uri, committed_at_ms IS NULL AS is_open",
     "attachment_id", ""},
};

Json cell(const Value &value, bool isJson)
{
    if (isNull(value))
        return nullptr;
    if (const auto *integer = std::get_if<qint64>(&value))
        return *integer;
    const QByteArray bytes = bytesOf(value);
    return isJson ? readJson(bytes, {}).value_or(Json()) : Json(bytes.toStdString());
}

// What another zlib packed differs; what is inside must not.
Json comparable(const Table &table, Json row)
{
    if (QLatin1String(table.name) != QLatin1String("blobs"))
        return row;
    const auto content = QByteArray::fromHex(QByteArray::fromStdString(row["content"].get<std::string>()));
    const auto hash = QByteArray::fromStdString(row["hash"].get<std::string>());
    if (content.contains("Zlib"))
        row["content"] = unpackBlob(content, hash) ? "packed" : "not what its name says";
    return row;
}

Result<Json> rowsOf(Connection &connection, const Table &table)
{
    const QByteArray sql =
        QByteArray("SELECT ") + table.columns + " FROM " + table.name + " ORDER BY " + table.order;
    auto statement = connection.prepare(std::string_view(sql.constData(), std::size_t(sql.size())));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    Json rows = Json::array();
    while (true) {
        const auto stepped = statement->step();
        if (!stepped)
            return tl::unexpected<Error>(stepped.error());
        if (!*stepped)
            return rows;
        Json row = Json::object();
        for (int column = 0; column < statement->columnCount(); ++column) {
            const QString name = statement->columnName(column);
            row[name.toStdString()] = cell(statement->value(column), name == QLatin1String(table.json));
        }
        rows.push_back(comparable(table, std::move(row)));
    }
}

} // namespace

Json rowsOf(StoreConnection &connection)
{
    return connection
        .read([](Connection &opened) -> Result<Json> {
            Json all = Json::object();
            for (const Table &table : tables) {
                auto rows = rowsOf(opened, table);
                if (!rows)
                    return rows;
                all[table.name] = std::move(*rows);
            }
            return all;
        })
        .result()
        .value_or(Json("cannot be read"));
}

} // namespace storescope::test
