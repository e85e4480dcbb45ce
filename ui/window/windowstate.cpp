// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What MainWindow shows of the current page, and what it remembers.
#include "core/base/text.h"
#include "ui/detail/detaildock.h"
#include "ui/look/icons.h"
#include "ui/models/related.h"
#include "ui/models/storesmodel.h"
#include "ui/pages/welcomepage.h"
#include "ui/window/checkpage.h"
#include "ui/window/exportlist.h"
#include "ui/window/harmmeter.h"
#include "ui/window/maintenance.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagecommands.h"
#include "ui/window/storesdock.h"
#include "ui/window/tabarea.h"
#include "ui/window/tasksegment.h"
#include "ui/window/windowactions.h"

#include <QDateTime>
#include <QLocale>
#include <QStatusBar>

namespace storescope {

namespace {

// A part of the status bar with a line at its right; gone when it has nothing to say.
QWidget *part(QLabel *label)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(6, 0, 0, 0);
    row->setSpacing(10);
    auto *line = new QFrame;
    line->setFixedSize(1, 16);
    line->setAutoFillBackground(true);
    line->setBackgroundRole(QPalette::Dark);
    row->addWidget(label);
    row->addWidget(line);
    return box;
}

} // namespace

void MainWindow::buildStatus()
{
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setFixedHeight(qMax(26, fontMetrics().height() + 8));
    statusBar()->setAccessibleName(tr("Status"));
    const std::pair<QLabel *, QString> parts[] = {
        {m_total, tr("Rows")}, {m_shown, tr("Shown")}, {m_selected, tr("Selected")}, {m_lag, tr("Delay")}};
    for (const auto &[label, name] : parts) {
        label->setAccessibleName(name);
        statusBar()->addWidget(part(label));
    }
    statusBar()->addPermanentWidget(m_tasks);
    statusBar()->addPermanentWidget(m_meter);
}

void MainWindow::everySecond()
{
    if (!isVisible() || isMinimized())
        return m_second.stop();
    for (CollectionPage *page : pages()) {
        if (page->isVisible())
            page->second();
    }
    m_storesModel->tick();
    m_detail->second();
    if (m_pinned)
        m_pinned->second();
    if (m_welcome->isVisible())
        m_welcome->second();
    if (const auto store = currentStore()) {
        const CollectionPage *page = currentPage();
        const int file = page ? store->fileOf(page->collection()) : 0;
        const bool known = file >= 0 && size_t(file) < store->info().files.size();
        const OpenedAs as = known ? store->info().files[size_t(file)].opened : OpenedAs::Live;
        m_meter->setStore(as == OpenedAs::Live   ? tr("Opened live, read-only.")
                          : as == OpenedAs::Copy ? tr("Read from a private copy.")
                                                 : tr("Opened as a closed file."),
                          m_actions->readLess->isChecked(), store->isDisconnected());
        m_meter->setReading(store->meter());
    } else
        m_meter->setNothingOpen();
    updateTabs();
    updateTasks();
    updateStatus();
    m_second.start(1000 - int(QDateTime::currentMSecsSinceEpoch() % 1000));
}

// Nothing open: only the welcome page, no docks and no tabs. The first page takes its place.
void MainWindow::updateFrame()
{
    m_arranging = true;
    const bool any = !m_shelf->isEmpty();
    const bool hasPages = m_tabs->count() > (m_tabs->indexOf(m_welcome) >= 0 ? 1 : 0);
    if (!hasPages && m_tabs->indexOf(m_welcome) < 0) {
        m_tabs->insertTab(0, m_welcome, themeIcon("database-index"), tr("Stores"));
        m_welcome->show();
    } else if (hasPages && m_tabs->count() > 1 && m_tabs->currentWidget() != m_welcome &&
               m_tabs->indexOf(m_welcome) >= 0) {
        m_tabs->removeTab(m_tabs->indexOf(m_welcome));
        m_welcome->setParent(this);
        m_welcome->hide();
    }
    m_tabs->setTabsVisible(hasPages);
    m_storesDock->setVisible(any && m_showStores && width() >= 960);
    m_detail->setVisible(hasPages && m_showDetail);
    m_arranging = false;
    if (m_tabs->currentWidget() == m_welcome && m_welcome->model()->rowCount() == 0 && isVisible() && !any)
        m_welcome->lookAgain();
    currentTabChanged();
}

void MainWindow::updateTasks()
{
    std::vector<LongTask> tasks;
    for (const LongTask &task : m_exports->tasks())
        tasks.push_back(task);
    for (CollectionPage *page : pages()) {
        RowsModel *rows = page->rows();
        if (rows->isScanning())
            tasks.push_back(
                {tr("Searching %1").arg(page->title()), page->scanShare(), [rows] { rows->stopScan(); }});
        const RowCount counting = page->store()->rowCount(page->collection().id());
        if (!counting.exact && counting.counted > 0 && counting.counted < 1)
            tasks.push_back({tr("Counting %1").arg(page->title()), counting.counted, {}});
    }
    for (const LongTask &task : m_maintenance->tasks())
        tasks.push_back(task);
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (auto *check = qobject_cast<CheckPage *>(m_tabs->widget(tab)); check && check->isRunning())
            tasks.push_back({tr("Checking %1").arg(check->store()->info().name), check->share(),
                             [check = QPointer(check)] {
                                 if (check)
                                     check->stop();
                             }});
    }
    m_tasks->setTasks(tasks);
}

