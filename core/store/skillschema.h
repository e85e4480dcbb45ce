// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/storeschema.h"

namespace storescope {

// Skills and agents with versions, schedules, budgets and runs, after a system (docs/stores.md) whose own
// schema is not public. So this one is ours: a row is one JSON document (`data`, keys as in Go: NextRunAt)
// with columns pulled out of it; INTEGER times are seconds since 1970, 0 is none; times inside a document are
// RFC 3339 with up to nine fraction digits. It stamps no version.
const StoreSchema &skillSchema();

} // namespace storescope
