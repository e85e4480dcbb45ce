// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/actionoptions.h"

namespace storescope::app {

int runCollect(const Invocation &invocation)
{
    return runActionCommand(
        invocation, "collect", ActionOptions::Takes::Collection,
        "What nothing in use leads to: shows it, and with --apply removes it. What goes is kept "
        "in the graveyard.",
        "storescope collect session.db --apply");
}

} // namespace storescope::app
