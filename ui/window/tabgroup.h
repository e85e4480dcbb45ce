// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTabBar>
#include <QTabWidget>

namespace storescope {

// Tabs that can be dragged out of their row.
class TabStrip : public QTabBar
{
    Q_OBJECT
public:
    using QTabBar::QTabBar;

Q_SIGNALS:
    void draggedOut(int tab);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    bool m_pressed = false;
};

// One group of a TabArea.
class TabGroup : public QTabWidget
{
    Q_OBJECT
public:
    explicit TabGroup(QWidget *parent = nullptr);
    TabStrip *strip() const { return m_strip; }
    void setUsed(bool used); // the group of the current tab shows it

Q_SIGNALS:
    void taken(); // a tab went

protected:
    void tabRemoved(int index) override;

private:
    TabStrip *m_strip;
};

} // namespace storescope
