// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>

namespace storescope {

// The proleptic Gregorian calendar over every day that 64-bit seconds reach; QDate and std::chrono stop
// earlier.
struct CivilDate
{
    std::int64_t year = 1970;
    int month = 1; // 1 … 12
    int day = 1;   // 1 … 31

    static CivilDate fromDays(std::int64_t daysSinceEpoch);
    // nullopt when there is no such day.
    static std::optional<std::int64_t> toDays(std::int64_t year, int month, int day);
};

// Division that rounds down, and its remainder in 0 … divisor-1.
constexpr std::int64_t floorDiv(std::int64_t value, std::int64_t divisor)
{
    return value / divisor - (value % divisor < 0 ? 1 : 0);
}
constexpr std::int64_t floorMod(std::int64_t value, std::int64_t divisor)
{
    const std::int64_t rest = value % divisor;
    return rest < 0 ? rest + divisor : rest;
}

} // namespace storescope
