// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/connection.h"

namespace storescope::demo {

// The tables of a lash session file (user_version 3).
Result<void> createLashSchema(Connection &connection);

} // namespace storescope::demo
