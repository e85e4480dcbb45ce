// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// How a RecordView answers keys, wheel and pointer.
#include "ui/views/recordview.h"

#include <QKeyEvent>
#include <QScrollBar>

namespace storescope {

// Taking the focus selects nothing: the first row would be chosen, and the end left.
void RecordView::focusInEvent(QFocusEvent *event)
{
    if (currentIndex().isValid())
        return QTableView::focusInEvent(event);
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void RecordView::keyPressEvent(QKeyEvent *event)
{
    Q_EMIT touched();
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (!currentIndex().isValid()) // begins where the eyes are
            return showRow(isAtEnd() ? lastVisibleRow() : firstVisibleRow(), true);
        break;
    case Qt::Key_Home:
        Q_EMIT wentAway();
        showRow(0, true);
        return;
    case Qt::Key_PageUp:
        Q_EMIT wentAway();
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter: // of the command, whatever key that has
        return event->ignore();
    default:
        break;
    }
    QTableView::keyPressEvent(event);
}

void RecordView::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() & Qt::ControlModifier) {
        if (event->angleDelta().y() != 0)
            Q_EMIT zoomWanted(event->angleDelta().y() > 0 ? 1 : -1);
        return;
    }
    Q_EMIT touched();
    if (event->angleDelta().y() > 0 && verticalScrollBar()->maximum() > 0)
        Q_EMIT wentAway();
    QTableView::wheelEvent(event);
}

void RecordView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dy > 0 && !m_placing && verticalScrollBar()->isSliderDown())
        Q_EMIT wentAway();
    if (dy != 0)
        m_visibleTimer.start(0);
}

void RecordView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        Q_EMIT roomChanged();
    if (followsNow())
        stayAtEnd();
    m_visibleTimer.start(0);
}

void RecordView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange)
        return;
    const int row = firstVisibleRow();
    applyRowHeight();
    if (followsNow())
        stayAtEnd();
    else if (row >= 0)
        restore(row, 0);
}

// And from there to what comes.
void RecordView::goToEnd()
{
    Q_EMIT touched();
    if (m_followsEnd && isAtEnd())
        Q_EMIT wantsFollow();
    else if (model()->rowCount() > 0)
        showRow(model()->rowCount() - 1, true);
}

void RecordView::activate()
{
    Q_EMIT touched();
    if (currentIndex().isValid())
        Q_EMIT activatedRow(currentIndex().row());
}

void RecordView::check(bool range)
{
    Q_EMIT touched();
    if (m_rows && m_rows->canCheck() && currentIndex().isValid())
        Q_EMIT checkWanted(currentIndex().row(), range);
}

bool RecordView::pressBox(const QMouseEvent &event)
{
    const QModelIndex index = indexAt(event.pos());
    if (!m_rows || event.button() != Qt::LeftButton || !index.isValid() ||
        index.column() >= m_rows->columns().size() ||
        m_rows->columns().at(index.column()).show != Show::Check)
        return false;
    Q_EMIT checkWanted(index.row(), event.modifiers() & Qt::ShiftModifier);
    return true;
}

bool RecordView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::Leave) {
        m_pointerInside = event->type() == QEvent::Enter;
        Q_EMIT touched();
    } else if (event->type() == QEvent::MouseButtonPress) {
        Q_EMIT touched();
        if (m_emptyButtonRect.contains(static_cast<QMouseEvent *>(event)->pos()) && model() &&
            model()->rowCount() == 0) {
            Q_EMIT emptyButtonPressed();
            return true;
        }
        if (pressBox(*static_cast<QMouseEvent *>(event)))
            return true;
    } else if (event->type() == QEvent::MouseButtonDblClick && pressBox(*static_cast<QMouseEvent *>(event))) {
        return true;
    }
    return QTableView::viewportEvent(event);
}

void RecordView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (m_rows && current.isValid())
        m_currentKey = m_rows->keyAt(current.row());
    if (current.row() != previous.row() || !previous.isValid())
        Q_EMIT currentRowChanged(current.row());
    if (current.isValid() && model() && current.row() < model()->rowCount() - 1)
        Q_EMIT wentAway();
}

void RecordView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTableView::selectionChanged(selected, deselected);
    int count = 0;
    for (const QItemSelectionRange &range : selectionModel()->selection())
        count += range.height();
    Q_EMIT selectionCountChanged(count);
}

} // namespace storescope
