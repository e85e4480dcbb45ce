// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/storeconnection.h"

namespace storescope {

// The tables of a session file (user_version 3; docs/stores.md says whose), which WorkQueue and
// SessionStore share. Its makers have no migrations: any other version is refused, and nothing is changed.
const StoreSchema &sessionSchema();

// Milliseconds since 1970, as the columns hold them.
using MillisecondClock = std::function<qint64()>;
qint64 systemMilliseconds();

} // namespace storescope
