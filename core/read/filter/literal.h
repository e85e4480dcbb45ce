// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/base/value.h"

#include <QString>

#include <optional>

namespace storescope::filter {

// A time as people write it, and how much of time it names: a day, a minute, a second, a nanosecond.
struct TimePoint
{
    Instant begin;
    Instant end; // exclusive
};

// ISO date or time (without a zone: the machine's), 14:27 or 14:27:03.5 (the last time it was that), -10m,
// +10m, now, today, yesterday, and numbers since 1970 by their size. `bareIsAgo`: 10m means ten minutes ago.
std::optional<TimePoint> parseTime(const QString &text, const Instant &now, bool bareIsAgo);

// A number: plain, or a size, or for a unit of time (s ms us ns m h) a duration, given in the unit.
std::optional<Value> parseNumber(const QString &text, const QString &unit);

bool isTimeUnit(const QString &unit);
// Nanoseconds of one unit of time; 0: none.
double nanosOf(const QString &unit);

} // namespace storescope::filter
