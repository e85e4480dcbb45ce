// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/look/timeaxis.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <iterator>

namespace storescope {

namespace {

constexpr qint64 second = 1000, minute = 60 * second, hour = 60 * minute, day = 24 * hour;
constexpr qint64 steps[] = {1,           2,           5,           10,        20,         50,
                            100,         200,         500,         second,    2 * second, 5 * second,
                            10 * second, 15 * second, 30 * second, minute,    2 * minute, 5 * minute,
                            10 * minute, 15 * minute, 30 * minute, hour,      2 * hour,   3 * hour,
                            6 * hour,    12 * hour,   day,         2 * day,   7 * day,    14 * day,
                            30 * day,    90 * day,    180 * day,   365 * day, 1825 * day, 3650 * day};

qint64 firstAtOrAfter(qint64 from, qint64 step, qint64 offset)
{
    const qint64 shifted = from + offset;
    const qint64 rest = ((shifted % step) + step) % step;
    return rest == 0 ? from : from + step - rest;
}

} // namespace

qint64 TimeAxis::roundStep(qint64 ms)
{
    const auto step = std::lower_bound(std::begin(steps), std::end(steps), ms);
    return step == std::end(steps) ? *std::prev(std::end(steps)) : *step;
}

qint64 TimeAxis::nextStep(qint64 step, int by)
{
    const auto at = std::lower_bound(std::begin(steps), std::end(steps), step) - std::begin(steps);
    const qptrdiff last = qptrdiff(std::size(steps)) - 1;
    return steps[std::clamp<qptrdiff>(at + by, 0, last)];
}

QString TimeAxis::stepText(qint64 step)
{
    const QLocale locale;
    if (step < second)
        return tr("%1 ms").arg(step);
    if (step < minute)
        return tr("%1 s").arg(step / second);
    if (step < hour)
        return tr("%1 min").arg(step / minute);
    if (step < day)
        return tr("%1 h").arg(step / hour);
    return tr("%1 d").arg(locale.toString(step / day));
}

std::vector<TimeAxis::Tick> TimeAxis::clockTicks(int apart, bool utc) const
{
    std::vector<Tick> ticks;
    const qint64 step = roundStep(qint64(double(m_to - m_from) * apart / m_width));
    const auto spec = utc ? Qt::UTC : Qt::LocalTime;
    const qint64 offset = QDateTime::fromMSecsSinceEpoch(m_from, spec).offsetFromUtc() * second;
    const QString format = step >= day      ? QStringLiteral("d MMM")
                           : step >= minute ? QStringLiteral("HH:mm")
                           : step >= second ? QStringLiteral("HH:mm:ss")
                                            : QStringLiteral("HH:mm:ss.zzz");
    for (qint64 at = firstAtOrAfter(m_from, step, offset); at <= m_to && ticks.size() < 200; at += step) {
        const QDateTime time = QDateTime::fromMSecsSinceEpoch(at, spec);
        const bool midnight = step < day && time.time() == QTime(0, 0);
        ticks.push_back({at, QLocale().toString(time, midnight ? QStringLiteral("d MMM") : format)});
    }
    return ticks;
}

std::vector<TimeAxis::Tick> TimeAxis::distanceTicks(int apart, qint64 now) const
{
    std::vector<Tick> ticks;
    const qint64 step = roundStep(qint64(double(m_to - m_from) * apart / m_width));
    for (qint64 at = firstAtOrAfter(m_from, step, -now); at <= m_to && ticks.size() < 200; at += step) {
        const qint64 away = at - now;
        const QString sign = away < 0 ? QStringLiteral("−") : QStringLiteral("+");
        const qint64 seconds = qAbs(away) / second;
        const QString far =
            step < minute && seconds >= 60
                ? QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'))
                : stepText(qAbs(away));
        ticks.push_back({at, away == 0 ? tr("now") : sign + far});
    }
    return ticks;
}

void paintHatching(QPainter *painter, const QRectF &rect, int apart)
{
    painter->save();
    painter->setClipRect(rect, Qt::IntersectClip);
    painter->setRenderHint(QPainter::Antialiasing);
    for (double x = rect.left() - rect.height(); x < rect.right(); x += apart)
        painter->drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter->restore();
}

} // namespace storescope
