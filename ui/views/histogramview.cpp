// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/histogramview.h"

#include "ui/look/formats.h"
#include "ui/look/palette.h"

#include <QLocale>
#include <QMouseEvent>

namespace storescope {

namespace {
constexpr int barWidth = 5; // 4 and a gap
constexpr int margin = 8, top = 20, axisHeight = 18;
constexpr int repaintMs = 250;
constexpr size_t firstRows = 4000; // the stretch that is shown at first
} // namespace

HistogramView::HistogramView(EventTimes *times, RecordModel *rows, QWidget *parent)
    : QWidget(parent), m_times(times), m_rows(rows)
{
    setFixedHeight(82);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Histogram"));
    m_repaint.setSingleShot(true);
    m_repaint.setInterval(repaintMs);
    connect(&m_repaint, &QTimer::timeout, this, &HistogramView::timesChanged);
    connect(times, &EventTimes::changed, this, [this] {
        if (!m_repaint.isActive())
            m_repaint.start();
    });
    connect(rows, &RecordModel::filterReady, this, &HistogramView::needBars);
    connect(rows, &RecordModel::scanProgressed, this, &HistogramView::needBars);
    connect(rows, &RecordModel::scanFinished, this, &HistogramView::needBars);
    times->wantCount(firstRows);
}

int HistogramView::barCount() const
{
    return qMax(1, (across() - 2 * margin) / barWidth);
}

TimeAxis HistogramView::axis() const
{
    const qint64 length = m_step * barCount();
    return {m_end - length, m_end, double(margin), double(barCount() * barWidth)};
}

void HistogramView::timesChanged()
{
    if (m_times->isEmpty())
        return;
    if (m_step == 0 || (m_fitted && m_times->events().size() < 2 * firstRows))
        fit();
    if (m_following || m_end == 0)
        place();
    needBars();
    setAccessibleDescription(inWords());
}

// So wide that the rows that are here fill it; at least a step a millisecond.
void HistogramView::fit()
{
    std::vector<qint64> times;
    times.reserve(m_times->events().size());
    for (const EventTimes::Event &event : m_times->events()) {
        if (event.ms > 0 && event.ms <= m_times->newest())
            times.push_back(event.ms);
    }
    qint64 oldest = m_times->newest();
    if (!times.empty()) { // a few rows with a wrong clock do not stretch it
        const auto hundredth = times.begin() + qptrdiff(times.size() / 100);
        std::nth_element(times.begin(), hundredth, times.end());
        const qint64 first = *std::min_element(times.begin(), times.end());
        oldest = *hundredth - first > 4 * (m_times->newest() - *hundredth) + 1000 ? *hundredth : first;
    }
    m_step = TimeAxis::roundStep(qMax<qint64>(1, (m_times->newest() - oldest) / barCount() + 1));
    place();
}

void HistogramView::place()
{
    m_end = (m_times->newest() / m_step + 1) * m_step;
}

void HistogramView::needBars()
{
    m_stale = true;
    update();
}

const std::vector<HistogramView::Bar> &HistogramView::bars()
{
    if (std::exchange(m_stale, false))
        countBars();
    return m_bars;
}

void HistogramView::countBars()
{
    m_bars.assign(size_t(barCount()), {});
    if (m_step == 0)
        return;
    const TimeAxis axis = this->axis();
    const auto &events = m_times->events();
    const int matches = m_rows->showsMatches() ? m_rows->rowCount() : 0;
    int match = matches > 0 && !events.empty() ? m_rows->matchFrom(m_times->keyOf(0)) : 0; // both by key
    for (size_t at = 0; at < events.size(); ++at) {
        const EventTimes::Event &event = events[at];
        while (match < matches && m_times->compareKey(at, m_rows->matchKey(match)) > 0)
            ++match;
        const qint64 bar = (event.ms - axis.from()) / m_step;
        if (event.ms < axis.from() || bar >= qint64(m_bars.size()))
            continue;
        Bar &counted = m_bars[size_t(bar)];
        ++counted.all;
        counted.warnings += event.level == EventTimes::Level::Warning;
        counted.errors += event.level == EventTimes::Level::Error;
        counted.matches += match < matches && m_times->compareKey(at, m_rows->matchKey(match)) == 0;
    }
}

QString HistogramView::inWords()
{
    if (m_step == 0)
        return tr("no events yet");
    int peak = 0, errors = 0;
    for (const Bar &bar : bars()) {
        peak = qMax(peak, bar.all);
        errors += bar.errors;
    }
    const TimeAxis axis = this->axis();
    const auto clock = [this](qint64 ms) {
        return Formats::clock(Instant::fromMilliseconds(ms), m_utc, Instant::now(), false);
    };
    return tr("Events per %1, %2 to %3, peak %4, %5")
        .arg(TimeAxis::stepText(m_step), clock(axis.from()), clock(axis.to()), QLocale().toString(peak),
             tr("%Ln error(s)", nullptr, errors));
}

void HistogramView::setUtc(bool utc)
{
    if (std::exchange(m_utc, utc) != utc)
        update();
}

void HistogramView::setFollowing(bool following)
{
    m_following = following;
    if (following && m_step > 0) {
        place();
        needBars();
    }
}

void HistogramView::setBrush(const Brush &brush)
{
    m_brush = brush;
    if (!brush.isEmpty())
        m_times->wantFrom(qMax(brush.from, axis().from()));
    update();
}

void HistogramView::resizeEvent(QResizeEvent *)
{
    if (m_fitted && m_step > 0)
        fit();
    needBars();
}

// ---- pointer and keys ----

qint64 HistogramView::rounded(double x) const
{
    const TimeAxis axis = this->axis();
    const qint64 ms = qBound(axis.from(), axis.ms(x), axis.to());
    return ms / m_step * m_step;
}

void HistogramView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_step == 0)
        return;
    const TimeAxis axis = this->axis();
    const double x = event->position().x() / scale();
    m_drag = Drag::New;
    if (!m_brush.isEmpty() && qAbs(axis.x(m_brush.from) - x) < 5)
        m_drag = Drag::From;
    else if (!m_brush.isEmpty() && qAbs(axis.x(m_brush.to) - x) < 5)
        m_drag = Drag::To;
    else
        m_dragFrom = rounded(x);
}

