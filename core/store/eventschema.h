// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/storeschema.h"

namespace storescope {

// The tables of an event log (docs/stores.md says whose); all of them are made, whichever is used. It stamps
// no version and sets no pragma.
const StoreSchema &eventSchema();

} // namespace storescope
