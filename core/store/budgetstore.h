// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/store/storeconnection.h"

namespace storescope {

struct Budget
{
    Instant windowStart; // whole seconds
    double used = 0;     // seconds, within the window
    bool operator==(const Budget &) const = default;
};

// Seconds used in a rolling window of seven days, for each user: the window begins with the first addition,
// and the first one after its end begins a new one. Any thread may call.
class BudgetStore
{
public:
    static constexpr qint64 window = 7 * 24 * 3600; // seconds

    virtual ~BudgetStore() = default;
    // What is used then. Additions at once all count. InvalidArgument: an empty user; NaN, infinite or
    // negative seconds, or so many that the sum is infinite.
    virtual QFuture<Result<Budget>> add(const QString &user, double seconds,
                                        const Instant &now = Instant::now()) = 0;
    // What is used at `now`: nothing when the window is over or there is none. Changes nothing.
    virtual QFuture<Result<Budget>> used(const QString &user, const Instant &now = Instant::now()) = 0;
};

// What every implementation does: the budget at `now`, and with `seconds` added.
Budget budgetAt(const Budget &budget, const Instant &now);
Result<Budget> budgetWith(const Budget &budget, double seconds, const Instant &now);
Result<void> checkAddition(const QString &user, double seconds);

} // namespace storescope
