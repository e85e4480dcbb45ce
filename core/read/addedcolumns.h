// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"

namespace storescope {

// Columns that a user makes of values inside the rows: "payload.tool.name" is the value at tool.name inside
// the decoded payload. They stand after all others, so that readers of the collection as it was read on.
// Whether a column was made so:
bool isAddedColumn(const Column &column);

// The collection with exactly these added columns; what is read of the store from now on carries them. Paths
// that lead nowhere (no such column, one of which pages carry only the length) are left out. On the store's
// thread. Errors: NotFound (no such collection), what binding says.
Result<std::shared_ptr<const Collection>> setAddedColumns(OpenStore &store, const QString &collection,
                                                          const QStringList &paths);

} // namespace storescope
