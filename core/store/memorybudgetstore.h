// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/budgetstore.h"

#include <QHash>

#include <mutex>

namespace storescope {

// Budgets that are gone with the program. Futures are done at once.
class MemoryBudgetStore : public BudgetStore
{
public:
    QFuture<Result<Budget>> add(const QString &user, double seconds,
                                const Instant &now = Instant::now()) override;
    QFuture<Result<Budget>> used(const QString &user, const Instant &now = Instant::now()) override;

private:
    std::mutex m_mutex; // guards m_budgets
    QHash<QString, Budget> m_budgets;
};

} // namespace storescope
