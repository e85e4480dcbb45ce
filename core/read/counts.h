// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/governedread.h"
#include "core/read/openstore.h"

#include <memory>

namespace storescope {

// How many rows are in each state, seen with one `now`. Walks the rows in key order over governed chunks, so
// a large queue never holds its writer; what changes during the walk may be counted as it was or as it is.
Result<StateCounts> countStates(GovernedRead &read, const std::shared_ptr<const Collection> &collection,
                                const Instant &now);

} // namespace storescope
