// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// How tabs of a TabArea are dragged from group to group.
#include "ui/window/tabarea.h"
#include "ui/window/tabcorner.h"
#include "ui/window/tabgroup.h"

#include <QDrag>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QRubberBand>

namespace storescope {

namespace {
QString tabMime()
{
    return QStringLiteral("application/x-storescope-tab");
}
} // namespace

void TabArea::dragTab(QWidget *page)
{
    if (!page || !cornerOf(page))
        return;
    m_dragged = page;
    auto *drag = new QDrag(this);
    auto *data = new QMimeData;
    data->setData(tabMime(), {});
    drag->setMimeData(data);
    drag->setPixmap(page->grab().scaledToWidth(240, Qt::SmoothTransformation));
    drag->setHotSpot(QPoint(40, 12));
    drag->exec(Qt::MoveAction);
    m_dragged = nullptr;
}

int TabArea::groupAt(const QPoint &at) const
{
    if (m_groups.size() == 1)
        return at.x() > width() / 2 ? 1 : 0;
    return at.x() >= m_groups.back()->geometry().left() ? 1 : 0;
}

void TabArea::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasFormat(tabMime()) && m_dragged)
        event->acceptProposedAction();
    else
        event->ignore();
}

// Shows where it would stand.
void TabArea::dragMoveEvent(QDragMoveEvent *event)
{
    const int group = groupAt(event->position().toPoint());
    const bool moves = group != groupOf(m_dragged) && canOpenBeside(m_dragged);
    if (!m_zone)
        m_zone = new QRubberBand(QRubberBand::Rectangle, this);
    m_zone->setVisible(moves);
    if (moves)
        m_zone->setGeometry(m_groups.size() > 1 ? m_groups[group]->geometry()
                                                : QRect(width() / 2, 0, width() - width() / 2, height()));
    event->setAccepted(moves);
}

void TabArea::dragLeaveEvent(QDragLeaveEvent *)
{
    if (m_zone)
        m_zone->hide();
}

void TabArea::dropEvent(QDropEvent *event)
{
    if (m_zone)
        m_zone->hide();
    if (!m_dragged)
        return;
    moveTo(m_dragged, groupAt(event->position().toPoint()));
    event->acceptProposedAction();
}

} // namespace storescope
