// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/literal.h"

#include "core/base/isotime.h"
#include "core/base/text.h"
#include "core/base/timecodec.h"

#include <QDateTime>
#include <QRegularExpression>

#include <cmath>

namespace storescope::filter {
namespace {

constexpr std::int64_t second = 1'000'000'000;
constexpr std::int64_t minute = 60 * second;

TimePoint during(const Instant &begin, std::int64_t nanos)
{
    return {begin, begin.plusNanos(nanos)};
}
TimePoint dayOf(const QDate &day)
{
    return {Instant::fromMilliseconds(day.startOfDay().toMSecsSinceEpoch()),
            Instant::fromMilliseconds(day.addDays(1).startOfDay().toMSecsSinceEpoch())};
}

std::int64_t fractionUnit(qsizetype digits)
{
    std::int64_t unit = second;
    for (; digits > 0 && unit > 1; --digits)
        unit /= 10;
    return unit;
}

// As if the clock on the wall had shown what `utc` shows.
Instant fromLocal(const Instant &utc)
{
    const QDateTime shown = QDateTime::fromMSecsSinceEpoch(utc.milliseconds(), Qt::UTC);
    const QDateTime local(shown.date(), shown.time(), Qt::LocalTime);
    Instant instant = utc;
    instant.seconds += local.toSecsSinceEpoch() - shown.toSecsSinceEpoch();
    return instant;
}

std::optional<TimePoint> parseWord(const QString &text, const Instant &now)
{
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.milliseconds()).date();
    if (text == u"now")
        return during(now, 1);
    if (text == u"today")
        return dayOf(today);
    if (text == u"yesterday")
        return dayOf(today.addDays(-1));
    return std::nullopt;
}

std::optional<TimePoint> parseClock(const QString &text, const Instant &now)
{
    static const QRegularExpression form(
        QStringLiteral("^(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d{1,9}))?)?$"));
    const auto match = form.match(text);
    const QTime time(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    if (!match.hasMatch() || !time.isValid())
        return std::nullopt;
    const QDate today = QDateTime::fromMSecsSinceEpoch(now.milliseconds()).date();
    const QString fraction = match.captured(4);
    const std::int64_t unit = match.captured(3).isEmpty() ? minute : fractionUnit(fraction.size());
    for (const int back : {0, 1}) {
        const QDateTime at(today.addDays(-back), time, Qt::LocalTime);
        const Instant begin = Instant::fromMilliseconds(at.toMSecsSinceEpoch())
                                  .plusNanos(fraction.toLongLong() * (fraction.isEmpty() ? 0 : unit));
        if (begin <= now || back == 1)
            return during(begin, unit);
    }
    return std::nullopt;
}

std::optional<TimePoint> parseIso(const QString &text)
{
    static const QRegularExpression form(
        QStringLiteral("^\\d{4}-\\d{2}-\\d{2}(?:[T ](\\d{2}:\\d{2})(:\\d{2}(?:[.,](\\d+))?)?)?"));
    const auto match = form.match(text);
    const auto iso = IsoTime::parse(text.toStdString());
    if (!match.hasMatch() || !iso)
        return std::nullopt;
    if (match.captured(1).isEmpty()) {
        const QDate day = QDate::fromString(text.left(10), Qt::ISODate);
        return day.isValid() ? std::optional(dayOf(day)) : std::nullopt;
    }
    const Instant begin = iso->zoned ? iso->instant : fromLocal(iso->instant);
    return during(begin, match.captured(2).isEmpty() ? minute : fractionUnit(match.captured(3).size()));
}

std::optional<TimePoint> parseEpoch(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^\\d{9,19}$"));
    bool ok = false;
    const qint64 number = text.toLongLong(&ok);
    if (!form.match(text).hasMatch() || !ok)
        return std::nullopt;
    const auto at = TimeCodec(TimeCodec::Form::Magnitude).decode(number);
    if (!at)
        return std::nullopt;
    return during(*at, text.size() <= 11 ? second : fractionUnit(text.size() - 10));
}

} // namespace

std::optional<TimePoint> parseTime(const QString &text, const Instant &now, bool bareIsAgo)
{
    const QChar sign = text.isEmpty() ? QChar() : text.front();
    const bool isSigned = sign == u'-' || sign == u'+' || sign == u'\u2212';
    if (const auto duration = parseDuration(QStringView(text).mid(isSigned ? 1 : 0))) {
        if (!isSigned && !bareIsAgo)
            return std::nullopt;
        return during(now.plusNanos(sign == u'+' ? duration->count() : -duration->count()), 1);
    }
    if (auto word = parseWord(text.toLower(), now))
        return word;
    if (auto clock = parseClock(text, now))
        return clock;
    if (auto iso = parseIso(text))
        return iso;
    return parseEpoch(text);
}

double nanosOf(const QString &unit)
{
    static const std::pair<QStringView, double> units[] = {{u"ns", 1},     {u"us", 1e3},   {u"ms", 1e6},
                                                           {u"s", 1e9},    {u"m", 6e10},   {u"min", 6e10},
                                                           {u"h", 3.6e12}, {u"d", 8.64e13}};
    for (const auto &[name, nanos] : units) {
        if (unit == name)
            return nanos;
    }
    return 0;
}

bool isTimeUnit(const QString &unit)
{
    return nanosOf(unit) > 0;
}

std::optional<Value> parseNumber(const QString &text, const QString &unit)
{
    bool ok = false;
    if (const qint64 integer = text.toLongLong(&ok); ok)
        return Value(integer);
    if (const double real = text.toDouble(&ok); ok && std::isfinite(real))
        return Value(real);
    if (isTimeUnit(unit)) {
        const auto duration = parseDuration(text);
        if (!duration)
            return std::nullopt;
        const double inUnit = double(duration->count()) / nanosOf(unit);
        const auto whole = qint64(inUnit);
        return double(whole) == inUnit ? Value(whole) : Value(inUnit);
    }
    if (const auto bytes = parseBytes(text))
        return Value(qint64(*bytes));
    return std::nullopt;
}

} // namespace storescope::filter
