// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/rowsrunner.h"

namespace storescope::app {

int runKeyValue(const Invocation &invocation)
{
    return runRowsCommand(invocation, Kind::KeyValue, "Keys and values.",
                          "storescope keyvalue keys.db --filter 'store:webhooks'");
}

} // namespace storescope::app
