// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/tabgroup.h"

#include <QMouseEvent>

namespace storescope {

namespace {
constexpr int awayX = 48, awayY = 26; // so far out of the row a tab leaves it
} // namespace

void TabStrip::mousePressEvent(QMouseEvent *event)
{
    m_pressed = event->button() == Qt::LeftButton && tabAt(event->position().toPoint()) >= 0;
    QTabBar::mousePressEvent(event);
}

void TabStrip::mouseMoveEvent(QMouseEvent *event)
{
    const bool away = !rect().adjusted(-awayX, -awayY, awayX, awayY).contains(event->position().toPoint());
    if (!m_pressed || !away || !(event->buttons() & Qt::LeftButton))
        return QTabBar::mouseMoveEvent(event);
    m_pressed = false;
    QMouseEvent letGo(QEvent::MouseButtonRelease, event->position(), event->globalPosition(), Qt::LeftButton,
                      Qt::NoButton, event->modifiers());
    QTabBar::mouseReleaseEvent(&letGo); // it stands in its place while it is dragged
    Q_EMIT draggedOut(currentIndex());
}

void TabStrip::mouseReleaseEvent(QMouseEvent *event)
{
    m_pressed = false;
    QTabBar::mouseReleaseEvent(event);
}

TabGroup::TabGroup(QWidget *parent) : QTabWidget(parent), m_strip(new TabStrip)
{
    setTabBar(m_strip);
    setFocusPolicy(Qt::NoFocus); // its row has it
    setDocumentMode(true);
    setMovable(true);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideRight);
    m_strip->setAccessibleName(tr("Open collections"));
    m_strip->setContextMenuPolicy(Qt::CustomContextMenu);
}

void TabGroup::setUsed(bool used)
{
    m_strip->setProperty("otherGroup", !used);
    m_strip->update();
}

void TabGroup::tabRemoved(int index)
{
    QTabWidget::tabRemoved(index);
    Q_EMIT taken();
}

} // namespace storescope
