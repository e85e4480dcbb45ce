// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/rowsrunner.h"

namespace storescope::app {

int runVersions(const Invocation &invocation)
{
    return runRowsCommand(invocation, Kind::Versions, "Versions of documents, in the order they were made.",
                          "storescope versions agent.db --filter 'id:plan'");
}

} // namespace storescope::app
