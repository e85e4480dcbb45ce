// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/rowsrunner.h"

namespace storescope::app {

int runSchedules(const Invocation &invocation)
{
    return runRowsCommand(invocation, Kind::Schedules, "Schedules, and when they are due.",
                          "storescope schedules agent.db");
}

} // namespace storescope::app
