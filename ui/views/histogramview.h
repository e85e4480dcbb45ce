// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/look/timeaxis.h"
#include "ui/look/zoom.h"
#include "ui/models/eventtimes.h"
#include "ui/views/picture.h"

#include <QWidget>

namespace storescope {

// Rows over time: bars of a round step, all of them with warnings and errors at their foot; behind a filter
// the rest stands dim. A drag chooses a stretch, the wheel changes the step, a double click goes back.
// Arrows move a bar's cursor, Enter chooses that bar.
class HistogramView : public QWidget, public Picture
{
    Q_OBJECT
public:
    HistogramView(EventTimes *times, RecordModel *rows, QWidget *parent = nullptr);

    struct Bar
    {
        int all = 0, warnings = 0, errors = 0, matches = 0;
    };
    // The chosen stretch, in ms since 1970; from == to: none. The page sets it from the filter.
    struct Brush
    {
        qint64 from = 0, to = 0;
        bool isEmpty() const { return from >= to; }
    };
    void setBrush(const Brush &brush);
    Brush brush() const { return m_brush; }
    void setUtc(bool utc);
    void setFollowing(bool following); // the end moves with the newest row
    TimeAxis axis() const;
    qint64 step() const { return m_step; }
    const std::vector<Bar> &bars();
    QString inWords() override; // for assistive tools and the tooltip

    QSize sizeHint() const override { return {400, 82}; }

Q_SIGNALS:
    void brushed(qint64 from, qint64 to); // by the user; equal: taken away

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void timesChanged();
    void fit();      // a step that shows what is here
    void place();    // the end of the stretch
    void needBars(); // they are counted anew before the next painting
    void countBars();
    void paintBars(QPainter &painter, const class Palette &look, int most);
    void paintBrush(QPainter &painter, const class Palette &look);
    void paintLegend(QPainter &painter, const class Palette &look, int most);
    qint64 rounded(double x) const;
    // The view in the pixels of 100 %: its painter is scaled, its letters are not.
    double scale() const { return zoomOf(this); }
    int across() const { return int(width() / scale()); }
    int tall() const { return int(height() / scale()); }
    int barCount() const;

    EventTimes *m_times;
    RecordModel *m_rows;
    qint64 m_step = 0, m_end = 0; // ms; the end is a whole number of steps
    bool m_fitted = true, m_utc = false, m_following = true, m_stale = true;
    std::vector<Bar> m_bars;
    Brush m_brush;
    enum class Drag { None, New, From, To };
    Drag m_drag = Drag::None;
    qint64 m_dragFrom = 0;
    int m_cursor = -1;
    QTimer m_repaint; // at most four times a second
};

} // namespace storescope
