// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/actionoptions.h"

namespace storescope::app {

int runRetry(const Invocation &invocation)
{
    return runActionCommand(
        invocation, "retry", ActionOptions::Takes::Ids,
        "Work that failed or was cancelled: shows it, and with --apply makes it ready again.",
        "storescope retry jobs.db 4711 --apply");
}

} // namespace storescope::app
