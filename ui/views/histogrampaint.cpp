// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// How a HistogramView looks.
#include "ui/look/formats.h"
#include "ui/look/palette.h"
#include "ui/views/histogramview.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

namespace storescope {

namespace {
constexpr int barWidth = 5, barTop = 20, axisHeight = 18;
} // namespace

void HistogramView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Palette look = Palette::of(palette());
    painter.scale(scale(), scale());
    painter.setFont(unzoomedFont(this));
    painter.fillRect(QRect(0, 0, across() + 1, tall() + 1), palette().base());
    painter.fillRect(QRect(0, tall() - 1, across() + 1, 1), look.ground(Ground::Line));
    if (m_step == 0) {
        painter.setPen(look.ink(Ink::Dim));
        painter.drawText(QRect(8, 0, across() - 16, tall()), Qt::AlignVCenter,
                         m_times->isReading() ? tr("Reading…") : QString());
        return;
    }
    int most = 1;
    for (const Bar &bar : bars())
        most = qMax(most, bar.all);
    paintBars(painter, look, most);
    paintBrush(painter, look);
    paintLegend(painter, look, most);
    if (hasFocus()) {
        painter.setPen(QPen(look.ink(Ink::Highlight), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRect(1, 1, across() - 3, tall() - 3));
    }
}

void HistogramView::paintBars(QPainter &painter, const Palette &look, int most)
{
    const TimeAxis axis = this->axis();
    const int bottom = tall() - axisHeight - 1;
    const double high = bottom - barTop;
    const bool filtered = m_rows->filter() != nullptr;
    QFont small = unzoomedFont(this);
    if (small.pixelSize() > 0)
        small.setPixelSize(small.pixelSize() - 2);
    painter.setFont(small);
    for (const TimeAxis::Tick &tick : axis.clockTicks(90, m_utc)) {
        const int x = int(axis.x(tick.ms));
        painter.fillRect(QRect(x, barTop, 1, bottom - barTop + 4), look.ground(Ground::SoftLine));
        if (x + 3 + painter.fontMetrics().horizontalAdvance(tick.text) > across())
            continue; // it would be cut
        painter.setPen(look.ink(Ink::Dim));
        painter.drawText(QRect(x + 3, bottom + 2, 90, axisHeight - 3), Qt::AlignLeft | Qt::AlignVCenter,
                         tick.text);
    }
    // What was not read yet is no gap.
    const qint64 known = m_times->isEmpty() ? axis.to() : m_times->events().front().ms;
    if (!m_times->reachesStart() && known > axis.from()) {
        painter.setPen(look.ground(Ground::Line));
        paintHatching(&painter, QRectF(axis.left(), barTop,
                                       qMin(axis.x(known), axis.left() + axis.width()) - axis.left(), high));
    }
    painter.fillRect(QRectF(axis.left(), bottom, axis.width(), 1), look.ground(Ground::Line));
    QColor plain = look.ink(Ink::Highlight);
    plain.setAlphaF(look.isDark() ? 0.75f : 0.72f);
    QColor dim = look.ground(Ground::Line);
    for (size_t at = 0; at < m_bars.size(); ++at) {
        const Bar &bar = m_bars[at];
        if (bar.all == 0)
            continue;
        const double x = axis.left() + double(at) * barWidth;
        const auto tallOf = [&](int count) { return count == 0 ? 0.0 : qMax(1.5, count * high / most); };
        painter.fillRect(QRectF(x, bottom - tallOf(bar.all), barWidth - 1, tallOf(bar.all)),
                         filtered ? dim : plain);
        if (filtered) {
            painter.fillRect(QRectF(x, bottom - tallOf(bar.matches), barWidth - 1, tallOf(bar.matches)),
                             plain);
            continue;
        }
        // Trouble stands on the top of its bar, as many pixels as it has rows.
        double above = bottom - tallOf(bar.all);
        for (const auto &[count, ink] :
             {std::pair{bar.errors, Ink::Error}, std::pair{bar.warnings, Ink::Warning}}) {
            painter.fillRect(QRectF(x, above, barWidth - 1, tallOf(count)), look.ink(ink));
            above += tallOf(count);
        }
    }
    if (m_cursor >= 0 && m_cursor < int(m_bars.size()) && hasFocus()) {
        painter.setPen(look.ink(Ink::Text));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(axis.left() + m_cursor * barWidth - 1, barTop, barWidth, high));
    }
}

void HistogramView::paintBrush(QPainter &painter, const Palette &look)
{
    if (m_brush.isEmpty())
        return;
    const TimeAxis axis = this->axis();
    const double from = qBound(axis.left(), axis.x(m_brush.from), axis.left() + axis.width());
    const double to = qBound(axis.left(), axis.x(m_brush.to), axis.left() + axis.width());
    const int bottom = tall() - axisHeight;
    QColor shade = palette().color(QPalette::Base);
    shade.setAlphaF(0.6f);
    painter.fillRect(QRectF(axis.left(), barTop - 4, from - axis.left(), bottom - barTop + 4), shade);
    painter.fillRect(QRectF(to, barTop - 4, axis.left() + axis.width() - to, bottom - barTop + 4), shade);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(look.ink(Ink::Highlight));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(from + 0.5, barTop - 3.5, qMax(2.0, to - from), bottom - barTop + 3));
    painter.setPen(Qt::NoPen);
    painter.setBrush(look.ink(Ink::Highlight));
    for (const double x : {from, to})
        painter.drawRoundedRect(QRectF(x - 1.5, (barTop + bottom) / 2.0 - 9, 4, 14), 2, 2);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void HistogramView::paintLegend(QPainter &painter, const Palette &look, int most)
{
    const QString peak = tr("peak %1 per %2").arg(QLocale().toString(most), TimeAxis::stepText(m_step));
    const std::vector<std::pair<QString, std::optional<Ink>>> parts =
        m_rows->filter()
            ? std::vector<std::pair<QString, std::optional<Ink>>>{{tr("matches"), Ink::Highlight},
                                                                  {tr("all"), Ink::Line},
                                                                  {peak, {}}}
            : std::vector<std::pair<QString, std::optional<Ink>>>{{tr("all"), Ink::Highlight},
                                                                  {tr("warnings"), Ink::Warning},
                                                                  {tr("errors"), Ink::Error},
                                                                  {peak, {}}};
    int x = across() - 10;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        const int wide = painter.fontMetrics().horizontalAdvance(part->first);
        painter.setPen(look.ink(Ink::Dim));
        painter.drawText(QRect(x - wide, 2, wide, 16), Qt::AlignVCenter, part->first);
        x -= wide + 6;
        if (part->second) {
            painter.fillRect(QRect(x - 8, 6, 8, 8), look.ink(*part->second));
            x -= 8 + 10;
        } else {
            x -= 6;
        }
    }
}

bool HistogramView::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_step == 0)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const TimeAxis axis = this->axis();
    const int at = int((help->pos().x() / scale() - axis.left()) / barWidth);
    if (at < 0 || at >= int(bars().size())) {
        QToolTip::hideText();
        return true;
    }
    const Bar &bar = m_bars[size_t(at)];
    const Instant from = Instant::fromMilliseconds(axis.from() + at * m_step);
    QToolTip::showText(help->globalPos(),
                       tr("%1, %2: %3 events, %4 warnings, %5 errors")
                           .arg(Formats::clock(from, m_utc, Instant::now()), TimeAxis::stepText(m_step))
                           .arg(bar.all)
                           .arg(bar.warnings)
                           .arg(bar.errors),
                       this);
    return true;
}

} // namespace storescope
