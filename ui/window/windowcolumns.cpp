// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What MainWindow does with columns that are added, with marks and with the check of a store.
#include "core/read/addedcolumns.h"
#include "ui/detail/detaildock.h"
#include "ui/look/icons.h"
#include "ui/look/zoom.h"
#include "ui/window/checkpage.h"
#include "ui/window/mainwindow.h"
#include "ui/window/marksdialog.h"
#include "ui/window/pagecommands.h"
#include "ui/window/tabarea.h"

#include <QMenu>

namespace storescope {

QString MainWindow::columnsPlace(const CollectionPage &page) const
{
    return page.collection().spec().id + QLatin1Char('@') + page.store()->info().product;
}

void MainWindow::addColumn(CollectionPage *page, const QString &name)
{
    if (page->rows()->columns().indexOf(name) >= 0)
        return page->showColumn(name);
    QStringList added = m_settings.addedColumns(page->placeId());
    if (added.contains(name))
        return;
    added << name;
    m_settings.setAddedColumns(page->placeId(), added);
    CollectionPage *again = openAgain(page);
    connect(
        again->rows(), &RowsModel::started, again, [again, name] { again->showColumn(name); },
        Qt::SingleShotConnection);
}

void MainWindow::removeColumn(CollectionPage *page, const QString &name)
{
    QStringList added = m_settings.addedColumns(page->placeId());
    if (added.isEmpty())
        return;
    if (name.isEmpty())
        added.clear();
    else
        added.removeAll(name);
    m_settings.setAddedColumns(page->placeId(), added);
    openAgain(page);
}

// The columns that are not shown; values inside a payload are added from Detail.
void MainWindow::addColumnChoice(QMenu *menu, CollectionPage *page)
{
    QMenu *choice = menu->addMenu(tr("Add as &Column"));
    const ColumnSet &columns = page->rows()->columns();
    for (int column = 0; column < columns.size(); ++column) {
        if (page->view()->isColumnHidden(column))
            choice->addAction(columns.at(column).title, page,
                              [page, name = columns.at(column).name] { page->showColumn(name); });
    }
    if (!choice->isEmpty())
        choice->addSeparator();
    choice->addAction(tr("A Value Inside the Payload…"), this, [this] {
        m_showDetail = true;
        m_detail->show();
        m_detail->chooseTab(DetailDock::Payload);
        m_detail->focusBody();
    });
}

// Dragging an edge tells of every pixel: the settings are written when it rests.
void MainWindow::columnsChanged(CollectionPage *page)
{
    if (m_columnsOf && m_columnsOf != page)
        keepColumns();
    m_columnsOf = page;
    m_columnsTimer.start();
}

void MainWindow::keepColumns()
{
    m_columnsTimer.stop();
    if (const CollectionPage *page = m_columnsOf)
        m_settings.setColumns(columnsPlace(*page), page->columnState());
    m_columnsOf.clear();
}

// In the place of the page, where it was read, with the columns that the settings tell of.
CollectionPage *MainWindow::openAgain(CollectionPage *page)
{
    keepColumns();
    const auto at = page->readingKey();
    const bool isCurrent = page == currentPage();
    const auto store = page->store();
    m_arranging = true;
    CollectionPage *again =
        addPage(store, store->collection(page->collection().id()), at, page->filterBar()->text());
    m_tabs->replace(page, again);
    m_arranging = false;
    page->hide();
    page->deleteLater(); // it may stand in one of its signals
    if (isCurrent)
        m_tabs->setCurrentWidget(again);
    currentTabChanged();
    return again;
}

void MainWindow::showMarks()
{
    std::vector<std::shared_ptr<OpenStore>> stores;
    for (const QString &path : m_shelf->paths()) {
        if (const auto store = m_shelf->store(path))
            stores.push_back(store);
    }
    auto *dialog = new MarksDialog(&m_settings, stores, times().utc, this);
    connect(dialog, &MarksDialog::goToWanted, this,
            [this](const QString &path, const QString &collection, const Key &key) {
                pushPlace();
                goToRow(path, collection, key);
            });
    connect(dialog, &MarksDialog::marksChanged, this, [this](const QString &place) {
        for (CollectionPage *page : pages()) {
            if (page->placeId() == place)
                m_commands->loadMarks(*page);
        }
    });
    dialog->show();
}

CheckPage *MainWindow::checkStore(const std::shared_ptr<OpenStore> &store)
{
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (auto *there = qobject_cast<CheckPage *>(m_tabs->widget(tab)); there && there->store() == store) {
            m_tabs->setCurrentIndex(tab);
            return there;
        }
    }
    auto *page = new CheckPage(store);
    m_tabs->addTab(page, themeIcon("security-high"), page->title());
    m_tabs->setCurrentWidget(page);
    zoomWidgets(page, m_settings.zoom());
    connect(page, &CheckPage::runningChanged, this, &MainWindow::updateTasks);
    page->start();
    return page;
}

} // namespace storescope
