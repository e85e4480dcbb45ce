// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/actions/stephead.h"

#include "ui/look/palette.h"

#include <QPainter>
#include <QPainterPath>

namespace storescope {

namespace {
constexpr int circle = 20, nameGap = 7, stepGap = 10, dash = 22;
} // namespace

StepLine::StepLine(QWidget *parent)
    : QWidget(parent), m_names{tr("Rule"), tr("Preview"), tr("Apply"), tr("Report")}
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setStep(0);
}

void StepLine::setStep(int step)
{
    m_step = step;
    setAccessibleName(tr("Step %1 of 4: %2").arg(step + 1).arg(m_names.at(step)));
    updateGeometry();
    update();
}

QFont StepLine::stepFont(int step) const
{
    QFont drawn = font();
    drawn.setBold(step == m_step);
    return drawn;
}

QSize StepLine::sizeHint() const
{
    int wide = 0;
    for (int step = 0; step < m_names.size(); ++step)
        wide += circle + nameGap + QFontMetrics(stepFont(step)).horizontalAdvance(m_names.at(step)) +
                (step > 0 ? dash + 2 * stepGap : 0);
    return {wide + 2, circle + 4};
}

QSize StepLine::minimumSizeHint() const
{
    return sizeHint();
}

void StepLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette look = Palette::of(palette());
    double x = 1;
    const double top = (height() - circle) / 2.0;
    for (int step = 0; step < m_names.size(); ++step) {
        if (step > 0) {
            x += stepGap;
            painter.fillRect(QRectF(x, height() / 2.0, dash, 1), look.ground(Ground::Line));
            x += dash + stepGap;
        }
        const QRectF sign(x + 0.75, top + 0.75, circle - 1.5, circle - 1.5);
        const bool done = step < m_step, on = step == m_step;
        painter.setPen(QPen(look.ink(done ? Ink::Live
                                     : on ? Ink::Highlight
                                          : Ink::Line),
                            done || on ? 1.5 : 1));
        painter.setBrush(on ? QBrush(look.ground(Ground::Selection)) : QBrush(Qt::NoBrush));
        painter.drawEllipse(sign);
        if (done) {
            QPainterPath tick(sign.topLeft() + QPointF(5, 9.5));
            tick.lineTo(sign.topLeft() + QPointF(8.2, 12.8));
            tick.lineTo(sign.topLeft() + QPointF(13.6, 6.2));
            painter.setPen(QPen(look.ink(Ink::Live), 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.setBrush(Qt::NoBrush);
            painter.drawPath(tick);
        } else {
            painter.setFont(stepFont(-1));
            painter.setPen(look.ink(on ? Ink::Link : Ink::Dim));
            painter.drawText(sign, Qt::AlignCenter, QString::number(step + 1));
        }
        x += circle + nameGap;
        painter.setFont(stepFont(step));
        painter.setPen(look.ink(on || done ? Ink::Text : Ink::Dim));
        const int wide = painter.fontMetrics().horizontalAdvance(m_names.at(step));
        painter.drawText(QRectF(x, 0, wide + 4, height()), Qt::AlignVCenter, m_names.at(step));
        x += wide;
    }
}

} // namespace storescope
