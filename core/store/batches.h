// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/storeconnection.h"

namespace storescope {

// Writes, Result<qint64>(Connection &, int most), one after the other until one did less than `most`:
// together how many. Other jobs and other programs get in between. What an error leaves behind stays done.
QFuture<Result<qint64>> inBatches(StoreConnection &connection, int most,
                                  std::function<Result<qint64>(Connection &, int)> batch);

} // namespace storescope
