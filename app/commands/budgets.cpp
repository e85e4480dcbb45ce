// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/rowsrunner.h"

namespace storescope::app {

int runBudgets(const Invocation &invocation)
{
    return runRowsCommand(invocation, Kind::Budgets, "Budgets, and what is used of them.",
                          "storescope budgets agent.db --format jsonl");
}

} // namespace storescope::app
