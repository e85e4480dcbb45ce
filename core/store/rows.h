// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/connection.h"

#include <initializer_list>

namespace storescope::rows {

inline Value orNull(const std::optional<QString> &text)
{
    return text ? textValue(*text) : Value();
}
inline QString textOf(const Statement &row, int column)
{
    return toDisplay(row.value(column));
}
inline std::optional<QString> optionalTextOf(const Statement &row, int column)
{
    return row.type(column) == ValueType::Null ? std::nullopt : std::optional(textOf(row, column));
}

// Runs a statement that the connection keeps, with its parameters in order, and hands every row to `take`
// (Result<bool>: false ends it early). How many rows were handed over. With RETURNING: how many changed.
template <class Take>
Result<qint64> each(Connection &connection, const QByteArray &sql, std::initializer_list<Value> parameters,
                    Take take)
{
    auto statement = connection.cached(sql);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    int index = 0;
    for (const Value &value : parameters)
        (*statement)->bind(++index, value);
    qint64 taken = 0;
    while (true) {
        const auto row = (*statement)->step();
        if (!row || !*row) {
            (*statement)->reset();
            return row ? Result<qint64>(taken) : tl::unexpected<Error>(row.error());
        }
        ++taken;
        const Result<bool> more = take(**statement);
        if (more && *more)
            continue;
        (*statement)->reset();
        return more ? Result<qint64>(taken) : tl::unexpected<Error>(more.error());
    }
}

inline Result<qint64> count(Connection &connection, const QByteArray &sql,
                            std::initializer_list<Value> parameters)
{
    return each(connection, sql, parameters, [](const Statement &) -> Result<bool> { return true; });
}

// The first column of the first row; nullopt: there is no row.
inline Result<std::optional<Value>> first(Connection &connection, const QByteArray &sql,
                                          std::initializer_list<Value> parameters)
{
    std::optional<Value> found;
    const auto done = each(connection, sql, parameters, [&found](const Statement &row) -> Result<bool> {
        found = row.value(0);
        return false;
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return found;
}

} // namespace storescope::rows
