// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/rowsrunner.h"

namespace storescope::app {

int runQueue(const Invocation &invocation)
{
    return runRowsCommand(invocation, Kind::Queue, "Queued work, its state and who has claimed it.",
                          "storescope queue session.db --state running,lease-expired");
}

} // namespace storescope::app
