// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/rowsrunner.h"

namespace storescope::app {

int runLog(const Invocation &invocation)
{
    return runRowsCommand(invocation, Kind::Log, "Rows of an event log, in the store's order.",
                          "storescope log agent.db -n 20 --follow --filter 'type:tool level:error'");
}

} // namespace storescope::app
