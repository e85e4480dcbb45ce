// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What a RecordView shows of what has just come, and of what has not come yet: tints, and a line.
#include "ui/look/palette.h"
#include "ui/views/recordview.h"

#include <QPainter>
#include <QStyle>

namespace storescope {

namespace {
constexpr int tintStepMs = 300, tintSteps = 3;
constexpr int mostRowsTinted = 30, mostCellsTinted = 60;
constexpr double fastestTinted = 60; // rows a second
constexpr qint64 crossingMs = 1600;  // of the line's moving part
} // namespace

// ---- new rows and changed cells ----

bool RecordView::tints() const
{
    const bool still =
        m_still || style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0;
    return !still && m_rows && m_rows->rate() <= fastestTinted && !Palette::isHighContrast(palette());
}

// Here and not only when the timer fires: each cell that is painted looks through them.
void RecordView::forgetOldTints()
{
    const qint64 oldest = m_clock.elapsed() - qint64(tintSteps) * tintStepMs;
    std::erase_if(m_fresh, [oldest](const Fresh &fresh) { return fresh.at <= oldest; });
    std::erase_if(m_freshCells,
                  [oldest](const FreshCell &fresh) { return fresh.at <= oldest || !fresh.cell.isValid(); });
}

void RecordView::tint(int first, int last)
{
    forgetOldTints();
    if (last - first >= mostRowsTinted || !tints())
        return;
    m_fresh.push_back({first, last, m_clock.elapsed()});
    if (!m_freshTimer.isActive()) // started anew by every lot it would never fire
        m_freshTimer.start();
}

void RecordView::tintCell(const QModelIndex &cell)
{
    forgetOldTints();
    if (m_freshCells.size() >= size_t(mostCellsTinted) || cell.row() < firstVisibleRow() ||
        cell.row() > lastVisibleRow() || !tints())
        return;
    m_freshCells.push_back({cell, m_clock.elapsed()});
    if (!m_freshTimer.isActive())
        m_freshTimer.start();
}

int RecordView::freshness(int row) const
{
    for (auto fresh = m_fresh.rbegin(); fresh != m_fresh.rend(); ++fresh) {
        if (row >= fresh->first && row <= fresh->last) {
            const qint64 step = (m_clock.elapsed() - fresh->at) / tintStepMs;
            return step < tintSteps ? int(step) : -1;
        }
    }
    return -1;
}

int RecordView::freshness(const QModelIndex &cell) const
{
    for (auto fresh = m_freshCells.rbegin(); fresh != m_freshCells.rend(); ++fresh) {
        if (fresh->cell == cell) {
            const qint64 step = (m_clock.elapsed() - fresh->at) / tintStepMs;
            return step < tintSteps ? int(step) : -1;
        }
    }
    return -1;
}

// ---- what is still being read ----

void RecordView::lookWhetherLoading()
{
    bool missing = m_rows && m_rows->isLoading();
    if (m_rows && m_rows->rowCount() > 0) {
        for (int row = qMax(0, firstVisibleRow()); !missing && row <= lastVisibleRow(); ++row)
            missing = !m_rows->recordAt(row);
    }
    if (missing) {
        if (!m_late && !m_lateTimer.isActive())
            m_lateTimer.start();
        return;
    }
    m_lateTimer.stop();
    m_loadingTimer.stop();
    if (std::exchange(m_late, false))
        viewport()->update();
}

void RecordView::paintLoading()
{
    QPainter painter(viewport());
    const Palette look = Palette::of(palette());
    const int wide = viewport()->width(), part = wide / 4;
    const bool still =
        m_still || style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0;
    painter.fillRect(QRect(0, 0, wide, 2), look.ground(Ground::Track));
    const int left =
        still ? (wide - part) / 2 : int((m_clock.elapsed() % crossingMs) * (wide + part) / crossingMs) - part;
    painter.fillRect(QRect(left, 0, part, 2), look.ink(Ink::Highlight));
}

} // namespace storescope
