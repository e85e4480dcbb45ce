// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/timecodec.h"

#include "core/base/idtime.h"
#include "core/base/isotime.h"
#include "core/base/numbertime.h"
#include "core/base/text.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace storescope {
namespace {

using Form = TimeCodec::Form;

constexpr std::int64_t yearOneToEpochSeconds = 62'135'596'800; // 0001-01-01 to 1970-01-01
constexpr double julianDayOfEpoch = 2440587.5;
constexpr double msPerDay = 86'400'000;
constexpr std::string_view unixPrefix = "unix:";

struct NamedForm
{
    QLatin1String name;
    Form form;
};
const std::array<NamedForm, 14> namedForms = {{
    {QLatin1String("s"), Form::Seconds},
    {QLatin1String("ms"), Form::Milliseconds},
    {QLatin1String("us"), Form::Microseconds},
    {QLatin1String("ns"), Form::Nanoseconds},
    {QLatin1String("real"), Form::RealSeconds},
    {QLatin1String("iso"), Form::Iso},
    {QLatin1String("local"), Form::Local},
    {QLatin1String("julian"), Form::JulianDay},
    {QLatin1String("ticks"), Form::Ticks},
    {QLatin1String("uuid7"), Form::Uuid7},
    {QLatin1String("uuid6"), Form::Uuid6},
    {QLatin1String("ulid"), Form::Ulid},
    {QLatin1String("magnitude"), Form::Magnitude},
    {QLatin1String("unix-iso"), Form::UnixOrIso},
}};

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

std::optional<IsoTime> isoOf(const Value &value)
{
    const auto *text = std::get_if<Text>(&value);
    return text ? IsoTime::parse(view(text->utf8.trimmed())) : std::nullopt;
}

std::optional<Instant> fromUtc(const Value &value)
{
    const auto time = isoOf(value);
    return time ? std::optional(time->instant) : std::nullopt;
}

// The same wall clock in the machine's zone. Years that QDateTime does not know stay in UTC.
std::optional<Instant> fromLocal(const Value &value)
{
    auto time = isoOf(value);
    if (!time)
        return std::nullopt;
    const QDateTime wall = QDateTime::fromSecsSinceEpoch(time->instant.seconds, Qt::UTC);
    const QDateTime local(wall.date(), wall.time(), Qt::LocalTime);
    if (!time->zoned && local.isValid())
        time->instant.seconds = local.toSecsSinceEpoch();
    return time->instant;
}

Value toLocal(const Instant &instant)
{
    const QDateTime local = QDateTime::fromSecsSinceEpoch(instant.seconds, Qt::LocalTime);
    Instant wall = instant;
    if (local.isValid())
        wall.seconds = QDateTime(local.date(), local.time(), Qt::UTC).toSecsSinceEpoch();
    QString text = wall.toIso().replace(u'T', u' ');
    text.chop(1); // the Z
    return textValue(text);
}

std::optional<Instant> fromJulianDay(const Value &value)
{
    const auto day = toNumber(value);
    if (!day || !std::isfinite(*day) || std::abs(*day) > 1e10)
        return std::nullopt;
    // A double has room for no more than milliseconds here.
    return Instant::fromMilliseconds(std::llround((*day - julianDayOfEpoch) * msPerDay));
}

template <class Number>
int scaleByMagnitude(Number size)
{
    if (size < Number(100'000'000'000))
        return 0;
    if (size < Number(100'000'000'000'000))
        return 3;
    return size < Number(100'000'000'000'000'000) ? 6 : 9;
}

std::optional<Instant> fromMagnitude(const Value &value)
{
    // As integers where they are: a double cannot tell the last microsecond from the first nanosecond.
    if (const auto integer = toInteger(value)) {
        const auto bits = static_cast<std::uint64_t>(*integer);
        return instantOfNumber(value, scaleByMagnitude(*integer < 0 ? 0 - bits : bits));
    }
    const auto number = toNumber(value);
    return number ? instantOfNumber(value, scaleByMagnitude(std::abs(*number))) : std::nullopt;
}

std::optional<Instant> fromUnixOrIso(const Value &value)
{
    const auto *text = std::get_if<Text>(&value);
    if (!text)
        return std::nullopt;
    if (view(text->utf8).starts_with(unixPrefix))
        return instantOfNumber(Text{text->utf8.mid(unixPrefix.size())}, 0);
    return fromUtc(value);
}

Value toUnixOrIso(const Instant &instant)
{
    if (instant.nanos != 0)
        return textValue(instant.toIso());
    return Text{QByteArray(unixPrefix.data(), unixPrefix.size()) +
                QByteArray::number(qint64(instant.seconds))};
}

} // namespace

Result<TimeCodec> TimeCodec::fromName(const QString &name)
{
    for (const NamedForm &named : namedForms) {
        if (name == named.name)
            return TimeCodec(named.form);
    }
    const QString near = nearestWord(name, names());
    const QString hint =
        near.isEmpty() ? QStringLiteral("one of %1").arg(names().join(QLatin1String(", "))) : near;
    return failure(ErrorCode::InvalidArgument,
                   QStringLiteral("There is no time form \"%1\"; use %2.").arg(name, hint));
}

QStringList TimeCodec::names()
{
    QStringList all;
    for (const NamedForm &named : namedForms)
        all += named.name;
    return all;
}

TimeCodec TimeCodec::withSentinels(const QStringList &sentinels) const
{
    TimeCodec codec = *this;
    for (const QString &sentinel : sentinels) {
        const QByteArray text = sentinel.toUtf8();
        codec.m_sentinels.append({text, toNumber(Value(Text{text})), Instant::fromIso(sentinel)});
    }
    return codec;
}

QStringList TimeCodec::sentinels() const
{
    QStringList texts;
    for (const Sentinel &sentinel : m_sentinels)
        texts << QString::fromUtf8(sentinel.text);
    return texts;
}

QString TimeCodec::name() const
{
    for (const NamedForm &named : namedForms) {
        if (named.form == m_form)
            return named.name;
    }
    return {};
}

bool TimeCodec::isSentinel(const Value &value) const
{
    if (m_sentinels.isEmpty())
        return false;
    const auto number = toNumber(value);
    const auto *text = std::get_if<Text>(&value);
    const auto time = text ? isoOf(value) : std::nullopt;
    return std::any_of(m_sentinels.begin(), m_sentinels.end(), [&](const Sentinel &sentinel) {
        return (text && text->utf8 == sentinel.text) || (number && sentinel.number == number) ||
               (time && sentinel.instant == time->instant);
    });
}

std::optional<Instant> TimeCodec::decode(const Value &value) const
{
    return isNull(value) || isSentinel(value) ? std::nullopt : decodeValue(value);
}

std::optional<Instant> TimeCodec::decodeValue(const Value &value) const
{
    switch (m_form) {
    case Form::Seconds:
    case Form::RealSeconds:
        return instantOfNumber(value, 0);
    case Form::Milliseconds:
        return instantOfNumber(value, 3);
    case Form::Microseconds:
        return instantOfNumber(value, 6);
    case Form::Nanoseconds:
        return instantOfNumber(value, 9);
    case Form::Iso:
        return fromUtc(value);
    case Form::Local:
        return fromLocal(value);
    case Form::JulianDay:
        return fromJulianDay(value);
    case Form::Ticks:
        return instantOfNumber(value, 7, -yearOneToEpochSeconds);
    case Form::Uuid7:
        return instantOfUuid7(value);
    case Form::Uuid6:
        return instantOfUuid6(value);
    case Form::Ulid:
        return instantOfUlid(value);
    case Form::Magnitude:
        return fromMagnitude(value);
    case Form::UnixOrIso:
        return fromUnixOrIso(value);
    }
    return std::nullopt;
}

Value TimeCodec::encode(const Instant &instant) const
{
    switch (m_form) {
    case Form::Seconds:
        return numberOfInstant(instant, 0);
    case Form::RealSeconds:
        return static_cast<double>(instant.seconds) + instant.nanos / 1e9;
    case Form::Milliseconds:
    case Form::Magnitude:
        return numberOfInstant(instant, 3);
    case Form::Microseconds:
        return numberOfInstant(instant, 6);
    case Form::Nanoseconds:
        return numberOfInstant(instant, 9);
    case Form::Iso:
        return textValue(instant.toIso());
    case Form::Local:
        return toLocal(instant);
    case Form::JulianDay:
        return julianDayOfEpoch + static_cast<double>(instant.milliseconds()) / msPerDay;
    case Form::Ticks:
        return numberOfInstant(instant, 7, -yearOneToEpochSeconds);
    case Form::Uuid7:
        return Text{leastUuid7(instant)};
    case Form::Uuid6:
        return Text{leastUuid6(instant)};
    case Form::Ulid:
        return Text{leastUlid(instant)};
    case Form::UnixOrIso:
        return toUnixOrIso(instant);
    }
    return {};
}

bool TimeCodec::ordersInSql() const
{
    switch (m_form) {
    case Form::Seconds:
    case Form::RealSeconds:
    case Form::Milliseconds:
    case Form::Microseconds:
    case Form::Nanoseconds:
    case Form::JulianDay:
    case Form::Ticks:
        return true;
    case Form::Iso:
    case Form::Local:
    case Form::Uuid7:
    case Form::Uuid6:
    case Form::Ulid:
    case Form::Magnitude:
    case Form::UnixOrIso:
        return false;
    }
    return false;
}

} // namespace storescope
