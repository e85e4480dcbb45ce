// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/rowfunction.h"

#include "core/sqlite/statement.h"

#include <sqlite3.h>

namespace storescope {

namespace {

constexpr const char *pointerType = "storescope.rowfunction";

void pass(sqlite3_context *context, int count, sqlite3_value **values)
{
    auto *function =
        count > 0 ? static_cast<RowFunction *>(sqlite3_value_pointer(values[0], pointerType)) : nullptr;
    sqlite3_result_int(context, function && function->passes(RowValues(values + 1)) ? 1 : 0);
}

} // namespace

ValueType RowValues::type(int n) const
{
    return valueTypeOf(sqlite3_value_type(m_values[n]));
}

qint64 RowValues::integer(int n) const
{
    return sqlite3_value_int64(m_values[n]);
}

double RowValues::real(int n) const
{
    return sqlite3_value_double(m_values[n]);
}

std::string_view RowValues::bytes(int n) const
{
    // As a blob: to be given as text it would be copied for the NUL behind it. The function takes UTF-8, so
    // what a store holds in UTF-16 comes converted.
    const void *bytes = sqlite3_value_blob(m_values[n]);
    return {static_cast<const char *>(bytes), bytes ? size_t(sqlite3_value_bytes(m_values[n])) : 0};
}

int RowFunction::install(sqlite3 *connection)
{
    return sqlite3_create_function_v2(connection, name, -1, SQLITE_UTF8 | SQLITE_DIRECTONLY, nullptr, pass,
                                      nullptr, nullptr, nullptr);
}

void Statement::bind(const char *name, RowFunction &function)
{
    reset();
    if (const int index = sqlite3_bind_parameter_index(m_statement, name); index > 0)
        noteBind(sqlite3_bind_pointer(m_statement, index, &function, pointerType, nullptr));
}

} // namespace storescope
