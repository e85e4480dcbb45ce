// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/budgetstore.h"

namespace storescope {

// Budgets in the table of skillSchema(). Rollover and addition are one transaction, so that additions of
// all processes count. Futures resolve on the connection's thread.
class SqliteBudgetStore : public BudgetStore
{
public:
    using Ptr = std::shared_ptr<SqliteBudgetStore>;
    static QFuture<Result<Ptr>> open(ConnectionPool &pool, const QString &path,
                                     const WriteOptions &options = {});
    static QFuture<Result<Ptr>> adopt(StoreConnection &connection);
    explicit SqliteBudgetStore(StoreConnection::Ptr connection);
    ~SqliteBudgetStore() override; // close() and wait

    QFuture<Result<Budget>> add(const QString &user, double seconds,
                                const Instant &now = Instant::now()) override;
    QFuture<Result<Budget>> used(const QString &user, const Instant &now = Instant::now()) override;

    StoreConnection &connection() const { return *m_connection; }
    QFuture<void> close(StoreConnection::Closing how = StoreConnection::Closing::FinishQueued);

private:
    StoreConnection::Ptr m_connection;
};

} // namespace storescope
