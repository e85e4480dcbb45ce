// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/tabarea.h"

#include "ui/look/icons.h"
#include "ui/window/tabcorner.h"
#include "ui/window/tabgroup.h"

#include <QApplication>
#include <QMenu>

namespace storescope {

TabArea::TabArea(QWidget *parent) : QSplitter(Qt::Horizontal, parent)
{
    setChildrenCollapsible(false);
    setAcceptDrops(true);
    m_used = addGroup();
    // What has the focus tells which group is used.
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget *, QWidget *now) {
        for (TabGroup *group : m_groups) {
            if (now && group->isAncestorOf(now))
                use(group);
        }
    });
}

// Groups tell of what goes with them; nobody listens any more.
TabArea::~TabArea()
{
    disconnect(qApp, nullptr, this, nullptr);
    for (TabGroup *group : m_groups) {
        group->disconnect(this);
        group->strip()->disconnect(this);
    }
}

TabGroup *TabArea::addGroup()
{
    auto *group = new TabGroup;
    addWidget(group);
    m_groups << group;
    group->strip()->setVisible(m_tabsVisible);
    connect(group, &QTabWidget::currentChanged, this, [this, group] {
        if (!m_moving && group->isVisible() && group->strip()->underMouse())
            use(group);
        changed();
    });
    connect(group->strip(), &QTabBar::tabBarClicked, this, [this, group] { use(group); });
    connect(group->strip(), &TabStrip::draggedOut, this,
            [this, group](int tab) { dragTab(group->widget(tab)); });
    connect(group, &TabGroup::taken, this, &TabArea::dropEmptyGroups);
    connect(group->strip(), &QWidget::customContextMenuRequested, this, [this, group](const QPoint &at) {
        if (QWidget *page = group->widget(group->strip()->tabAt(at)))
            makeMenu(page)->popup(group->strip()->mapToGlobal(at));
    });
    return group;
}

// ---- tabs, counted through ----

TabArea::Place TabArea::placeOf(int tab) const
{
    for (TabGroup *group : m_groups) {
        if (tab >= 0 && tab < group->count())
            return {group, tab};
        tab -= group->count();
    }
    return {};
}

TabGroup *TabArea::groupWith(const QWidget *page) const
{
    for (TabGroup *group : m_groups) {
        if (group->indexOf(page) >= 0)
            return group;
    }
    return nullptr;
}

TabCorner *TabArea::cornerOf(const QWidget *page) const
{
    const TabGroup *group = groupWith(page);
    return group ? qobject_cast<TabCorner *>(
                       group->tabBar()->tabButton(group->indexOf(page), QTabBar::RightSide))
                 : nullptr;
}

int TabArea::addTab(QWidget *page, const QIcon &icon, const QString &title)
{
    const int tab = m_used->addTab(page, icon, title);
    auto *corner = new TabCorner;
    connect(corner, &TabCorner::closePressed, this, [this, page] { Q_EMIT closeWanted(page); });
    connect(corner, &TabCorner::unpinPressed, this, [this, page] { setPinned(page, false); });
    m_used->tabBar()->setTabButton(tab, QTabBar::RightSide, corner);
    return indexOf(page);
}

int TabArea::insertTab(int tab, QWidget *page, const QIcon &icon, const QString &title)
{
    const Place place = placeOf(tab);
    TabGroup *group = place.group ? place.group : m_used;
    group->insertTab(place.group ? place.tab : group->count(), page, icon, title);
    return indexOf(page);
}

void TabArea::removeTab(int tab)
{
    if (const Place place = placeOf(tab); place.group)
        place.group->removeTab(place.tab);
}

int TabArea::count() const
{
    int count = 0;
    for (const TabGroup *group : m_groups)
        count += group->count();
    return count;
}

QWidget *TabArea::widget(int tab) const
{
    const Place place = placeOf(tab);
    return place.group ? place.group->widget(place.tab) : nullptr;
}

int TabArea::indexOf(const QWidget *page) const
{
    int before = 0;
    for (const TabGroup *group : m_groups) {
        if (const int tab = group->indexOf(page); tab >= 0)
            return before + tab;
        before += group->count();
    }
    return -1;
}

QWidget *TabArea::currentWidget() const
{
    return m_used->currentWidget();
}

int TabArea::currentIndex() const
{
    return indexOf(currentWidget());
}

void TabArea::setCurrentIndex(int tab)
{
    const Place place = placeOf(tab);
    if (!place.group)
        return;
    place.group->setCurrentIndex(place.tab);
    use(place.group);
}

void TabArea::setCurrentWidget(QWidget *page)
{
    setCurrentIndex(indexOf(page));
}

void TabArea::setTabToolTip(int tab, const QString &text)
{
    if (const Place place = placeOf(tab); place.group)
        place.group->setTabToolTip(place.tab, text);
}

QString TabArea::tabText(int tab) const
{
    const Place place = placeOf(tab);
    return place.group ? place.group->tabText(place.tab) : QString();
}

void TabArea::setTabText(int tab, const QString &text)
{
    if (const Place place = placeOf(tab); place.group)
        place.group->setTabText(place.tab, text);
}

void TabArea::setTabsVisible(bool visible)
{
    m_tabsVisible = visible;
    for (TabGroup *group : m_groups)
        group->strip()->setVisible(visible);
}

void TabArea::setLive(const QWidget *page, bool live)
{
    if (TabCorner *corner = cornerOf(page))
        corner->setLive(live);
}

// ---- groups ----

