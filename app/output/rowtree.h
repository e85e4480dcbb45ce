// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/record.h"

#include <span>

namespace storescope::app {

// A row of a tree: where it lies in the rows that were given, and how deep.
struct TreeRow
{
    size_t row = 0;
    int depth = 0;
};

// Rows that name their parents, each below its own; else the order stays. A row whose parent is not among
// them is a root, and so is one that would be its own ancestor.
std::vector<TreeRow> treeOf(const Collection &collection, std::span<const Record> rows);

} // namespace storescope::app
