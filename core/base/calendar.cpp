// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/calendar.h"

namespace storescope {
namespace {

constexpr std::int64_t daysPer400Years = 146097;
// From 0000-03-01, where a year begins whose leap day is its last day, to 1970-01-01.
constexpr std::int64_t marchEraToEpoch = 719468;
constexpr std::int64_t lastYear = 300'000'000'000;

bool isLeap(std::int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int daysOfMonth(std::int64_t year, int month)
{
    static constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && isLeap(year) ? 29 : days[month - 1];
}

// Days from 1 March to the first of a month, which is counted from March = 0.
constexpr int daysBeforeMonth(int marchMonth)
{
    return (153 * marchMonth + 2) / 5;
}

} // namespace

CivilDate CivilDate::fromDays(std::int64_t daysSinceEpoch)
{
    const std::int64_t days = daysSinceEpoch + marchEraToEpoch;
    const std::int64_t era = floorDiv(days, daysPer400Years);
    const auto inEra = static_cast<int>(floorMod(days, daysPer400Years));
    const int yearInEra = (inEra - inEra / 1460 + inEra / 36524 - inEra / 146096) / 365;
    const int inYear = inEra - (365 * yearInEra + yearInEra / 4 - yearInEra / 100);
    const int marchMonth = (5 * inYear + 2) / 153;
    CivilDate date;
    date.day = inYear - daysBeforeMonth(marchMonth) + 1;
    date.month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
    date.year = era * 400 + yearInEra + (date.month <= 2 ? 1 : 0);
    return date;
}

std::optional<std::int64_t> CivilDate::toDays(std::int64_t year, int month, int day)
{
    if (year > lastYear || year < -lastYear || month < 1 || month > 12 || day < 1 ||
        day > daysOfMonth(year, month))
        return std::nullopt;
    const std::int64_t marchYear = month <= 2 ? year - 1 : year;
    const std::int64_t era = floorDiv(marchYear, 400);
    const auto yearInEra = static_cast<int>(floorMod(marchYear, 400));
    const int marchMonth = month <= 2 ? month + 9 : month - 3;
    const int inYear = daysBeforeMonth(marchMonth) + day - 1;
    const int inEra = yearInEra * 365 + yearInEra / 4 - yearInEra / 100 + inYear;
    return era * daysPer400Years + inEra - marchEraToEpoch;
}

} // namespace storescope
