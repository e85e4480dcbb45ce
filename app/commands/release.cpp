// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/actionoptions.h"

namespace storescope::app {

int runRelease(const Invocation &invocation)
{
    return runActionCommand(invocation, "release", ActionOptions::Takes::Ids,
                            "Claims whose lease ran out: shows them, and with --apply gives the work back.",
                            "storescope release session.db batch-17 --apply");
}

} // namespace storescope::app
