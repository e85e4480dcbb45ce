// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QPainter>
#include <QString>

#include <vector>

namespace storescope {

// A stretch of time along a width: what the histogram, the lanes and their ticks share. Milliseconds since
// 1970 on one side, pixels on the other.
class TimeAxis
{
    Q_DECLARE_TR_FUNCTIONS(TimeAxis)
public:
    TimeAxis() = default;
    TimeAxis(qint64 from, qint64 to, double left, double width)
        : m_from(from), m_to(qMax(to, from + 1)), m_left(left), m_width(qMax(1.0, width))
    {
    }

    qint64 from() const { return m_from; }
    qint64 to() const { return m_to; }
    double left() const { return m_left; }
    double width() const { return m_width; }
    double x(qint64 ms) const { return m_left + double(ms - m_from) / double(m_to - m_from) * m_width; }
    qint64 ms(double x) const { return m_from + qint64((x - m_left) / m_width * double(m_to - m_from)); }

    struct Tick
    {
        qint64 ms;
        QString text;
    };
    // Round local times, at least `apart` pixels from each other.
    std::vector<Tick> clockTicks(int apart, bool utc) const;
    // Distances from `now`: −8 min, now, +2 min.
    std::vector<Tick> distanceTicks(int apart, qint64 now) const;

    // The smallest round step (1, 2, 5, 10, 15, 30 s, …, days) that is not below `ms`.
    static qint64 roundStep(qint64 ms);
    static qint64 nextStep(qint64 step, int by); // the round step before (-1) or behind (+1)
    static QString stepText(qint64 step);        // 5 s, 10 min, 1 h

private:
    qint64 m_from = 0, m_to = 1;
    double m_left = 0, m_width = 1;
};

// Lines across `rect` in the colour of the pen; for what is not known, over, or past.
void paintHatching(QPainter *painter, const QRectF &rect, int apart = 6);

} // namespace storescope
