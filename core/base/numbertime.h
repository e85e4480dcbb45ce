// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/base/value.h"

namespace storescope {

// Times that are numbers, counted from 1970 in units of 10^-scale seconds (0 s, 3 ms, 6 µs, 9 ns; 7 for 100
// ns). INTEGER, REAL and TEXT that spells a number are read; a fraction keeps the digits that the number has.
std::optional<Instant> instantOfNumber(const Value &value, int scale, std::int64_t epochSeconds = 0);

// The instant as such a number, rounded down, at the ends of the range instead of past them.
qint64 numberOfInstant(const Instant &instant, int scale, std::int64_t epochSeconds = 0);

} // namespace storescope
