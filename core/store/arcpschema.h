// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/storeschema.h"

namespace storescope {

// The tables of the ARCP Kotlin SDK, which makes all of them whichever is used. It stamps no version and sets
// no pragma.
const StoreSchema &arcpSchema();

} // namespace storescope
