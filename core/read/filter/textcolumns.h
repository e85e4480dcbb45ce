// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/filter/condition.h"

namespace storescope::filter {

// Where a column's value, or the one that holds it, stands in the select list; -1: made from others.
int positionOf(const Column &column);

// The columns that free text has to be looked for in: every one that may hold it, each value once. Left out
// is what only chooses among words without it and among columns that are looked into anyway.
std::vector<TextColumn> textColumns(const Collection &collection, const Needle &needle);

} // namespace storescope::filter
