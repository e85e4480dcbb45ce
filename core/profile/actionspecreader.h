// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/fieldreader.h"

namespace storescope {

// One [[collection.action]].
ActionSpec readAction(const toml::table &table, FieldReader &fields, Mistakes &mistakes);

} // namespace storescope
