// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// How MainWindow goes from row to row: jumps and their history, related rows, ids and commands.
#include "ui/detail/detaildock.h"
#include "ui/look/zoom.h"
#include "ui/models/related.h"
#include "ui/window/commandpalette.h"
#include "ui/window/idsearch.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagecommands.h"
#include "ui/window/tabarea.h"
#include "ui/window/windowactions.h"

namespace storescope {

void MainWindow::pushPlace()
{
    CollectionPage *page = currentPage();
    if (!page)
        return;
    const Record *record = page->currentRecord();
    m_places.resize(size_t(m_place + 1));
    m_places.push_back({page, record ? std::optional<Key>(record->key) : std::nullopt});
    if (m_places.size() > 100)
        m_places.erase(m_places.begin());
    m_place = int(m_places.size()) - 1;
    updateActions();
}

void MainWindow::goPlace(int by)
{
    for (int at = m_place + by; at >= 0 && at < int(m_places.size()); at += by) {
        const Place &place = m_places[size_t(at)];
        if (!place.page)
            continue;
        m_place = at;
        m_tabs->setCurrentWidget(place.page);
        if (place.key) {
            place.page->live()->leaveEnd();
            place.page->rows()->locate(*place.key);
        }
        break;
    }
    updateActions();
}

// What the current row is compared with: the other of two selected rows, else the nearest marked one that is
// here.
const Record *MainWindow::otherRow(const CollectionPage &page) const
{
    const QList<int> rows = page.view()->selectedRows();
    const int current = page.view()->currentIndex().row();
    if (rows.size() == 2)
        return page.rows()->recordAt(rows[0] == current ? rows[1] : rows[0]);
    if (const Record *before = page.rows()->before(current))
        return before; // a key as it was, the version before this one
    const Record *nearest = nullptr;
    int away = std::numeric_limits<int>::max();
    for (const Key &mark : m_commands->marksOf(page)) {
        const int row = page.rows()->rowOfKey(mark);
        const Record *record = row >= 0 && row != current ? page.rows()->recordAt(row) : nullptr;
        if (record && qAbs(row - current) < away) {
            nearest = record;
            away = qAbs(row - current);
        }
    }
    return nearest;
}

void MainWindow::compareWithMarked()
{
    updateDetail();
    m_detail->chooseTab(DetailDock::Diff);
}

// A second dock keeps the row that is shown; pinning again gives it the next one.
void MainWindow::pinDetail()
{
    if (m_detail->row().isNull())
        return;
    if (!m_pinned) {
        m_pinned = new DetailDock(this);
        m_pinned->setObjectName(QStringLiteral("pinned"));
        m_pinned->setKeepsRow();
        zoomWidgets(m_pinned, m_settings.zoom());
        addDockWidget(dockWidgetArea(m_detail), m_pinned);
        connect(m_pinned, &DetailDock::relatedWanted, this,
                [this](const Related &related) { goToRelated(m_pinned->row().store->info().path, related); });
        connect(m_pinned, &DetailDock::filterWanted, this,
                [this](const QString &field, const QString &value, bool exclude) {
                    const DetailRow &row = m_pinned->row();
                    if (CollectionPage *page = showCollection(row.store->info().path, row.collection->id()))
                        PageCommands::filterByField(*page, field, value, exclude);
                });
    }
    const bool below = dockWidgetArea(m_detail) == Qt::RightDockWidgetArea;
    splitDockWidget(m_detail, m_pinned, below ? Qt::Vertical : Qt::Horizontal);
    m_pinned->keep(*m_detail);
    if (CollectionPage *page = currentPage())
        m_pinned->finder()->setRow(page->rows(), m_detail->row().record);
    m_pinned->show();
}

// A row of this or another collection, or a filter that shows the rows.
void MainWindow::goToRelated(const QString &path, const Related &related)
{
    pushPlace();
    if (!related.key.empty())
        return goToRow(path, related.collection, related.key);
    CollectionPage *page = showCollection(path, related.collection);
    if (!page)
        return;
    page->live()->leaveEnd();
    page->filterBar()->setText(related.filter);
    page->view()->setFocus(Qt::OtherFocusReason);
}

// ---- commands and ids ----

void MainWindow::showPalette()
{
    auto *palette = new CommandPalette(m_actions->all(), m_settings.recentCommands(), this);
    connect(palette, &CommandPalette::used, this, [this](QAction *command) {
        m_settings.addRecentCommand(QString(command->text()).remove(QLatin1Char('&')).remove(QChar(0x2026)));
    });
    connect(palette, &CommandPalette::goToWanted, this, [this](const QString &what) {
        if (CollectionPage *page = currentPage()) {
            pushPlace();
            page->goTo(what);
        }
    });
    connect(palette, &CommandPalette::sessionWanted, this, [this](const QString &session) {
        if (CollectionPage *page = currentPage())
            page->filterBar()->replaceTerm(QStringLiteral("session:"),
                                           QStringLiteral("session:") + filterWord(session));
    });
    connect(palette, &CommandPalette::idWanted, this, &MainWindow::findId);
    palette->open();
}

// In the collections that have it as their key; then in the current one.
void MainWindow::findId(const QString &id)
{
    std::vector<std::shared_ptr<OpenStore>> stores;
    for (const QString &path : m_shelf->paths()) {
        if (const auto store = m_shelf->store(path))
            stores.push_back(store);
    }
    auto *search = new IdSearch(this);
    connect(search, &IdSearch::found, this,
            [this](const QString &path, const QString &collection, const Key &key) {
                pushPlace();
                goToRow(path, collection, key);
            });
    connect(search, &IdSearch::nothing, this, [this, id] {
        if (CollectionPage *page = currentPage())
            page->goTo(id);
    });
    connect(search, &IdSearch::found, search, &QObject::deleteLater);
    connect(search, &IdSearch::nothing, search, &QObject::deleteLater);
    search->start(stores, id);
}

void MainWindow::goToRow(const QString &path, const QString &collection, const Key &key)
{
    CollectionPage *page = showCollection(path, collection);
    if (!page)
        return;
    page->live()->leaveEnd();
    if (page->rows()->isLoading())
        connect(
            page->rows(), &RowsModel::started, page, [page, key] { page->rows()->locate(key); },
            Qt::SingleShotConnection);
    else
        page->rows()->locate(key);
    page->view()->setFocus(Qt::OtherFocusReason);
}

} // namespace storescope