void TabArea::use(TabGroup *group)
{
    m_used = group;
    for (TabGroup *one : m_groups)
        one->setUsed(one == group || m_groups.size() == 1);
    changed();
}

void TabArea::changed()
{
    if (m_moving || currentWidget() == m_current)
        return;
    m_current = currentWidget();
    Q_EMIT currentChanged(currentIndex());
}

void TabArea::dropEmptyGroups()
{
    if (m_moving)
        return;
    for (TabGroup *group : QList<TabGroup *>(m_groups)) {
        if (group->count() > 0 || m_groups.size() == 1)
            continue;
        m_groups.removeOne(group);
        group->hide();
        group->deleteLater();
        if (m_used == group || m_groups.size() == 1)
            use(m_groups.front());
    }
    changed();
}

int TabArea::groups() const
{
    return int(m_groups.size());
}

int TabArea::groupOf(const QWidget *page) const
{
    return int(m_groups.indexOf(groupWith(page)));
}

bool TabArea::canOpenBeside(const QWidget *page) const
{
    const TabGroup *group = groupWith(page);
    return group && (m_groups.size() > 1 || group->count() > 1);
}

void TabArea::openBeside(QWidget *page)
{
    if (canOpenBeside(page))
        moveTo(page, groupOf(page) == 0 ? 1 : 0);
}

void TabArea::moveTo(QWidget *page, int group)
{
    TabGroup *from = groupWith(page);
    if (!from || group == groupOf(page) || (m_groups.size() == 1 && from->count() == 1))
        return;
    const int tab = from->indexOf(page);
    const QIcon icon = from->tabIcon(tab);
    const QString title = from->tabText(tab), tip = from->tabToolTip(tab);
    QWidget *corner = from->tabBar()->tabButton(tab, QTabBar::RightSide);
    m_moving = true; // said once, when all is in its place
    const bool isNew = m_groups.size() == 1;
    TabGroup *to = isNew ? addGroup() : m_groups[group];
    from->tabBar()->setTabButton(tab, QTabBar::RightSide, nullptr); // it would go with the tab
    from->removeTab(tab);
    const int now = isPinned(page) ? 0 : to->count();
    to->insertTab(now, page, icon, title);
    to->setTabToolTip(now, tip);
    if (corner) {
        to->tabBar()->setTabButton(now, QTabBar::RightSide, corner);
        corner->show();
    }
    to->setCurrentIndex(now);
    if (isNew)
        setSizes({width() / 2, width() - width() / 2});
    m_moving = false;
    m_used = to;
    dropEmptyGroups();
    use(to);
}

void TabArea::replace(QWidget *page, QWidget *by)
{
    TabGroup *group = groupWith(page);
    if (!group || !groupWith(by))
        return;
    const bool pinned = isPinned(page), shown = group->currentWidget() == page;
    if (groupWith(by) != group)
        moveTo(by, groupOf(page));
    m_moving = true;
    const int tab = group->indexOf(page);
    group->removeTab(tab);
    group->tabBar()->moveTab(group->indexOf(by), tab);
    if (shown)
        group->setCurrentWidget(by);
    m_moving = false;
    m_pinned.removeAll(page);
    setPinned(by, pinned);
    changed();
}

// ---- pinned tabs ----

bool TabArea::isPinned(const QWidget *page) const
{
    return std::any_of(m_pinned.begin(), m_pinned.end(), [page](const auto &one) { return one == page; });
}

void TabArea::setPinned(QWidget *page, bool pinned)
{
    TabGroup *group = groupWith(page);
    TabCorner *corner = cornerOf(page);
    if (!group || !corner || isPinned(page) == pinned)
        return;
    m_pinned.removeAll(nullptr);
    if (pinned)
        m_pinned << page;
    else
        m_pinned.removeAll(page);
    corner->setPinned(pinned);
    int first = 0; // behind the other pinned ones
    for (int tab = 0; tab < group->count(); ++tab)
        first += group->widget(tab) != page && isPinned(group->widget(tab));
    group->tabBar()->moveTab(group->indexOf(page), first);
}

QList<QWidget *> TabArea::others(const QWidget *page) const
{
    QList<QWidget *> others;
    for (int tab = 0; tab < count(); ++tab) {
        if (widget(tab) != page && !isPinned(widget(tab)))
            others << widget(tab);
    }
    return others;
}

QMenu *TabArea::makeMenu(QWidget *page)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPointer<QWidget> tab(page);
    const auto add = [menu, this, tab](const char *icon, const QString &text, auto what) {
        return menu->addAction(icon ? themeIcon(icon) : QIcon(), text, this, [tab, what] {
            if (tab)
                what(tab.data());
        });
    };
    const bool pinned = isPinned(page);
    add("window-pin", pinned ? tr("&Unpin") : tr("&Pin"), [this, pinned](QWidget *one) {
        setPinned(one, !pinned);
    })->setEnabled(cornerOf(page));
    add("view-split-left-right", m_groups.size() > 1 ? tr("Move to the Other &Side") : tr("&Open Beside"),
        [this](QWidget *one) { openBeside(one); })
        ->setEnabled(canOpenBeside(page));
    menu->addSeparator();
    add("tab-close", tr("&Close"), [this](QWidget *one) { Q_EMIT closeWanted(one); });
    add(nullptr, tr("Close &Others"), [this](QWidget *one) {
        for (QWidget *other : others(one))
            Q_EMIT closeWanted(other);
    })->setEnabled(!others(page).isEmpty());
    return menu;
}

} // namespace storescope