void MainWindow::updateTabs()
{
    for (const CollectionPage *page : pages())
        m_tabs->setLive(page, page->store()->isLive() && !page->store()->isDisconnected());
}

void MainWindow::updateStatus()
{
    const CollectionPage *page = currentPage();
    const auto show = [](QLabel *label, const QString &text) {
        label->setText(text);
        label->parentWidget()->setVisible(!text.isEmpty());
    };
    if (const ActionPage *action = m_maintenance->currentPage()) {
        show(m_total, action->statusText(0));
        show(m_shown, action->statusText(1));
        show(m_selected, action->statusText(2));
        return show(m_lag, QString());
    }
    const bool welcome = m_tabs->currentWidget() == m_welcome;
    show(m_total, page ? page->totalText() : welcome ? m_welcome->summary() : QString());
    show(m_shown, page ? page->shownText() : QString());
    show(m_selected, page ? page->selectedText() : QString());
    show(m_lag, page ? page->lagText() : QString());
}

QString MainWindow::statusText() const
{
    QStringList parts;
    for (const QLabel *label : {m_total, m_shown, m_selected, m_lag}) {
        if (!label->text().isEmpty())
            parts << label->text();
    }
    return parts.join(QStringLiteral(" | "));
}

QString MainWindow::noticeText() const
{
    return m_strip->isHidden() ? m_exports->text() : m_strip->text();
}

void MainWindow::updateActions()
{
    CollectionPage *page = currentPage();
    const bool any = page != nullptr, follows = any && page->canFollow();
    const LiveState::Mode mode = any ? page->live()->mode() : LiveState::Mode::Reading;
    m_actions->follow->setEnabled(follows);
    m_actions->follow->setChecked(follows && mode == LiveState::Mode::Following);
    m_actions->pause->setEnabled(any);
    m_actions->pause->setChecked(any && mode == LiveState::Mode::Paused);
    WindowActions *a = m_actions;
    for (QAction *action :
         {a->exportRows,   a->copyValue,       a->copyJson,      a->copyReference, a->selectAll,
          a->reload,       a->resetColumns,    a->newest,        a->oldest,        a->goTo,
          a->nextError,    a->previousError,   a->mark,          a->nextMark,      a->previousMark,
          a->editFilter,   a->clearFilter,     a->applyAsFilter, a->exclude,       a->filterFrom,
          a->filterUntil,  a->disconnectStore, a->readLess,      a->closeOthers,   a->nextSame,
          a->previousSame, a->compare,         a->related,       a->find,          a->findNext,
          a->findPrevious, a->setReference,    a->saveFilter})
        action->setEnabled(any);
    a->openRow->setEnabled(any);
    for (QAction *action : {a->checkRow, a->checkRange})
        action->setEnabled(any && page->rows()->canCheck());
    for (QAction *action : {a->nextRow, a->previousRow})
        action->setEnabled(any || m_tabs->currentWidget() != m_welcome);
    for (int tab = 0; tab < int(a->tabs.size()); ++tab)
        a->tabs[tab]->setEnabled(tab < m_tabs->count());
    a->showStores->setChecked(m_showStores);
    a->showDetail->setChecked(m_showDetail);
    const auto store = currentStore();
    a->closeTab->setEnabled(m_tabs->currentWidget() != m_welcome);
    a->closeStore->setEnabled(store != nullptr);
    m_maintenance->updateCommands(store, any ? page->collection().id() : QString());
    updateArtifactActions();
    a->checkStore->setEnabled(store != nullptr);
    a->times->setEnabled(any);
    a->openBeside->setEnabled(any && m_tabs->canOpenBeside(page));
    a->pinTab->setEnabled(any);
    a->pinTab->setChecked(any && m_tabs->isPinned(page));
    a->pinDetail->setEnabled(any && page->currentRecord());
    a->stopSearch->setEnabled(any && page->isSearching());
    a->disconnectStore->setChecked(any && page->store()->isDisconnected());
    a->back->setEnabled(m_place > 0 || (m_place == 0 && m_places.size() == 1));
    a->forward->setEnabled(m_place >= 0 && m_place + 1 < int(m_places.size()));
}

