// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/actionoptions.h"

namespace storescope::app {

int runSweep(const Invocation &invocation)
{
    return runActionCommand(
        invocation, "sweep", ActionOptions::Takes::Collection,
        "What expired or is long finished: shows it, and with --apply removes it. What goes is "
        "kept in the graveyard.",
        "storescope sweep agent.db artifacts --apply");
}

} // namespace storescope::app
