// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"

namespace storescope::app {

// What `info` says of a store, as one object (command-line.md). Without `exact` counts are what is known at
// once.
Json describeStore(OpenStore &store, bool exact, const CancelToken &interrupted);
// The same for people.
QByteArray infoForPeople(const Json &described, const StoreInfo &info, int width);

} // namespace storescope::app
