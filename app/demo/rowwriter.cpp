// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/demo/rowwriter.h"

namespace storescope::demo {

Result<void> write(Connection &connection, const QByteArray &sql, std::initializer_list<Value> values)
{
    const auto statement = connection.cached(sql);
    if (!statement)
        return tl::unexpected(statement.error());
    int index = 0;
    for (const Value &value : values)
        (*statement)->bind(++index, value);
    const auto stepped = (*statement)->step();
    (*statement)->reset();
    if (!stepped)
        return tl::unexpected(stepped.error());
    return {};
}

Result<void> writeAll(Connection &connection, std::initializer_list<const char *> statements)
{
    for (const char *sql : statements) {
        const auto done = connection.execute(sql);
        if (!done)
            return done;
    }
    return {};
}

Value textOrNull(const QByteArray &utf8)
{
    return utf8.isEmpty() ? Value() : Value(Text{utf8});
}

Value text(const QByteArray &utf8)
{
    return Text{utf8};
}

} // namespace storescope::demo
