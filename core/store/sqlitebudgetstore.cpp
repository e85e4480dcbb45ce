// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/sqlitebudgetstore.h"

#include "core/store/skillschema.h"
#include "core/store/statements.h"

namespace storescope {

namespace {

Result<Budget> stored(Connection &connection, const QString &user, const Instant &now)
{
    auto select = bound(connection, "SELECT window_start, seconds_used FROM budgets WHERE user_id = :user",
                        {{":user", textValue(user)}});
    if (!select)
        return tl::unexpected<Error>(select.error());
    const auto found = (*select)->step();
    if (!found)
        return tl::unexpected<Error>(found.error());
    Budget budget{Instant{now.seconds, 0, 0}, 0};
    if (*found)
        budget = {Instant{(*select)->integer(0), 0, 0}, (*select)->real(1)};
    (*select)->reset();
    return budget;
}

Result<Budget> addTo(Connection &connection, const QString &user, double seconds, const Instant &now)
{
    const auto budget = stored(connection, user, now);
    const auto next = budget ? budgetWith(*budget, seconds, now) : budget;
    if (!next)
        return next;
    const auto done = change(
        connection,
        "INSERT INTO budgets (user_id, window_start, seconds_used) VALUES (:user, :start, :used) "
        "ON CONFLICT(user_id) DO UPDATE SET window_start = excluded.window_start, "
        "seconds_used = excluded.seconds_used",
        {{":user", textValue(user)}, {":start", qint64(next->windowStart.seconds)}, {":used", next->used}});
    if (!done)
        return tl::unexpected<Error>(done.error());
    return next;
}

} // namespace

QFuture<Result<SqliteBudgetStore::Ptr>> SqliteBudgetStore::open(ConnectionPool &pool, const QString &path,
                                                                const WriteOptions &options)
{
    return StoreConnection::openAs<SqliteBudgetStore>(pool, path, skillSchema(), options);
}

QFuture<Result<SqliteBudgetStore::Ptr>> SqliteBudgetStore::adopt(StoreConnection &connection)
{
    return connection.shareAs<SqliteBudgetStore>(skillSchema());
}

SqliteBudgetStore::SqliteBudgetStore(StoreConnection::Ptr connection) : m_connection(std::move(connection)) {}

SqliteBudgetStore::~SqliteBudgetStore()
{
    m_connection->closeAndWait();
}

QFuture<void> SqliteBudgetStore::close(StoreConnection::Closing how)
{
    return m_connection->close(how);
}

QFuture<Result<Budget>> SqliteBudgetStore::add(const QString &user, double seconds, const Instant &now)
{
    if (auto good = checkAddition(user, seconds); !good)
        return QtFuture::makeReadyFuture(Result<Budget>(tl::unexpected<Error>(good.error())));
    return m_connection->write(
        [user, seconds, now](Connection &connection) { return addTo(connection, user, seconds, now); });
}

QFuture<Result<Budget>> SqliteBudgetStore::used(const QString &user, const Instant &now)
{
    return m_connection->read([user, now](Connection &connection) -> Result<Budget> {
        const auto budget = stored(connection, user, now);
        return budget ? Result<Budget>(budgetAt(*budget, now)) : budget;
    });
}

} // namespace storescope
