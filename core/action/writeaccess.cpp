// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/writeaccess.h"

#include "core/sqlite/transaction.h"

#include <array>
#include <sqlite3.h>

namespace storescope {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

// What a connection may change.
struct Allowed
{
    QStringList tables;
};

constexpr const char *lists = "storescope-allowed";

int authorize(void *allowed, int action, const char *first, const char *second, const char *, const char *)
{
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
    case SQLITE_TRANSACTION:
    case SQLITE_SAVEPOINT:
    case SQLITE_PRAGMA: // only this room asks, never a profile
        return SQLITE_OK;
    case SQLITE_FUNCTION:
        return qstricmp(second, "load_extension") == 0 ? SQLITE_DENY : SQLITE_OK;
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
        // Asked when a virtual table declares itself; a real change of the schema is not allowed anyway.
        if (action == SQLITE_UPDATE && qstrcmp(first, "sqlite_master") == 0)
            return SQLITE_OK;
        return static_cast<Allowed *>(allowed)->tables.contains(QString::fromUtf8(first), Qt::CaseInsensitive)
                   ? SQLITE_OK
                   : SQLITE_DENY;
    default:
        return SQLITE_DENY;
    }
}

void drop(void *allowed)
{
    delete static_cast<Allowed *>(allowed);
}

Result<void> configure(Connection &connection)
{
    constexpr std::array options = {
        std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1}, std::pair{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        std::pair{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, std::pair{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        std::pair{SQLITE_DBCONFIG_DQS_DML, 0}};
    for (const auto &[option, value] : options) {
        int now = -1;
        if (const int code = sqlite3_db_config(connection.handle(), option, value, &now);
            code != SQLITE_OK || now != value)
            return failure(
                ErrorCode::Unsupported,
                QStringLiteral("This SQLite cannot be made safe for writing (option %1).").arg(option),
                connection.file(), code);
    }
    for (const char *sql : {"PRAGMA cell_size_check=1", "PRAGMA mmap_size=0", "PRAGMA temp_store=MEMORY"})
        if (auto done = connection.execute(sql); !done)
            return done;
    // A rollback journal is safe against a loss of power only so.
    if (connection.journalMode() != QLatin1String("wal"))
        return connection.execute("PRAGMA synchronous=2");
    return {};
}

} // namespace

Result<std::unique_ptr<Connection>> openStoreForWriting(const QString &file, int busyTimeoutMs)
{
    auto opened = openForWriting(file, {.create = false,
                                        .wal = false,
                                        .durability = Durability::Normal,
                                        .busyTimeoutMs = busyTimeoutMs,
                                        .checkpoints = false});
    if (!opened)
        return opened;
    if (auto ready = configure(**opened); !ready)
        return tl::unexpected<Error>(ready.error());
    allowChanges(**opened, {});
    return opened;
}

void allowChanges(Connection &connection, const QStringList &tables)
{
    // SQLite keeps no destructor for an authorizer's data; a function's data has one, and goes with the
    // connection.
    auto *allowed = new Allowed{tables};
    const auto none = [](sqlite3_context *context, int, sqlite3_value **) { sqlite3_result_null(context); };
    sqlite3_set_authorizer(connection.handle(), authorize, allowed);
    sqlite3_create_function_v2(connection.handle(), lists, 0, SQLITE_UTF8 | SQLITE_DIRECTONLY, allowed, none,
                               nullptr, nullptr, drop);
}

Result<WriteLock> WriteLock::take(Connection &connection)
{
    WriteLock lock(connection);
    const auto asked = Clock::now();
    lock.m_begin = asked;
    if (auto begun = connection.execute("BEGIN IMMEDIATE"); !begun) {
        lock.m_connection = nullptr;
        return tl::unexpected<Error>(begun.error());
    }
    lock.m_begin = Clock::now();
    lock.m_waited = std::chrono::duration_cast<microseconds>(lock.m_begin - asked);
    return lock;
}

WriteLock::WriteLock(WriteLock &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr)),
      m_begin(other.m_begin),
      m_waited(other.m_waited)
{
}

WriteLock::~WriteLock()
{
    if (m_connection)
        m_connection->rollback();
}

Result<void> WriteLock::commit()
{
    Connection &connection = *std::exchange(m_connection, nullptr);
    const auto done = commitTransaction(connection);
    if (!done)
        connection.rollback();
    return done;
}

microseconds WriteLock::held() const
{
    return std::chrono::duration_cast<microseconds>(Clock::now() - m_begin);
}

void watchLog(Connection &connection, int *frames)
{
    const auto note = [](void *to, sqlite3 *, const char *, int pages) {
        *static_cast<int *>(to) = pages;
        return SQLITE_OK;
    };
    sqlite3_wal_hook(connection.handle(), note, frames); // takes the place of the automatic checkpoint
}

qint64 pagesWritten(Connection &connection)
{
    int now = 0, high = 0;
    sqlite3_db_status(connection.handle(), SQLITE_DBSTATUS_CACHE_WRITE, &now, &high, 0);
    return now;
}

} // namespace storescope
