// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>
#include <QPointer>
#include <QSplitter>

class QMenu;
class QRubberBand;

namespace storescope {

class TabCorner;
class TabGroup;

// The centre of the window: a group of tabs, or two beside each other. Tabs are counted through, the left
// group first; the current one is that of the group that was used last. Pinned tabs stand first in their
// group and are spared by "Close others". Tabs can be dragged within a group, to the other one, and to the
// right half, which makes one.
class TabArea : public QSplitter
{
    Q_OBJECT
public:
    explicit TabArea(QWidget *parent = nullptr);
    ~TabArea() override;

    int addTab(QWidget *page, const QIcon &icon, const QString &title); // to the group that is used
    int insertTab(int tab, QWidget *page, const QIcon &icon, const QString &title); // without a corner
    void removeTab(int tab);
    void replace(QWidget *page, QWidget *by); // `by` is a tab already; `page` is none any more
    int count() const;
    QWidget *widget(int tab) const;
    int indexOf(const QWidget *page) const; // -1: none of them
    int currentIndex() const;
    void setCurrentIndex(int tab);
    QWidget *currentWidget() const;
    void setCurrentWidget(QWidget *page);
    void setTabToolTip(int tab, const QString &text);
    QString tabText(int tab) const;
    void setTabText(int tab, const QString &text);
    void setTabsVisible(bool visible);

    bool isPinned(const QWidget *page) const;
    void setPinned(QWidget *page, bool pinned);
    void setLive(const QWidget *page, bool live);
    int groupOf(const QWidget *page) const; // 0: left, 1: right, -1: none of them
    int groups() const;
    void moveTo(QWidget *page, int group); // 1 makes the second group when there is none
    void openBeside(QWidget *page);        // into the other group
    bool canOpenBeside(const QWidget *page) const;
    QMenu *makeMenu(QWidget *page);                     // deletes itself when it closes
    QList<QWidget *> others(const QWidget *page) const; // that "Close others" takes away

Q_SIGNALS:
    void currentChanged(int tab);
    void closeWanted(QWidget *page);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    friend class TabGroup;
    struct Place
    {
        TabGroup *group = nullptr;
        int tab = -1;
    };
    Place placeOf(int tab) const;
    TabGroup *groupWith(const QWidget *page) const;
    TabCorner *cornerOf(const QWidget *page) const;
    TabGroup *addGroup();
    void dropEmptyGroups();
    void use(TabGroup *group);
    void changed();
    void dragTab(QWidget *page);
    int groupAt(const QPoint &at) const;

    QList<TabGroup *> m_groups;
    TabGroup *m_used = nullptr;
    QPointer<QWidget> m_current, m_dragged;
    QList<QPointer<QWidget>> m_pinned;
    QRubberBand *m_zone = nullptr;
    bool m_moving = false, m_tabsVisible = true;
};

} // namespace storescope
