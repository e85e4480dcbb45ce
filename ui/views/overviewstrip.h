// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/eventtimes.h"
#include "ui/views/picture.h"

#include <QSet>
#include <QWidget>

namespace storescope {

// Beside the scroll bar of a log: where errors, warnings and marks are in the whole of what is shown. A click
// jumps.
class OverviewStrip : public QWidget, public Picture
{
    Q_OBJECT
public:
    OverviewStrip(EventTimes *times, RecordModel *rows, QWidget *parent = nullptr);
    void setMarks(const QSet<Key> &marks);

    enum class What : quint8 { Nothing, Warning, Error, Mark };
    std::vector<What> ticks() const; // for each pixel of the height
    QString inWords() override;
    QSize sizeHint() const override { return {12, 100}; }

Q_SIGNALS:
    void rowWanted(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void jump(int y);
    EventTimes *m_times;
    RecordModel *m_rows;
    QSet<Key> m_marks;
    QTimer m_repaint;
    mutable std::vector<What> m_ticks;
    int m_cursor = -1; // pixel of the chosen tick
};

} // namespace storescope
