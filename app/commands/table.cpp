// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/rowsrunner.h"

namespace storescope::app {

int runTable(const Invocation &invocation)
{
    Parser parser("table", "Rows of any table or collection, by its name.",
                  "storescope table app.db users --filter 'name:ana' --format csv");
    RowsOptions options;
    options.addTo(parser.app(), RowsOptions::Takes::Name);
    if (const auto code = parser.parse(invocation))
        return *code;
    if (const auto code = options.check())
        return *code;
    return runRows(options, std::nullopt, invocation.interrupted);
}

} // namespace storescope::app
