// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/sessionhead.h"

#include "core/codec/json.h"
#include "core/codec/jsontext.h"
#include "core/store/rows.h"

namespace storescope {

namespace {

const QString unnamed = QStringLiteral("root"); // a head that names no session

} // namespace

std::optional<QString> SessionHead::text(const char *key) const
{
    const auto found = document.find(key);
    if (found == document.end() || !found->is_string())
        return std::nullopt;
    return QString::fromStdString(found->get_ref<const std::string &>());
}

std::optional<qint64> SessionHead::graphNodeCount() const
{
    const auto found = document.find("graph_node_count");
    return found == document.end() || !found->is_number_integer() ? std::nullopt
                                                                  : std::optional(found->get<qint64>());
}

Result<std::optional<SessionHead>> sessionhead::load(Connection &connection)
{
    static const QByteArray sql = "SELECT head_json, head_revision FROM session_head WHERE singleton = 1";
    std::optional<SessionHead> head;
    const auto done = rows::each(connection, sql, {}, [&](const Statement &row) -> Result<bool> {
        auto document = readJson(bytesOf(row.value(0)), {});
        if (!document || !document->is_object())
            return failure(
                ErrorCode::Corrupt,
                QStringLiteral("The head of the session in %1 cannot be read.").arg(connection.file()),
                connection.file());
        head = SessionHead{{}, row.integer(1), std::move(*document)};
        head->session = head->text("session_id").value_or(unnamed);
        return false;
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return head;
}

Result<void> sessionhead::store(Connection &connection, const SessionHead &head)
{
    static const QByteArray sql = "INSERT OR REPLACE INTO session_head (singleton, session_id, head_json, "
                                  "head_revision) VALUES (1, ?1, ?2, ?3)";
    const auto done =
        rows::count(connection, sql,
                    {textValue(head.session), Value(Text{toJsonText(head.document)}), Value(head.revision)});
    return done ? Result<void>() : tl::unexpected<Error>(done.error());
}

Result<void> sessionhead::addToNodeCount(Connection &connection, qint64 nodes)
{
    static const QByteArray sql =
        "UPDATE session_head SET head_json = json_set(head_json, '$.graph_node_count', "
        "json_extract(head_json, '$.graph_node_count') + ?1) WHERE json_valid(head_json) AND "
        "json_type(head_json, '$.graph_node_count') = 'integer'";
    const auto done = rows::count(connection, sql, {Value(nodes)});
    return done ? Result<void>() : tl::unexpected<Error>(done.error());
}

} // namespace storescope
