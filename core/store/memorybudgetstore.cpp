// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/memorybudgetstore.h"

namespace storescope {

QFuture<Result<Budget>> MemoryBudgetStore::add(const QString &user, double seconds, const Instant &now)
{
    if (auto good = checkAddition(user, seconds); !good)
        return QtFuture::makeReadyFuture(Result<Budget>(tl::unexpected<Error>(good.error())));
    const std::lock_guard lock(m_mutex);
    auto next = budgetWith(m_budgets.value(user, {Instant{now.seconds, 0, 0}, 0}), seconds, now);
    if (next)
        m_budgets.insert(user, *next);
    return QtFuture::makeReadyFuture(std::move(next));
}

QFuture<Result<Budget>> MemoryBudgetStore::used(const QString &user, const Instant &now)
{
    const std::lock_guard lock(m_mutex);
    return QtFuture::makeReadyFuture(
        Result<Budget>(budgetAt(m_budgets.value(user, {Instant{now.seconds, 0, 0}, 0}), now)));
}

} // namespace storescope
