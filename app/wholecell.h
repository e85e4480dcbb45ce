// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"

#include <functional>

namespace storescope::app {

// A value's bytes, read in bounded pieces. `store` outlives the function.
Result<QByteArray> readWholeCell(OpenStore &store, const QString &collection, const Key &key, int column,
                                 const CancelToken &interrupted);
std::function<Result<QByteArray>(const Key &, int)> wholeCells(OpenStore &store, const QString &collection,
                                                               const CancelToken &interrupted);

} // namespace storescope::app
