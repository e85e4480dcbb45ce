// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/rowsrunner.h"

namespace storescope::app {

int runArtifacts(const Invocation &invocation)
{
    return runRowsCommand(invocation, Kind::Artifacts, "Artifacts, their size and when they expire.",
                          "storescope artifacts agent.db --state live --format jsonl");
}

} // namespace storescope::app
