// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/value.h"
#include "core/sqlite/sqliteerror.h"

#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace storescope {

class RowFunction;

struct GuardState;

// A prepared statement over the native handle. Used only on the thread that owns its connection, and never
// outlives it. A statement that is not reset holds the writer's WAL: ask for a chunk of rows, then reset (or
// destroy) it.
class Statement
{
public:
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    ~Statement();

    // Exactly one statement; trailing text other than space, ';' and comments is InvalidArgument.
    static Result<Statement> prepare(sqlite3 *connection, std::string_view sql, const QString &file);

    // Ends a read that is under way. Index is 1-based. A name includes its ':'; binding a name that the
    // statement does not use does nothing.
    void bind(int index, const Value &value);
    void bind(const char *name, const Value &value);
    // For the first argument of storescope_pass; bind NULL there before the function goes.
    void bind(const char *name, RowFunction &function);
    // Whether the statement uses the name (":now").
    bool uses(const char *name) const;

    // True: a row is there. A writer that restarts at this moment (READONLY_RECOVERY and the like) is waited
    // for, for at most 0.1 s. Cancelled or late by the connection's guard: Cancelled, Busy.
    Result<bool> step();
    void reset(); // ends the read; keeps the bindings

    int columnCount() const;
    QString columnName(int column) const;
    ValueType type(int column) const;
    Value value(int column) const; // a copy
    qint64 integer(int column) const;
    double real(int column) const;
    std::string_view bytes(int column) const; // of TEXT and BLOB; valid until the next step or reset
    bool readOnly() const;

private:
    friend class Connection;
    Statement(sqlite3_stmt *statement, QString file);
    Result<bool> fail(int code);
    void noteBind(int code);
    void finalize();
    sqlite3_stmt *m_statement = nullptr;
    QString m_file;
    GuardState *m_guard = nullptr;
    int m_bindError = 0;
    bool m_hasRow = false;
};

// Of SQLite's SQLITE_INTEGER, ….
ValueType valueTypeOf(int sqliteType);

} // namespace storescope
