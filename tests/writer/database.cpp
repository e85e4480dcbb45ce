// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/writer/database.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

Database::Database(const std::string &file, bool create)
{
    const int flags = SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);
    if (sqlite3_open_v2(file.c_str(), &m_handle, flags, nullptr) != SQLITE_OK)
        fail("open");
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_busy_timeout(m_handle, 20000);
}

Database::~Database()
{
    sqlite3_finalize(m_insert);
    sqlite3_close(m_handle);
}

void Database::fail(const std::string &what)
{
    std::fprintf(stderr, "%s: %s (%d)\n", what.c_str(), sqlite3_errmsg(m_handle),
                 sqlite3_extended_errcode(m_handle));
    std::exit(1);
}

void Database::run(const std::string &sql)
{
    if (sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        fail(sql);
}

long long Database::number(const std::string &sql)
{
    std::string row;
    if (attempt(sql, &row) != SQLITE_OK)
        fail(sql);
    return std::atoll(row.c_str());
}

int Database::attempt(const std::string &sql, std::string *row)
{
    const auto take = [](void *out, int count, char **values, char **) {
        auto *line = static_cast<std::string *>(out);
        if (!line)
            return 0;
        line->clear();
        for (int i = 0; i < count; ++i)
            *line += (i ? " " : "") + std::string(values[i] ? values[i] : "NULL");
        return 0;
    };
    sqlite3_exec(m_handle, sql.c_str(), take, row, nullptr);
    const int code = sqlite3_extended_errcode(m_handle);
    return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

long long Database::append(const std::string &session, const std::string &type, long payload)
{
    if (!m_insert &&
        sqlite3_prepare_v2(m_handle, "INSERT INTO log(at, session, type, body) VALUES(?1, ?2, ?3, ?4)", -1,
                           &m_insert, nullptr) != SQLITE_OK)
        fail("prepare");
    using namespace std::chrono;
    const auto now = duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
    std::string body = "{\"pad\":\"\"}";
    if (payload > static_cast<long>(body.size()))
        body.insert(8, static_cast<size_t>(payload) - body.size(), 'x');
    sqlite3_bind_int64(m_insert, 1, now);
    sqlite3_bind_text(m_insert, 2, session.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(m_insert, 3, type.c_str(), -1, SQLITE_TRANSIENT);
    sqlite3_bind_text(m_insert, 4, body.c_str(), -1, SQLITE_TRANSIENT);
    if (sqlite3_step(m_insert) != SQLITE_DONE)
        fail("append");
    sqlite3_reset(m_insert);
    return sqlite3_last_insert_rowid(m_handle);
}
