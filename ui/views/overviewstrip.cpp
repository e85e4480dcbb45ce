// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/overviewstrip.h"

#include "ui/look/formats.h"
#include "ui/look/palette.h"

#include <QMouseEvent>
#include <QPainter>

namespace storescope {

namespace {
constexpr int repaintMs = 250, tickApart = 3;
constexpr double usualWidth = 12; // pixels at 100 %
} // namespace

OverviewStrip::OverviewStrip(EventTimes *times, RecordModel *rows, QWidget *parent)
    : QWidget(parent), m_times(times), m_rows(rows)
{
    setFixedWidth(int(usualWidth));
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(tr("Overview"));
    setAccessibleDescription(tr("Errors, warnings and marks; a click goes there"));
    setToolTip(tr("Errors, warnings and marks. A click goes there."));
    m_repaint.setSingleShot(true);
    m_repaint.setInterval(repaintMs);
    connect(&m_repaint, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    const auto soon = [this] {
        if (!m_repaint.isActive())
            m_repaint.start();
    };
    connect(times, &EventTimes::changed, this, soon);
    connect(rows, &RecordModel::totalChanged, this, soon);
    connect(rows, &RecordModel::filterReady, this, soon);
}

void OverviewStrip::setMarks(const QSet<Key> &marks)
{
    m_marks = marks;
    update();
}

std::vector<OverviewStrip::What> OverviewStrip::ticks() const
{
    std::vector<What> ticks(size_t(qMax(1, height())), What::Nothing);
    const int rows = m_rows->rowCount();
    if (rows == 0)
        return ticks;
    const auto put = [&](qint64 row, What what) {
        if (row < 0 || row >= rows)
            return;
        What &tick = ticks[size_t(row * qint64(ticks.size()) / rows)];
        tick = qMax(tick, what);
    };
    const auto &events = m_times->events();
    const bool matches = m_rows->showsMatches();
    const qint64 newest =
        rows + (matches ? 0 : m_rows->heldRows()); // what came in a pause is among the events
    int match = matches && !events.empty() ? m_rows->matchFrom(m_times->keyOf(0)) : 0;
    for (size_t at = 0; at < events.size(); ++at) {
        const EventTimes::Event &event = events[at];
        qint64 row = newest - qint64(events.size() - at);
        if (matches) {
            while (match < rows && m_times->compareKey(at, m_rows->matchKey(match)) > 0)
                ++match;
            row = match < rows && m_times->compareKey(at, m_rows->matchKey(match)) == 0 ? match : -1;
        }
        if (event.level != EventTimes::Level::Plain)
            put(row, event.level == EventTimes::Level::Error ? What::Error : What::Warning);
    }
    for (const Key &mark : m_marks) {
        int row = m_rows->rowOfKey(mark);
        if (row < 0 && !matches && m_rows->collection().hasIntegerKey()) { // not here: by its number
            const auto last = m_rows->keyAt(rows - 1);
            const qint64 end = last ? std::get<qint64>(last->parts.front()) : 0;
            row = end > 0 ? int(double(std::get<qint64>(mark.parts.front())) / double(end) * (rows - 1)) : -1;
        }
        put(row, What::Mark);
    }
    return ticks;
}

void OverviewStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Palette look = Palette::of(palette());
    painter.fillRect(rect(), look.ground(Ground::Window));
    painter.fillRect(QRect(0, 0, 1, height()), look.ground(Ground::SoftLine));
    m_ticks = ticks();
    const double scale = width() / usualWidth; // only across: downwards it is a place in the log
    const auto line = [&painter, scale](double left, int y, double wide, const QColor &ink) {
        painter.fillRect(QRectF(left * scale, y, wide * scale, 2), ink);
    };
    for (int y = 0; y < int(m_ticks.size()); y += tickApart) {
        What worst = What::Nothing; // ticks keep a pixel between them
        for (int at = y; at < qMin(y + tickApart, int(m_ticks.size())); ++at)
            worst = qMax(worst, m_ticks[size_t(at)]);
        switch (worst) {
        case What::Nothing:
            continue;
        case What::Warning:
            line(4, y, 5, look.ink(Ink::Warning));
            continue;
        case What::Error:
            line(3, y, 7, look.ink(Ink::Error));
            continue;
        case What::Mark:
            line(2, y, 9, look.ink(Ink::Mark));
            continue;
        }
    }
    if (hasFocus()) {
        painter.setPen(QPen(look.ink(Ink::Highlight), 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
        if (m_cursor >= 0)
            painter.drawRect(QRectF(2 * scale, m_cursor - 2, 9 * scale, 6));
    }
}

QString OverviewStrip::inWords()
{
    int errors = 0, warnings = 0;
    for (const EventTimes::Event &event : m_times->events()) {
        errors += event.level == EventTimes::Level::Error;
        warnings += event.level == EventTimes::Level::Warning;
    }
    return tr("%1, %2, %3 among the newest %4")
        .arg(tr("%Ln error(s)", nullptr, errors), tr("%Ln warning(s)", nullptr, warnings),
             tr("%Ln mark(s)", nullptr, int(m_marks.size())),
             Formats::count(qint64(m_times->events().size())));
}

// From tick to tick; Enter goes there.
void OverviewStrip::keyPressEvent(QKeyEvent *event)
{
    const int by = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    if (by == 0) {
        if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_cursor >= 0)
            return jump(m_cursor);
        return QWidget::keyPressEvent(event);
    }
    const int last = int(m_ticks.size()) - 1;
    for (int at = m_cursor < 0 ? (by > 0 ? 0 : last) : m_cursor + by; at >= 0 && at <= last; at += by) {
        if (m_ticks[size_t(at)] != What::Nothing) {
            m_cursor = at;
            break;
        }
    }
    update();
}

// The nearest tick within a few pixels, else the place itself.
void OverviewStrip::jump(int y)
{
    const int rows = m_rows->rowCount();
    if (rows == 0)
        return;
    int best = y;
    for (int away = 0; away <= 4; ++away) {
        for (const int at : {y - away, y + away}) {
            if (at >= 0 && at < int(m_ticks.size()) && m_ticks[size_t(at)] != What::Nothing) {
                best = at;
                away = 5;
                break;
            }
        }
    }
    Q_EMIT rowWanted(int(std::clamp<qint64>(qint64(best) * rows / qMax(1, height()), 0, rows - 1)));
}

void OverviewStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        jump(int(event->position().y()));
}

void OverviewStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        jump(int(event->position().y()));
}

} // namespace storescope
