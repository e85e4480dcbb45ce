// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/opening.h"
#include "app/rowsoptions.h"

namespace storescope::app {

// Opens the store, chooses the collection and prints its rows as the options say. The exit code.
int runRows(RowsOptions &options, std::optional<Kind> kind, const CancelToken &interrupted);

// As `log`, `queue` …: parses, then runRows.
int runRowsCommand(const Invocation &invocation, Kind kind, const char *summary, const char *example);

} // namespace storescope::app
