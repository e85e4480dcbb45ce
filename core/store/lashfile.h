// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/storeconnection.h"

namespace storescope {

// The tables of a lash session file (lash-sqlite-store 0.1.0-alpha.42, user_version 3), which WorkQueue and
// SessionStore share. That crate has no migrations: any other version is refused, and nothing is changed.
const StoreSchema &lashSessionSchema();

// Milliseconds since 1970, as the crate's columns hold them.
using MillisecondClock = std::function<qint64()>;
qint64 systemMilliseconds();

} // namespace storescope
