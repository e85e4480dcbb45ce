// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/numbertime.h"

#include "core/base/calendar.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>

namespace storescope {
namespace {

constexpr std::int64_t powerOfTen(int exponent)
{
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

std::optional<Instant> withEpoch(Instant instant, std::int64_t epochSeconds)
{
    if (__builtin_add_overflow(instant.seconds, epochSeconds, &instant.seconds))
        return std::nullopt;
    return instant;
}

Instant fromInteger(std::int64_t count, int scale)
{
    const std::int64_t perSecond = powerOfTen(scale);
    return {floorDiv(count, perSecond),
            static_cast<std::int32_t>(floorMod(count, perSecond) * powerOfTen(9 - scale)),
            static_cast<std::uint8_t>(scale)};
}

bool areDigits(std::string_view text)
{
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

// A plain decimal such as "-1700000000.125", moved `scale` places and cut after nine digits; exact, as a
// double is not.
std::optional<Instant> fromDecimal(std::string_view text, int scale)
{
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative || text.starts_with('+') ? 1 : 0);
    const size_t point = std::min(text.find('.'), text.size());
    const std::string_view fraction = point < text.size() ? text.substr(point + 1) : std::string_view();
    if (point == 0 || !areDigits(text.substr(0, point)) || !areDigits(fraction))
        return std::nullopt;
    std::string whole(text.substr(0, point));
    const auto shift = static_cast<size_t>(scale);
    if (whole.size() <= shift)
        whole.insert(0, shift + 1 - whole.size(), '0');
    std::string rest = whole.substr(whole.size() - shift) + std::string(fraction);
    whole.resize(whole.size() - shift);
    rest.resize(std::min<size_t>(rest.size(), 9));
    Instant instant;
    instant.digits = static_cast<std::uint8_t>(rest.size());
    rest.resize(9, '0');
    const auto [stop, error] = std::from_chars(whole.data(), whole.data() + whole.size(), instant.seconds);
    if (error != std::errc())
        return std::nullopt;
    std::from_chars(rest.data(), rest.data() + rest.size(), instant.nanos);
    if (negative) {
        instant.seconds = -instant.seconds - (instant.nanos > 0 ? 1 : 0);
        instant.nanos = instant.nanos > 0 ? 1'000'000'000 - instant.nanos : 0;
    }
    return instant;
}

std::optional<Instant> fromReal(double real, int scale)
{
    if (!std::isfinite(real))
        return std::nullopt;
    char buffer[400]; // the longest double has 309 digits before the point
    const auto end = std::to_chars(std::begin(buffer), std::end(buffer), real, std::chars_format::fixed);
    if (end.ec != std::errc())
        return std::nullopt;
    return fromDecimal({buffer, static_cast<size_t>(end.ptr - buffer)}, scale);
}

std::optional<Instant> fromNumber(const Value &value, int scale)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        return fromInteger(*integer, scale);
    if (const auto *real = std::get_if<double>(&value))
        return fromReal(*real, scale);
    if (const auto *text = std::get_if<Text>(&value)) {
        const QByteArray trimmed = text->utf8.trimmed();
        if (auto instant = fromDecimal({trimmed.constData(), static_cast<size_t>(trimmed.size())}, scale))
            return instant;
        const auto number = toNumber(Value(Text{trimmed})); // 1.7e9
        return number ? fromReal(*number, scale) : std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<Instant> instantOfNumber(const Value &value, int scale, std::int64_t epochSeconds)
{
    const auto instant = fromNumber(value, scale);
    return instant ? withEpoch(*instant, epochSeconds) : std::nullopt;
}

qint64 numberOfInstant(const Instant &instant, int scale, std::int64_t epochSeconds)
{
    using Limits = std::numeric_limits<std::int64_t>;
    const std::int64_t perSecond = powerOfTen(scale);
    const std::int64_t part = instant.nanos / powerOfTen(9 - scale);
    std::int64_t seconds = 0;
    std::int64_t count = 0;
    if (__builtin_sub_overflow(instant.seconds, epochSeconds, &seconds))
        return instant.seconds < 0 ? Limits::min() : Limits::max();
    // A second early below zero, so that the product alone does not overflow.
    const std::int64_t early = seconds < 0 ? 1 : 0;
    if (__builtin_mul_overflow(seconds + early, perSecond, &count) ||
        __builtin_add_overflow(count, part - early * perSecond, &count))
        return seconds < 0 ? Limits::min() : Limits::max();
    return count;
}

} // namespace storescope
