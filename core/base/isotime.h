// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"

#include <string_view>

namespace storescope {

// What a text says as ISO 8601 or RFC 3339, and whether it named a zone (Z or an offset).
struct IsoTime
{
    Instant instant; // without a zone: as if in UTC
    bool zoned = false;

    // A date and perhaps a time; see Instant::fromIso. Also reads what SQL drivers print after the offset
    // ("+0000 UTC", "+0000 UTC m=+0.01").
    static std::optional<IsoTime> parse(std::string_view text);
};

} // namespace storescope
