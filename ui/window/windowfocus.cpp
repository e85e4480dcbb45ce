// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Where the focus goes in MainWindow: from pane to pane, with Tab, and from row to row.
#include "ui/detail/detaildock.h"
#include "ui/detail/difftab.h"
#include "ui/detail/relatedlist.h"
#include "ui/window/harmmeter.h"
#include "ui/window/mainwindow.h"
#include "ui/window/storesdock.h"
#include "ui/window/tabarea.h"
#include "ui/window/windowactions.h"

#include <QStatusBar>
#include <QTabBar>
#include <QTableView>

namespace storescope {

namespace {

// Itself, or the first of its parts that takes the focus.
void focusInto(QWidget *pane)
{
    if (pane->focusPolicy() & Qt::TabFocus || pane->focusProxy())
        return pane->setFocus(Qt::TabFocusReason);
    for (QWidget *part : pane->findChildren<QWidget *>()) {
        if (part->isVisible() && part->isEnabled() && part->focusPolicy() & Qt::TabFocus)
            return part->setFocus(Qt::TabFocusReason);
    }
}

} // namespace

// Those of one page stand in the order in which it was built.
QList<QWidget *> MainWindow::panes() const
{
    QList<QWidget *> panes{m_storesDock->tree()};
    if (CollectionPage *page = currentPage())
        panes << page->filterBar() << page->view() << page->findBar();
    else
        panes << m_tabs->currentWidget();
    panes << m_detail << m_detail->related();
    if (m_pinned)
        panes << m_pinned;
    panes << statusBar();
    panes.removeIf([](const QWidget *pane) { return !pane || !pane->isVisible(); });
    return panes;
}

void MainWindow::focusPane(int by)
{
    const QList<QWidget *> all = panes();
    if (all.isEmpty())
        return;
    qsizetype now = -1;
    for (qsizetype at = 0; at < all.size(); ++at) { // the innermost comes last
        if (focusWidget() && (all[at] == focusWidget() || all[at]->isAncestorOf(focusWidget())))
            now = at;
    }
    QWidget *next = all[now < 0 && by < 0 ? all.size() - 1 : (now + by + all.size()) % all.size()];
    const CollectionPage *page = currentPage();
    if (page && next == page->filterBar())
        page->filterBar()->takeFocus();
    else if (page && next == page->findBar())
        page->findBar()->open();
    else if (next == m_detail)
        m_detail->focusBody();
    else if (next == m_pinned)
        m_pinned->focusBody();
    else if (next == statusBar())
        m_meter->setFocus(Qt::TabFocusReason);
    else
        focusInto(next);
}

// With Tab: tool bar, stores, pages, detail, status, whatever was made when. Qt's own chain also stops at
// pages that pass the focus on to their list.
bool MainWindow::focusNextPrevChild(bool next)
{
    const QWidget *blocks[] = {m_actions->toolBar, m_storesDock, centralWidget(),
                               m_detail,           m_pinned,     statusBar()};
    std::vector<std::pair<int, QWidget *>> chain;
    for (QWidget *widget = nextInFocusChain(); widget != this; widget = widget->nextInFocusChain()) {
        const bool takes = widget->focusPolicy() & Qt::TabFocus && !widget->focusProxy();
        if (!takes || !widget->isVisible() || !widget->isEnabled() || widget->window() != this)
            continue;
        for (int block = 0; block < int(std::size(blocks)); ++block) {
            if (blocks[block] && blocks[block]->isAncestorOf(widget))
                chain.emplace_back(block, widget);
        }
    }
    if (chain.empty())
        return false;
    std::stable_sort(chain.begin(), chain.end(),
                     [](const auto &a, const auto &b) { return a.first < b.first; });
    const int count = int(chain.size());
    int now = next ? -1 : count;
    for (int at = 0; at < count; ++at) {
        if (chain[size_t(at)].second == focusWidget())
            now = at;
    }
    QWidget *to = chain[size_t((now + (next ? 1 : count - 1)) % count)].second;
    to->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    return true;
}

void MainWindow::stepRow(int by)
{
    DetailDock *const docks[] = {m_detail, m_pinned};
    for (const DetailDock *dock : docks) {
        auto *diff = dock ? qobject_cast<DiffTab *>(dock->tab(DetailDock::Diff)) : nullptr;
        if (diff && diff->isVisible() && focusWidget() && dock->isAncestorOf(focusWidget()))
            return diff->step(by);
    }
    if (CollectionPage *page = currentPage())
        return page->stepRow(by);
    QWidget *current = m_tabs->currentWidget();
    if (!current)
        return;
    for (QTableView *view : current->findChildren<QTableView *>()) {
        if (!view->isVisible() || view->model()->rowCount() == 0)
            continue;
        const int row = view->currentIndex().isValid() ? view->currentIndex().row() + by : 0;
        const int column = qMax(0, view->currentIndex().column());
        view->setCurrentIndex(view->model()->index(qBound(0, row, view->model()->rowCount() - 1), column));
        return;
    }
}

} // namespace storescope
