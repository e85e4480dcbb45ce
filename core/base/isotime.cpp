// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/isotime.h"

#include "core/base/calendar.h"

#include <algorithm>

namespace storescope {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Scanner
{
public:
    explicit Scanner(std::string_view text) : m_rest(text) {}

    bool atEnd() const { return m_rest.empty(); }
    char peek() const { return m_rest.empty() ? '\0' : m_rest.front(); }
    void skip(size_t count = 1) { m_rest.remove_prefix(std::min(count, m_rest.size())); }
    bool take(char c)
    {
        if (peek() != c || m_rest.empty())
            return false;
        skip();
        return true;
    }
    bool aheadIs(std::string_view word) const { return m_rest.starts_with(word); }
    bool takeWord(std::string_view word)
    {
        if (!aheadIs(word))
            return false;
        skip(word.size());
        return true;
    }
    size_t digitsAhead() const
    {
        size_t count = 0;
        while (count < m_rest.size() && isDigit(m_rest[count]))
            ++count;
        return count;
    }
    std::optional<std::int64_t> number(size_t least, size_t most)
    {
        if (digitsAhead() < least)
            return std::nullopt;
        std::int64_t value = 0;
        for (size_t i = 0; i < most && isDigit(peek()); ++i, skip())
            value = value * 10 + (peek() - '0');
        return value;
    }

private:
    std::string_view m_rest;
};

// Years of more than four digits carry a sign.
std::optional<std::int64_t> parseYear(Scanner &in)
{
    const bool negative = in.peek() == '-';
    const bool hasSign = in.take('-') || in.take('+');
    const auto year = in.number(4, hasSign ? 12 : 4);
    return year && negative ? std::optional(-*year) : year;
}

std::optional<std::int64_t> parseDays(Scanner &in)
{
    const auto year = parseYear(in);
    if (!year || !in.take('-'))
        return std::nullopt;
    const auto month = in.number(2, 2);
    if (!month || !in.take('-'))
        return std::nullopt;
    const auto day = in.number(2, 2);
    return day ? CivilDate::toDays(*year, static_cast<int>(*month), static_cast<int>(*day)) : std::nullopt;
}

void parseFraction(Scanner &in, Instant &instant)
{
    std::int32_t nanos = 0;
    std::uint8_t digits = 0;
    for (; isDigit(in.peek()); in.skip()) {
        if (digits == 9)
            continue;
        nanos = nanos * 10 + (in.peek() - '0');
        ++digits;
    }
    instant.digits = digits;
    for (; digits < 9; ++digits)
        nanos *= 10;
    instant.nanos = nanos;
}

bool parseClock(Scanner &in, Instant &instant)
{
    const auto hour = in.number(2, 2);
    if (!hour || *hour > 23 || !in.take(':'))
        return false;
    const auto minute = in.number(2, 2);
    if (!minute || *minute > 59)
        return false;
    std::int64_t second = 0;
    if (in.take(':')) {
        const auto found = in.number(2, 2);
        if (!found || *found > 60) // 60 is a leap second
            return false;
        second = *found;
        if (in.take('.') || in.take(',')) {
            if (in.digitsAhead() == 0)
                return false;
            parseFraction(in, instant);
        }
    }
    instant.seconds = (*hour * 60 + *minute) * 60 + second;
    return true;
}

// Nothing, Z, UTC, ±HH, ±HHMM, ±HH:MM or ±HH:MM:SS; false when it is none of them.
bool parseZone(Scanner &in, IsoTime &time)
{
    while (in.take(' '))
        ;
    if (in.atEnd())
        return true;
    time.zoned = true;
    if (in.take('Z') || in.take('z') || in.takeWord("UTC") || in.takeWord("GMT"))
        return true;
    const bool west = in.peek() == '-';
    if (!in.take('-') && !in.take('+'))
        return false;
    const auto hours = in.number(2, 2);
    in.take(':');
    const auto minutes = in.digitsAhead() > 0 ? in.number(2, 2) : std::optional<std::int64_t>(0);
    const bool hasSeconds = in.take(':');
    const auto seconds = hasSeconds ? in.number(2, 2) : std::optional<std::int64_t>(0);
    if (!hours || *hours > 23 || !minutes || *minutes > 59 || !seconds || *seconds > 59)
        return false;
    const std::int64_t offset = (*hours * 60 + *minutes) * 60 + *seconds;
    time.instant.seconds += west ? offset : -offset;
    return true;
}

// A zone's name and a monotonic clock after the offset, which say nothing that the offset did not.
bool parseAfterZone(Scanner &in)
{
    if (in.take(' ') && !in.atEnd() && !in.aheadIs("m=")) {
        if (in.take('+') || in.take('-')) // a zone without a name is called by its offset
            in.skip(in.digitsAhead());
        while (isLetter(in.peek()))
            in.skip();
        in.take(' ');
    }
    if (in.takeWord("m=")) {
        while (isDigit(in.peek()) || in.peek() == '+' || in.peek() == '-' || in.peek() == '.')
            in.skip();
    }
    return in.atEnd();
}

// Joins days and seconds of the day; in two halves, so that the first second of all does not overflow on the
// way.
bool addDays(std::int64_t days, Instant &instant)
{
    const std::int64_t early = days < 0 ? 1 : 0;
    std::int64_t seconds = 0;
    return !__builtin_mul_overflow(days + early, 86400, &seconds) &&
           !__builtin_add_overflow(seconds, instant.seconds - early * 86400, &instant.seconds);
}

} // namespace

std::optional<IsoTime> IsoTime::parse(std::string_view text)
{
    Scanner in(text);
    IsoTime time;
    time.instant.digits = 0;
    const auto days = parseDays(in);
    if (!days)
        return std::nullopt;
    if (!in.atEnd()) {
        const bool separated = in.take('T') || in.take('t') || in.take(' ');
        if (!separated || !parseClock(in, time.instant) || !parseZone(in, time) || !parseAfterZone(in))
            return std::nullopt;
    }
    return addDays(*days, time.instant) ? std::optional(time) : std::nullopt;
}

} // namespace storescope
