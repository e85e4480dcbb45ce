// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/hardening.h"

#include "core/sqlite/statement.h"

#include <array>
#include <sqlite3.h>
#include <string_view>

namespace storescope {

namespace {

using namespace std::string_view_literals;

constexpr int mostBytes = 64 * 1024 * 1024;

// What they tell may be asked; those of the first list may also be given the name of a table.
constexpr std::array askingPragmas = {
    "table_info"sv,  "table_xinfo"sv, "table_list"sv,       "index_list"sv,      "index_info"sv,
    "index_xinfo"sv, "quick_check"sv, "foreign_key_list"sv, "integrity_check"sv, "foreign_key_check"sv};
constexpr std::array tellingPragmas = {
    "data_version"sv, "user_version"sv,    "application_id"sv,  "schema_version"sv, "journal_mode"sv,
    "page_count"sv,   "page_size"sv,       "freelist_count"sv,  "encoding"sv,       "query_only"sv,
    "mmap_size"sv,    "cell_size_check"sv, "compile_options"sv, "database_list"sv,  "trusted_schema"sv};
constexpr std::array reachingOut = {"load_extension"sv, "fts3_tokenizer"sv, "readfile"sv, "writefile"sv,
                                    "edit"sv};

template <class List>
bool contains(const List &list, const char *name)
{
    return std::any_of(list.begin(), list.end(),
                       [name](std::string_view one) { return name && qstricmp(name, one.data()) == 0; });
}

bool isHarmlessPragma(const char *name, const char *argument)
{
    return contains(askingPragmas, name) || (!argument && contains(tellingPragmas, name));
}

int authorize(void *, int action, const char *first, const char *second, const char *, const char *)
{
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
    case SQLITE_TRANSACTION:
        return SQLITE_OK;
    case SQLITE_FUNCTION:
        return contains(reachingOut, second) ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_PRAGMA:
        return isHarmlessPragma(first, second) ? SQLITE_OK : SQLITE_DENY;
    case SQLITE_UPDATE:
        // Asked when a virtual table (FTS5) declares itself; a real update of the schema fails as not allowed
        // anyway.
        return first && qstrcmp(first, "sqlite_master") == 0 ? SQLITE_OK : SQLITE_DENY;
    default:
        return SQLITE_DENY;
    }
}

Result<void> configure(sqlite3 *connection, int option, int value, const QString &file)
{
    int now = -1;
    const int code = sqlite3_db_config(connection, option, value, &now);
    if (code != SQLITE_OK || now != value)
        return failure(
            ErrorCode::Unsupported,
            QStringLiteral("This SQLite cannot be made safe for an unknown file (option %1).").arg(option),
            file, code);
    return {};
}

} // namespace

Result<void> harden(sqlite3 *connection, const QString &file)
{
    struct Option
    {
        int option;
        int value;
    };
    constexpr std::array options = {Option{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                    Option{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                    Option{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                    Option{SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
                                    Option{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
                                    Option{SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
                                    Option{SQLITE_DBCONFIG_DQS_DML, 0}};
    for (const auto &[option, value] : options)
        if (auto done = configure(connection, option, value, file); !done)
            return done;
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, mostBytes);
    sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(connection, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
    // mmap off: a file that somebody truncates would end the program with SIGBUS.
    for (const char *sql : {"PRAGMA cell_size_check=1", "PRAGMA mmap_size=0", "PRAGMA query_only=1",
                            "PRAGMA temp_store=MEMORY"})
        if (const int code = sqlite3_exec(connection, sql, nullptr, nullptr, nullptr); code != SQLITE_OK)
            return tl::unexpected<Error>(sqliteError(connection, code, QStringLiteral("open"), file));
    sqlite3_set_authorizer(connection, authorize, nullptr);
    return {};
}

} // namespace storescope
