// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/instant.h"

#include "core/base/calendar.h"
#include "core/base/isotime.h"
#include "core/base/numbertime.h"

#include <chrono>
#include <limits>

namespace storescope {
namespace {

constexpr std::int64_t billion = 1'000'000'000;
constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

void appendNumber(QString &text, std::int64_t number, int width)
{
    text += QString::number(number).rightJustified(width, u'0');
}

} // namespace

Instant Instant::now()
{
    const auto sinceEpoch = std::chrono::system_clock::now().time_since_epoch();
    return fromNanoseconds(std::chrono::duration_cast<std::chrono::nanoseconds>(sinceEpoch).count());
}

Instant Instant::fromMilliseconds(std::int64_t ms)
{
    return {floorDiv(ms, 1000), static_cast<std::int32_t>(floorMod(ms, 1000) * 1'000'000), 3};
}

Instant Instant::fromNanoseconds(std::int64_t ns)
{
    return {floorDiv(ns, billion), static_cast<std::int32_t>(floorMod(ns, billion)), 9};
}

std::int64_t Instant::milliseconds() const
{
    return numberOfInstant(*this, 3);
}

std::int64_t Instant::nanoseconds() const
{
    return numberOfInstant(*this, 9);
}

QString Instant::toIso() const
{
    const CivilDate date = CivilDate::fromDays(floorDiv(seconds, 86400));
    const std::int64_t inDay = floorMod(seconds, 86400);
    QString text;
    text.reserve(32);
    if (date.year < 0 || date.year > 9999)
        text += date.year < 0 ? u'-' : u'+';
    appendNumber(text, date.year < 0 ? -date.year : date.year, 4);
    text += u'-';
    appendNumber(text, date.month, 2);
    text += u'-';
    appendNumber(text, date.day, 2);
    text += u'T';
    appendNumber(text, inDay / 3600, 2);
    text += u':';
    appendNumber(text, inDay / 60 % 60, 2);
    text += u':';
    appendNumber(text, inDay % 60, 2);
    if (digits > 0) {
        text += u'.';
        text += QString::number(nanos).rightJustified(9, u'0').left(std::min<int>(digits, 9));
    }
    text += u'Z';
    return text;
}

std::optional<Instant> Instant::fromIso(QStringView text)
{
    const QByteArray utf8 = text.trimmed().toUtf8();
    const auto time = IsoTime::parse({utf8.constData(), static_cast<size_t>(utf8.size())});
    return time ? std::optional(time->instant) : std::nullopt;
}

Instant Instant::plusNanos(std::int64_t ns) const
{
    Instant result = *this;
    const std::int64_t sum = nanos + floorMod(ns, billion);
    const std::int64_t more = floorDiv(ns, billion) + sum / billion;
    result.nanos = static_cast<std::int32_t>(sum % billion);
    if (__builtin_add_overflow(seconds, more, &result.seconds))
        result.seconds = more < 0 ? least : most;
    return result;
}

std::int64_t Instant::since(const Instant &other) const
{
    std::int64_t difference = 0;
    if (__builtin_sub_overflow(seconds, other.seconds, &difference))
        return seconds < other.seconds ? least : most;
    return Instant{difference, 0}.plusNanos(nanos - other.nanos).nanoseconds();
}

} // namespace storescope
