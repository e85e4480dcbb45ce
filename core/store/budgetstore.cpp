// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/budgetstore.h"

#include <cmath>

namespace storescope {

Budget budgetAt(const Budget &budget, const Instant &now)
{
    const bool isOver = now.seconds - budget.windowStart.seconds >= BudgetStore::window;
    return isOver ? Budget{Instant{now.seconds, 0, 0}, 0} : budget;
}

Result<Budget> budgetWith(const Budget &budget, double seconds, const Instant &now)
{
    Budget next = budgetAt(budget, now);
    next.used += seconds;
    if (!std::isfinite(next.used))
        return failure(ErrorCode::InvalidArgument, QStringLiteral("The budget would be infinite; add less."));
    return next;
}

Result<void> checkAddition(const QString &user, double seconds)
{
    if (user.isEmpty())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("A budget needs a user."));
    if (!std::isfinite(seconds) || seconds < 0)
        return failure(
            ErrorCode::InvalidArgument,
            QStringLiteral("%1 is no number of seconds to add; give one of 0 or more.").arg(seconds));
    return {};
}

} // namespace storescope
