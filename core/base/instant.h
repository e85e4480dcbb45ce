// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <compare>
#include <cstdint>
#include <optional>

namespace storescope {

// A point in time, UTC, of any year that a store can hold, with the precision that the store gave it.
struct Instant
{
    std::int64_t seconds = 0; // since 1970-01-01T00:00:00Z, rounded down
    std::int32_t nanos = 0;   // 0 … 999,999,999
    std::uint8_t digits = 9;  // fraction digits that the store has (0-9); does not take part in comparing

    static Instant now();
    static Instant fromMilliseconds(std::int64_t ms);
    static Instant fromNanoseconds(std::int64_t ns);

    std::int64_t milliseconds() const; // rounded down; saturates
    std::int64_t nanoseconds() const;  // saturates outside 1677-2262

    // RFC 3339, UTC, ends in Z, with `digits` fraction digits.
    QString toIso() const;
    // RFC 3339 or ISO 8601 date and time with 0-9 fraction digits (further ones are cut), 'T' or space, and
    // Z, an offset, or nothing (taken as UTC). nullopt when it is not a time.
    static std::optional<Instant> fromIso(QStringView text);

    Instant plusNanos(std::int64_t ns) const;
    // this - other in nanoseconds, saturated.
    std::int64_t since(const Instant &other) const;

    friend bool operator==(const Instant &a, const Instant &b)
    {
        return a.seconds == b.seconds && a.nanos == b.nanos;
    }
    friend std::strong_ordering operator<=>(const Instant &a, const Instant &b)
    {
        return a.seconds != b.seconds ? a.seconds <=> b.seconds : a.nanos <=> b.nanos;
    }
};

} // namespace storescope