// Title, key and one line of what a person asks first: when, how long after the one before, how large.
void MainWindow::updateDetail()
{
    if (m_maintenance->currentPage())
        return showActionRow();
    const CollectionPage *page = currentPage();
    const Record *record = page ? page->currentRecord() : nullptr;
    if (!record) {
        if (!page || page->rows()->rowCount() == 0 || !page->view()->currentIndex().isValid())
            m_detail->clearRow();
        return;
    }
    const int row = page->view()->currentIndex().row();
    const auto gone = page->rows()->goneAt(row);
    const QString removed = gone ? tr("Removed at %1. You are looking at a copy.")
                                       .arg(Formats::clock(*gone, times().utc, Instant::now(), false))
                                 : tr("Removed by the program. You are looking at a copy.");
    const bool isGone = record->cells.empty() || gone;
    if (isGone && (record->cells.empty() || m_detail->row().record.key == record->key))
        return m_detail->setGone(removed);
    const ColumnSet &columns = page->rows()->columns();
    const Collection &collection = page->collection();
    const bool utc = times().utc;
    QString title = columns.title(*record);
    const QString key = toString(record->key);
    if (title.isEmpty())
        title = collection.title();
    QStringList line;
    const int timeColumn = collection.timeColumn();
    const auto time = timeColumn >= 0 ? record->time(collection, timeColumn) : std::nullopt;
    if (time) {
        const Column &source = collection.columns()[size_t(timeColumn)];
        const bool plain = collection.kind() == Kind::Log || source.title.isEmpty();
        line << (plain ? QString() : source.title.toLower() + QLatin1Char(' ')) +
                    Formats::clock(*time, utc, Instant::now());
        const Record *before = page->previousRecord();
        const auto previous = before ? before->time(collection, timeColumn) : std::nullopt;
        if (previous && collection.kind() == Kind::Log)
            line << tr("%1 after previous").arg(Formats::span(time->since(*previous)));
    }
    const QString state = columns.state(*record);
    if (!state.isEmpty() && title != state)
        line.prepend(state);
    if (collection.payloadColumn() >= 0 && size_t(collection.payloadColumn()) < record->cells.size())
        line << formatBytes(record->cells[size_t(collection.payloadColumn())].bytes);
    const bool number = collection.hasIntegerKey();
    DetailRow shown{page->store(), page->rows()->sharedCollection(), *record, utc, {}};
    if (const Record *other = otherRow(*page))
        shown.other = *other;
    if (m_detail->row().collection != shown.collection)
        m_detail->setOpened(m_settings.opened(page->placeId()));
    m_detail->finder()->setRow(page->rows(), *record);
    m_detail->setRow(shown, title,
                     title == key ? QString()
                     : number     ? QStringLiteral("#") + QLocale().toString(key.toLongLong())
                                  : Formats::shortId(key),
                     line.join(QStringLiteral(" · ")));
    if (isGone)
        m_detail->setGone(removed);
}

// ---- what stays ----

WindowSettings::Window MainWindow::state() const
{
    WindowSettings::Window state;
    state.geometry = saveGeometry();
    state.docks = saveState();
    if (m_tabs->groups() > 1)
        state.splitter = m_tabs->saveState();
    state.stores = m_shelf->paths();
    state.copies = m_shelf->copies();
    state.showsStores = m_showStores;
    state.showsDetail = m_showDetail;
    for (const CollectionPage *page : pages()) {
        const auto key = page->readingKey();
        state.tabs.push_back({page->store()->info().path, page->collection().id(),
                              key ? toString(*key) : QString(), page->filterBar()->text(),
                              m_tabs->isPinned(page), m_tabs->groupOf(page)});
    }
    state.current = int(pages().indexOf(currentPage()));
    return state;
}

void MainWindow::place(const WindowSettings::Window &left)
{
    restoreGeometry(left.geometry);
    fitTheScreen();
    restoreState(left.docks);
    m_showStores = left.showsStores;
    m_showDetail = left.showsDetail;
}

void MainWindow::begin(const QStringList &stores)
{
    m_welcome->setRecent(m_settings.recent());
    m_welcome->setFolders(m_settings.folders());
    if (!stores.isEmpty()) {
        openPaths(stores);
        return;
    }
    const auto left = m_settings.opensLast() ? m_settings.windows() : std::vector<WindowSettings::Window>();
    restore(left.empty() ? WindowSettings::Window() : left.front());
}

void MainWindow::restore(const WindowSettings::Window &left)
{
    m_welcome->setRecent(m_settings.recent());
    m_welcome->setFolders(m_settings.folders());
    m_restore = left;
    const bool known = left.current >= 0 && size_t(left.current) < left.tabs.size();
    m_restoreCurrent = known ? left.tabs[size_t(left.current)] : WindowSettings::Tab();
    for (const QString &path : left.stores) {
        m_shelf->openIfThere(path, left.copies.contains(path));
    }
    if (m_shelf->isEmpty())
        m_welcome->lookAgain();
}

void MainWindow::welcomeOnly()
{
    restore({});
}

void MainWindow::openPaths(const QStringList &paths, bool copy)
{
    m_strip->hide();
    for (const QString &path : paths)
        m_shelf->open(path, copy);
}

} // namespace storescope
