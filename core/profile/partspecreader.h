// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/fieldreader.h"

namespace storescope {

// Reads one [[collection.part]].
PartSpec readPart(const toml::table &table, FieldReader &fields, Mistakes &mistakes);

} // namespace storescope
