// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/profile.h"

namespace storescope::app {

// What a profile says, for people: the files, what tells them, and where each shown field comes from.
QString profileText(const Profile &profile);

} // namespace storescope::app
