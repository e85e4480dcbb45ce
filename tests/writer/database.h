// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <sqlite3.h>
#include <string>

// A connection that writes; any error ends the program with SQLite's message.
class Database
{
public:
    explicit Database(const std::string &file, bool create = false);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    void run(const std::string &sql);
    long long number(const std::string &sql);
    // The same without ending the program: SQLite's extended code, and in `row` the last row's values.
    int attempt(const std::string &sql, std::string *row = nullptr);
    // One row of the log, in the transaction that is open or in one of its own. Gives its id.
    long long append(const std::string &session, const std::string &type, long payload);

private:
    [[noreturn]] void fail(const std::string &what);
    sqlite3 *m_handle = nullptr;
    sqlite3_stmt *m_insert = nullptr;
};

inline constexpr char logSchema[] =
    "CREATE TABLE IF NOT EXISTS log(id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER,"
    " session TEXT, type TEXT, body TEXT)";
