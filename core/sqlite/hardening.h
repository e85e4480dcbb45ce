// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

struct sqlite3;

namespace storescope {

// Makes a connection fit for a stranger's file (sqlite-rules 6): no writing, attaching, extension or trigger,
// values of at most 64 MB, and an authorizer that allows reading and harmless pragmas. Before the first other
// statement.
Result<void> harden(sqlite3 *connection, const QString &file);

} // namespace storescope
