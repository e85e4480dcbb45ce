// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/actionoptions.h"

namespace storescope::app {

int runCancel(const Invocation &invocation)
{
    return runActionCommand(
        invocation, "cancel", ActionOptions::Takes::Ids,
        "Work that waits: shows it, and with --apply cancels it. Never what somebody works on.",
        "storescope cancel jobs.db 4711 --apply");
}

} // namespace storescope::app
