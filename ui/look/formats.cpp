// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/look/formats.h"

#include "core/base/text.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace storescope {

namespace {

QDateTime dateTime(const Instant &time, bool utc)
{
    return QDateTime::fromMSecsSinceEpoch(time.milliseconds(), utc ? Qt::UTC : Qt::LocalTime);
}

QString fractionOf(const Instant &time)
{
    return QStringLiteral(".%1").arg(time.nanos / 1000000, 3, 10, QLatin1Char('0'));
}

} // namespace

QString Formats::count(qint64 number)
{
    return QLocale().toString(number);
}

QString Formats::estimate(qint64 number)
{
    if (number < 10000)
        return QStringLiteral("≈ %1").arg(count(number));
    static constexpr struct
    {
        double size;
        const char *unit;
    } steps[] = {{1e9, "G"}, {1e6, "M"}, {1e3, "k"}};
    for (const auto &step : steps) {
        if (double(number) >= step.size)
            return QStringLiteral("≈ %1 %2").arg(QLocale().toString(double(number) / step.size, 'f', 1),
                                                 QLatin1String(step.unit));
    }
    return count(number);
}

QString Formats::count(const RowCount &rows)
{
    if (rows.rows < 0)
        return QStringLiteral("…");
    return rows.exact ? count(rows.rows) : estimate(rows.rows);
}

QString Formats::clock(const Instant &time, bool utc, const Instant &now, bool fraction)
{
    const QDateTime at = dateTime(time, utc), today = dateTime(now, utc);
    const QString hours =
        at.time().toString(QStringLiteral("HH:mm:ss")) + (fraction ? fractionOf(time) : QString());
    if (at.date() == today.date())
        return hours;
    const QLocale locale;
    const QString day = at.date().year() == today.date().year()
                            ? locale.toString(at.date(), QStringLiteral("d MMM"))
                            : at.date().toString(Qt::ISODate);
    return day + QLatin1Char(' ') + hours;
}

QString Formats::full(const Instant &time, bool utc)
{
    const QDateTime at = dateTime(time, utc);
    return at.toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) + fractionOf(time) + QLatin1Char(' ') +
           (utc ? QStringLiteral("UTC") : at.timeZoneAbbreviation());
}

QString Formats::span(qint64 nanos)
{
    if (nanos == 0)
        return QStringLiteral("0");
    const QString text = formatDuration(std::chrono::nanoseconds(nanos < 0 ? -nanos : nanos));
    return nanos < 0 ? QStringLiteral("−") + text : text;
}

QString Formats::left(qint64 nanos)
{
    const qint64 seconds = (nanos < 0 ? -nanos : nanos) / 1000000000;
    if (seconds < 3600)
        return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
    if (seconds < 86400)
        return tr("%1 h %2 min").arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'));
    if (seconds > 730 * 86400LL)
        return tr("%1 years").arg(seconds / (86400 * 365LL));
    return tr("%1 d %2 h").arg(seconds / 86400).arg(seconds / 3600 % 24);
}

QString Formats::past(qint64 nanos)
{
    const qint64 seconds = (nanos < 0 ? -nanos : nanos) / 1000000000;
    if (seconds < 3600)
        return left(nanos);
    return seconds < 48 * 3600 ? tr("%1 h").arg(seconds / 3600) : tr("%1 d").arg(seconds / 86400);
}

QString Formats::ago(const Instant &time, const Instant &now)
{
    const qint64 ms = now.since(time) / 1000000;
    if (ms < 0)
        return tr("in %1").arg(left(now.since(time)));
    if (ms < 1000)
        return tr("%1 ms ago").arg(ms);
    const qint64 seconds = ms / 1000;
    if (seconds < 60)
        return tr("%1 s ago").arg(seconds);
    if (seconds < 3600)
        return tr("%1 min ago").arg(seconds / 60);
    const QDateTime at = dateTime(time, false), today = dateTime(now, false);
    if (seconds < 86400 && at.date() == today.date())
        return tr("%1 h ago").arg(seconds / 3600);
    if (at.date().daysTo(today.date()) == 1)
        return tr("yesterday %1").arg(at.time().toString(QStringLiteral("HH:mm")));
    if (at.date().daysTo(today.date()) < 60)
        return tr("%n days ago", nullptr, int(at.date().daysTo(today.date())));
    return QLocale().toString(at.date(), QStringLiteral("d MMM yyyy"));
}

namespace {

// Words stay whole; only what nobody can read anyway loses its middle.
bool looksRandom(const QString &id)
{
    return id.size() > 13 && std::count_if(id.begin(), id.end(), [](QChar c) { return c.isDigit(); }) >= 4;
}

} // namespace

QString Formats::shortId(const QString &id)
{
    if (!looksRandom(id))
        return id;
    qsizetype mark = id.indexOf(QLatin1Char('_'));
    if (mark < 0)
        mark = id.indexOf(QLatin1Char(':'));
    return (mark > 0 && mark <= 6 ? id.left(mark + 1) : QString()) + QStringLiteral("…") + id.right(6);
}

QString Formats::lastSix(const QString &id)
{
    return looksRandom(id) ? id.right(6) : id;
}

QString Formats::cost(double amount, const QString &unit)
{
    const QString number = QLocale().toString(amount, 'f', amount != 0 && amount < 0.01 ? 4 : 2);
    if (unit == QLatin1String("USD"))
        return QLatin1Char('$') + number;
    return unit.isEmpty() ? number : number + QLatin1Char(' ') + unit;
}

QString Formats::path(const QString &path, int characters)
{
    const QString shown = withTilde(path);
    if (shown.size() <= characters)
        return shown;
    const int head = characters / 3;
    return shown.left(head) + QStringLiteral("…") + shown.right(characters - head - 1);
}

} // namespace storescope
