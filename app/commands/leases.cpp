// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/rowsrunner.h"

namespace storescope::app {

int runLeases(const Invocation &invocation)
{
    return runRowsCommand(invocation, Kind::Leases, "Leases, who holds them and until when.",
                          "storescope leases processes.db --state held");
}

} // namespace storescope::app
