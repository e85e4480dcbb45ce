// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/statements.h"

#include "core/base/timecodec.h"

#include <vector>

namespace storescope {

Result<Statement *> bound(Connection &connection, const QByteArray &sql,
                          std::initializer_list<Binding> bindings)
{
    auto statement = connection.cached(sql);
    if (statement)
        for (const auto &[name, value] : bindings)
            (*statement)->bind(name, value);
    return statement;
}

Result<qint64> change(Connection &connection, const QByteArray &sql, std::initializer_list<Binding> bindings)
{
    auto statement = bound(connection, sql, bindings);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const auto stepped = (*statement)->step();
    (*statement)->reset();
    if (!stepped)
        return tl::unexpected<Error>(stepped.error());
    const auto rows = firstValue(connection, "SELECT changes()", {});
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    return toInteger(rows->value_or(Value())).value_or(0);
}

Result<std::optional<Value>> firstValue(Connection &connection, const QByteArray &sql,
                                        std::initializer_list<Binding> bindings)
{
    auto statement = bound(connection, sql, bindings);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const auto found = (*statement)->step();
    std::optional<Value> value;
    if (found && *found)
        value = (*statement)->value(0);
    (*statement)->reset();
    if (!found)
        return tl::unexpected<Error>(found.error());
    return value;
}

QByteArray bytesAt(const Statement &row, int column)
{
    const std::string_view bytes = row.bytes(column);
    return QByteArray(bytes.data(), qsizetype(bytes.size()));
}

QString textAt(const Statement &row, int column)
{
    const std::string_view bytes = row.bytes(column);
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

Value nullIfEmpty(const QString &text)
{
    return text.isEmpty() ? Value() : textValue(text);
}

std::optional<Instant> isoTimeAt(const Statement &row, int column)
{
    return TimeCodec(TimeCodec::Form::Iso).decode(row.value(column));
}

Result<qint64> deleteExpired(Connection &connection, const QByteArray &table, const QByteArray &column,
                             const Instant &now, int most)
{
    // The index over the column answers alone, so that no body is read.
    auto select =
        bound(connection, "SELECT rowid, " + column + " FROM " + table + " WHERE " + column + " > ''", {});
    if (!select)
        return tl::unexpected<Error>(select.error());
    std::vector<qint64> expired;
    Result<bool> row = true;
    while (qsizetype(expired.size()) < most && (row = (*select)->step()) && *row) {
        const auto expiry = isoTimeAt(**select, 1);
        if (expiry && *expiry < now)
            expired.push_back((*select)->integer(0));
    }
    (*select)->reset();
    if (!row)
        return tl::unexpected<Error>(row.error());
    for (const qint64 id : expired)
        if (auto gone = change(connection, "DELETE FROM " + table + " WHERE rowid = :id", {{":id", id}});
            !gone)
            return gone;
    return qint64(expired.size());
}

} // namespace storescope
