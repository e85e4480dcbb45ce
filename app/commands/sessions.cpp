// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/rowsrunner.h"

namespace storescope::app {

int runSessions(const Invocation &invocation)
{
    return runRowsCommand(invocation, Kind::Sessions, "Sessions, with their parents.",
                          "storescope sessions agent.db -n 20");
}

} // namespace storescope::app
