// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/pages/rowsearch.h"

#include <QElapsedTimer>

namespace storescope {

namespace {
constexpr qint64 sliceMs = 8;
} // namespace

RowSearch::RowSearch(RowsModel *rows, QObject *parent) : QObject(parent), m_rows(rows)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &RowSearch::goOn);
}

void RowSearch::begin(int row, int direction, Fits fits, Ended ended)
{
    stop();
    m_direction = direction;
    m_fits = std::move(fits);
    m_ended = std::move(ended);
    m_passed = 0;
    if (row < 0 || row >= m_rows->rowCount())
        return end(-1);
    m_at = m_rows->index(row, 0);
    goOn();
}

void RowSearch::goOn()
{
    if (!m_at.isValid()) // its row went, or all were read anew
        return stop();
    QElapsedTimer slice;
    slice.start();
    const int rows = m_rows->rowCount();
    for (int row = m_at.row(); row >= 0 && row < rows; row += m_direction) {
        if (slice.elapsed() >= sliceMs) {
            m_at = m_rows->index(row, 0);
            m_timer.start(0);
            Q_EMIT progressed();
            return;
        }
        const Record *record = m_rows->recordAt(row);
        if (!record || m_fits(*record))
            return end(row);
        ++m_passed;
    }
    end(-1);
}

void RowSearch::stop()
{
    m_timer.stop();
    m_at = QPersistentModelIndex();
    m_ended = {};
    Q_EMIT over();
}

void RowSearch::end(int row)
{
    m_at = QPersistentModelIndex();
    Q_EMIT over();
    if (const Ended ended = std::exchange(m_ended, {}))
        ended(row);
}

} // namespace storescope