void HistogramView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_step == 0)
        return;
    const TimeAxis axis = this->axis();
    const double x = event->position().x() / scale();
    const bool onHandle =
        !m_brush.isEmpty() && (qAbs(axis.x(m_brush.from) - x) < 5 || qAbs(axis.x(m_brush.to) - x) < 5);
    setCursor(onHandle ? Qt::SplitHCursor : Qt::ArrowCursor);
    const qint64 at = rounded(x);
    switch (m_drag) {
    case Drag::None:
        return;
    case Drag::New:
        m_brush = {qMin(m_dragFrom, at), qMax(m_dragFrom, at) + (at == m_dragFrom ? 0 : m_step)};
        break;
    case Drag::From:
        m_brush.from = qMin(at, m_brush.to - m_step);
        break;
    case Drag::To:
        m_brush.to = qMax(at, m_brush.from + m_step);
        break;
    }
    update();
}

void HistogramView::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || std::exchange(m_drag, Drag::None) == Drag::None)
        return;
    const bool clicked = !m_brush.isEmpty() && rounded(event->position().x() / scale()) == m_dragFrom;
    if (!m_brush.isEmpty() && !clicked)
        Q_EMIT brushed(m_brush.from, m_brush.to);
}

void HistogramView::mouseDoubleClickEvent(QMouseEvent *)
{
    m_drag = Drag::None;
    m_brush = {};
    m_fitted = true;
    fit();
    needBars();
    Q_EMIT brushed(0, 0);
}

// Coarser or finer, with the end where it is, or the time under the pointer once the end was left.
void HistogramView::wheelEvent(QWheelEvent *event)
{
    if (m_step == 0 || event->angleDelta().y() == 0)
        return;
    const double x = event->position().x() / scale();
    const qint64 under = axis().ms(x);
    m_fitted = false;
    m_step = TimeAxis::nextStep(m_step, event->angleDelta().y() > 0 ? -1 : 1);
    place();
    if (!m_following) {
        const qint64 behind = qint64((axis().left() + axis().width() - x) / barWidth) * m_step;
        m_end = (under + behind) / m_step * m_step;
    }
    m_times->wantFrom(axis().from());
    needBars();
}

void HistogramView::keyPressEvent(QKeyEvent *event)
{
    const int bars = barCount();
    switch (event->key()) {
    case Qt::Key_Left:
        m_cursor = m_cursor < 0 ? bars - 1 : qMax(0, m_cursor - 1);
        break;
    case Qt::Key_Right:
        m_cursor = m_cursor < 0 ? 0 : qMin(bars - 1, m_cursor + 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_cursor >= 0 && m_step > 0) {
            const qint64 from = axis().from() + m_cursor * m_step;
            setBrush({from, from + m_step});
            Q_EMIT brushed(from, from + m_step);
        }
        return;
    default:
        return QWidget::keyPressEvent(event);
    }
    update();
}

} // namespace storescope
