// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/rowsmodel.h"

#include <QPersistentModelIndex>
#include <QTimer>

#include <functional>

namespace storescope {

// Looks from row to row for one that fits, among those that are here: a few milliseconds at a time, for a
// held list is long and what a row shows is dear to make. It ends at a row that fits, at one that is not
// here, or at the edge.
class RowSearch : public QObject
{
    Q_OBJECT
public:
    explicit RowSearch(RowsModel *rows, QObject *parent = nullptr);

    using Fits = std::function<bool(const Record &)>;
    using Ended = std::function<void(int row)>; // -1: the edge
    // From `row` on, in steps of 1 or -1. What is near is found before this returns.
    void begin(int row, int direction, Fits fits, Ended ended);
    void stop();
    bool isRunning() const { return m_timer.isActive(); }
    qint64 passed() const { return m_passed; }

Q_SIGNALS:
    void progressed();
    void over(); // ended or stopped after it had taken long

private:
    void goOn();
    void end(int row);

    RowsModel *m_rows;
    QTimer m_timer;
    QPersistentModelIndex m_at; // the next row to look at: rows may move meanwhile
    int m_direction = 1;
    qint64 m_passed = 0;
    Fits m_fits;
    Ended m_ended;
};

} // namespace storescope
