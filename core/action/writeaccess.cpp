// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/writeaccess.h"

#include "core/sqlite/transaction.h"

#include <algorithm>
#include <array>
#include <sqlite3.h>
#include <thread>

namespace storescope {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

// What a connection may change.
struct Allowed
{
    QStringList tables;
};

// How long a connection waits for the lock of another.
struct Patience
{
    CancelToken cancel;
    std::chrono::milliseconds longest;
    Clock::time_point begin;
};

constexpr const char *lists = "storescope-allowed", *waits = "storescope-patience";

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

template <class T>
void drop(void *data)
{
    delete static_cast<T *>(data);
}

// SQLite keeps no destructor for what an authorizer or a busy handler uses; a function's data has one, and
// goes with the connection.
template <class T>
T *kept(Connection &connection, const char *name, T data)
{
    const auto none = [](sqlite3_context *context, int, sqlite3_value **) { sqlite3_result_null(context); };
    auto *owned = new T(std::move(data));
    sqlite3_create_function_v2(connection.handle(), name, 0, SQLITE_UTF8 | SQLITE_DIRECTONLY, owned, none,
                               nullptr, nullptr, drop<T>);
    return owned;
}

// At first often, for most locks are short.
int waitOn(void *data, int times)
{
    auto &patience = *static_cast<Patience *>(data);
    const auto now = Clock::now();
    if (times == 0)
        patience.begin = now;
    if (patience.cancel.isCancelled() || now - patience.begin >= patience.longest)
        return 0;
    std::this_thread::sleep_for(std::chrono::milliseconds(std::min(1 << std::min(times / 2, 5), 25)));
    return 1;
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

Result<std::unique_ptr<Connection>> openStoreForWriting(const QString &file, int busyTimeoutMs,
                                                        const CancelToken &cancel)
{
    auto opened = openForWriting(file, {.create = false,
                                        .wal = false,
                                        .durability = Durability::Normal,
                                        .busyTimeoutMs = busyTimeoutMs,
                                        .checkpoints = false,
                                        .cancel = cancel});
    if (!opened)
        return opened;
    sqlite3_busy_handler(
        (*opened)->handle(), waitOn,
        kept(**opened, waits, Patience{cancel, std::chrono::milliseconds(busyTimeoutMs), {}}));
    if (auto ready = configure(**opened); !ready)
        return tl::unexpected<Error>(ready.error());
    allowChanges(**opened, {});
    return opened;
}

void allowChanges(Connection &connection, const QStringList &tables)
{
    // The old list goes with the function that is replaced, so nobody may ask it meanwhile.
    sqlite3_set_authorizer(connection.handle(), nullptr, nullptr);
    sqlite3_set_authorizer(connection.handle(), authorize, kept(connection, lists, Allowed{tables}));
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

qint64 pagesWritten(Connection &connection)
{
    int now = 0, high = 0;
    sqlite3_db_status(connection.handle(), SQLITE_DBSTATUS_CACHE_WRITE, &now, &high, 0);
    return now;
}

} // namespace storescope
