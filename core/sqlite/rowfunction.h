// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/value.h"

#include <string_view>

struct sqlite3;
struct sqlite3_value;

namespace storescope {

// The values that a statement hands to a RowFunction, where they lie; valid during the call.
class RowValues
{
public:
    explicit RowValues(sqlite3_value **values) : m_values(values) {}
    ValueType type(int n) const;
    qint64 integer(int n) const;
    double real(int n) const;
    std::string_view bytes(int n) const; // of TEXT (UTF-8) and BLOB

private:
    sqlite3_value **m_values;
};

// Looks at rows inside SQLite: "storescope_pass(:pass, a, b, …)" in a WHERE calls it with a, b, … of each
// row. Rows that it refuses are never given back one by one, and their text is not copied to be given back,
// which costs more than most tests. Bound with Statement::bind; lives as long as the statement is stepped.
class RowFunction
{
public:
    virtual ~RowFunction() = default;
    virtual bool passes(const RowValues &values) = 0;

    static constexpr const char *name = "storescope_pass";
    // Makes the function known on a connection.
    static int install(sqlite3 *connection);
};

} // namespace storescope
