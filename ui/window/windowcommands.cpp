// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// What the commands of MainWindow do.
#include "ui/detail/detaildock.h"
#include "ui/look/icons.h"
#include "ui/look/zoom.h"
#include "ui/pages/artifactspage.h"
#include "ui/pages/welcomepage.h"
#include "ui/window/demorun.h"
#include "ui/window/exportdialog.h"
#include "ui/window/exportlist.h"
#include "ui/window/harmmeter.h"
#include "ui/window/keysdialog.h"
#include "ui/window/maintenance.h"
#include "ui/window/mainwindow.h"
#include "ui/window/pagecommands.h"
#include "ui/window/preferencesdialog.h"
#include "ui/window/storesdock.h"
#include "ui/window/tabarea.h"
#include "ui/window/windowactions.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMenuBar>
#include <QMessageBox>

namespace storescope {

void MainWindow::connectActions()
{
    WindowActions *a = m_actions;
    const auto onPage = [this](QAction *action, auto what) {
        connect(action, &QAction::triggered, this, [this, what] {
            if (CollectionPage *page = currentPage())
                what(*page);
        });
    };
    connect(a->open, &QAction::triggered, this, [this] { chooseFile(false); });
    connect(a->openCopy, &QAction::triggered, this, [this] { chooseFile(true); });
    connect(a->openFolder, &QAction::triggered, this, &MainWindow::chooseFolder);
    connect(a->recent, &QMenu::aboutToShow, this, &MainWindow::showRecent);
    connect(a->closeTab, &QAction::triggered, this, [this] { closeTab(m_tabs->currentIndex()); });
    connect(a->quit, &QAction::triggered, this, [this] {
        if (m_remembersItself)
            close();
        else
            Q_EMIT quitWanted();
    });
    connect(a->newWindow, &QAction::triggered, this, &MainWindow::newWindowWanted);
    connect(a->closeWindow, &QAction::triggered, this, &QWidget::close);
    onPage(a->openBeside, [this](CollectionPage &page) { m_tabs->openBeside(&page); });
    onPage(a->pinTab, [this](CollectionPage &page) { m_tabs->setPinned(&page, !m_tabs->isPinned(&page)); });
    connect(a->checkStore, &QAction::triggered, this, [this] {
        if (const auto store = currentStore())
            checkStore(store);
    });
    connect(a->marks, &QAction::triggered, this, &MainWindow::showMarks);
    onPage(a->pinDetail, [this](CollectionPage &) { pinDetail(); });
    connect(a->closeStore, &QAction::triggered, this, [this] {
        if (const auto store = currentStore())
            m_shelf->close(store->info().path);
    });
    onPage(a->exportRows, [this](CollectionPage &page) {
        auto *dialog = new ExportDialog(page, this);
        dialog->setHidesSecrets(m_settings.exportsHide());
        connect(dialog, &ExportDialog::chosen, this, &MainWindow::exportRows);
        dialog->open();
    });
    onPage(a->copyValue, [](CollectionPage &page) { PageCommands::copyValue(page); });
    onPage(a->copyJson, [](CollectionPage &page) { PageCommands::copyJson(page); });
    onPage(a->copyReference, [](CollectionPage &page) { PageCommands::copyReference(page); });
    onPage(a->selectAll, [](CollectionPage &page) { page.selectAll(); });
    onPage(a->follow, [](CollectionPage &page) { page.live()->follow(); });
    onPage(a->pause, [](CollectionPage &page) { page.live()->pause(); });
    onPage(a->newest, [](CollectionPage &page) { page.view()->goToEnd(); });
    onPage(a->openRow, [](CollectionPage &page) { page.view()->activate(); });
    onPage(a->checkRow, [](CollectionPage &page) { page.view()->check(false); });
    onPage(a->checkRange, [](CollectionPage &page) { page.view()->check(true); });
    onPage(a->oldest, [](CollectionPage &page) {
        page.live()->leaveEnd();
        page.view()->showRow(0, true);
    });
    connect(a->nextRow, &QAction::triggered, this, [this] { stepRow(1); });
    connect(a->previousRow, &QAction::triggered, this, [this] { stepRow(-1); });
    onPage(a->nextError, [](CollectionPage &page) { page.stepError(1); });
    onPage(a->previousError, [](CollectionPage &page) { page.stepError(-1); });
    onPage(a->nextSame, [](CollectionPage &page) { page.stepSameOperation(1); });
    onPage(a->previousSame, [](CollectionPage &page) { page.stepSameOperation(-1); });
    onPage(a->find, [](CollectionPage &page) { page.findBar()->open(); });
    onPage(a->findNext, [](CollectionPage &page) { page.stepFind(1); });
    onPage(a->findPrevious, [](CollectionPage &page) { page.stepFind(-1); });
    onPage(a->saveFilter, [](CollectionPage &page) { page.filterBar()->save(); });
    onPage(a->compare, [this](CollectionPage &) { compareWithMarked(); });
    onPage(a->related, [this](CollectionPage &) { m_detail->focusRelated(); });
    onPage(a->setReference, [this](CollectionPage &page) { setReference(page); });
    onPage(a->mark, [this](CollectionPage &page) { m_commands->toggleMark(page); });
    onPage(a->nextMark, [this](CollectionPage &page) {
        pushPlace();
        m_commands->stepMark(page, 1);
    });
    onPage(a->previousMark, [this](CollectionPage &page) {
        pushPlace();
        m_commands->stepMark(page, -1);
    });
    onPage(a->goTo, [this](CollectionPage &) { showGoTo(); });
    connect(a->back, &QAction::triggered, this, [this] {
        if (m_place == int(m_places.size()) - 1) {
            pushPlace(); // so that Forward comes back here
            goPlace(-1);
        } else {
            goPlace(-1);
        }
    });
    connect(a->forward, &QAction::triggered, this, [this] { goPlace(1); });
    onPage(a->editFilter, [](CollectionPage &page) { page.filterBar()->takeFocus(); });
    onPage(a->clearFilter, [](CollectionPage &page) { page.filterBar()->clear(); });
    onPage(a->stopSearch, [](CollectionPage &page) { page.stopSearching(); });
    onPage(a->applyAsFilter, [](CollectionPage &page) { PageCommands::filterByCell(page, false); });
    onPage(a->exclude, [](CollectionPage &page) { PageCommands::filterByCell(page, true); });
    onPage(a->filterFrom, [](CollectionPage &page) { PageCommands::filterByTime(page, true); });
    onPage(a->filterUntil, [](CollectionPage &page) { PageCommands::filterByTime(page, false); });
    onPage(a->disconnectStore, [this](CollectionPage &page) {
        if (page.store()->isDisconnected())
            page.store()->reconnect();
        else
            page.store()->disconnectFiles();
        page.second();
        updateActions();
    });
    connect(m_meter, &HarmMeter::readLessWanted, this, [a](bool less) {
        if (a->readLess->isChecked() != less)
            a->readLess->trigger();
    });
    connect(m_meter, &HarmMeter::disconnectWanted, a->disconnectStore, &QAction::trigger);
    onPage(a->readLess, [a](CollectionPage &page) { page.store()->setReadLess(a->readLess->isChecked()); });
    connectArtifacts();
    onPage(a->reload, [](CollectionPage &page) { page.reload(); });
    onPage(a->resetColumns, [](CollectionPage &page) { page.resetColumns(); });
}

void MainWindow::connectViewActions()
{
    WindowActions *a = m_actions;
    for (QAction *action : {a->showStores, m_storesDock->toggleViewAction()}) // that of the docks' menu
        connect(action, &QAction::triggered, this, [this](bool shown) {
            m_showStores = shown;
            updateFrame();
        });
    for (QAction *action : {a->showDetail, m_detail->toggleViewAction()})
        connect(action, &QAction::triggered, this, [this](bool shown) {
            m_showDetail = shown;
            updateFrame();
        });
    m_storesDock->installEventFilter(this); // they can be closed with the mouse, too
    m_detail->installEventFilter(this);
    const TimeStyle last = m_settings.times();
    a->timeModes->actions().at(int(last.mode))->setChecked(true);
    a->utc->setChecked(last.utc);
    connect(a->timeModes, &QActionGroup::triggered, this, &MainWindow::updateTimes);
    connect(a->utc, &QAction::triggered, this, &MainWindow::updateTimes);
    a->themes->actions().at(int(m_settings.theme()))->setChecked(true);
    connect(a->themes, &QActionGroup::triggered, this,
            [this](QAction *action) { setTheme(Theme(action->data().toInt())); });
    if (m_settings.theme() != Theme::System)
        applyTheme(m_settings.theme());
    connect(a->zoomIn, &QAction::triggered, this, [this] { setZoom(m_settings.zoom() + 10); });
    connect(a->zoomOut, &QAction::triggered, this, [this] { setZoom(m_settings.zoom() - 10); });
    connect(a->zoomReset, &QAction::triggered, this, [this] { setZoom(100); });
    connect(a->menuBar, &QAction::toggled, menuBar(), &QWidget::setVisible);
    connect(a->fullScreen, &QAction::toggled, this,
            [this](bool full) { full ? showFullScreen() : showNormal(); });
    connect(a->stores, &QAction::triggered, this, [this] {
        if (m_tabs->indexOf(m_welcome) < 0)
            m_tabs->insertTab(0, m_welcome, themeIcon("database-index"), tr("Stores"));
        m_tabs->setCurrentWidget(m_welcome);
        m_welcome->lookAgain();
    });
    const auto step = [this](int by) {
        return [this, by] {
            m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + m_tabs->count()) % m_tabs->count());
        };
    };
    connect(a->nextTab, &QAction::triggered, this, step(1));
    connect(a->previousTab, &QAction::triggered, this, step(-1));
    connect(a->closeOthers, &QAction::triggered, this, [this] {
        for (QWidget *other : m_tabs->others(m_tabs->currentWidget()))
            closeTab(m_tabs->indexOf(other));
    });
    // Another window may have chosen meanwhile.
    connect(a->view, &QMenu::aboutToShow, this,
            [this, a] { a->themes->actions().at(int(m_settings.theme()))->setChecked(true); });
    connect(a->nextPane, &QAction::triggered, this, [this] { focusPane(1); });
    connect(a->previousPane, &QAction::triggered, this, [this] { focusPane(-1); });
    for (int tab = 0; tab < int(a->tabs.size()); ++tab)
        connect(a->tabs[tab], &QAction::triggered, this, [this, tab] {
            if (tab < m_tabs->count())
                m_tabs->setCurrentIndex(tab);
        });
    connect(a->keys, &QAction::triggered, this, &MainWindow::showKeys);
    connect(a->palette, &QAction::triggered, this, &MainWindow::showPalette);
    connect(a->preferences, &QAction::triggered, this, [this] { showPreferences(0); });
    connect(a->about, &QAction::triggered, this, [this] {
        auto *box = new QMessageBox(
            QMessageBox::NoIcon, tr("About Storescope"),
            tr("<b>Storescope %1</b><p>Looks into the stores of agent runtimes and job systems while they "
               "are "
               "being "
               "written. It only reads: nothing is created, changed or locked by looking.</p>")
                .arg(QLatin1String(STORESCOPE_VERSION)),
            QMessageBox::Close, this);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->setIconPixmap(windowIcon().pixmap(64, 64));
        box->open();
    });
}

// As this window shows them; the settings know what the next one begins with.
TimeStyle MainWindow::times() const
{
    return {TimeMode(m_actions->timeModes->checkedAction()->data().toInt()), m_actions->utc->isChecked(),
            m_reference};
}

void MainWindow::updateTimes()
{
    const TimeStyle style = times();
    m_settings.setTimes(style);
    for (CollectionPage *page : pages())
        page->setTimeStyle(style);
    m_maintenance->setTimeStyle(style);
    updateDetail();
}

// Times count from the current row on.
void MainWindow::setReference(const CollectionPage &page)
{
    const Record *record = page.currentRecord();
    const int column = page.collection().timeColumn();
    const auto time = record && column >= 0 ? record->time(page.collection(), column) : std::nullopt;
    if (!time)
        return;
    m_reference = time;
    m_actions->timeModes->actions().at(int(TimeMode::SinceReference))->setChecked(true);
    updateTimes();
}

void MainWindow::setTheme(Theme theme)
{
    m_settings.setTheme(theme);
    m_actions->themes->actions().at(int(theme))->setChecked(true);
    applyTheme(theme);
}

void MainWindow::setZoom(int percent)
{
    m_settings.setZoom(qBound(80, percent, 200));
    applyZoom();
}

// To every tab and dock; the menu and the tool bar stay as they are.
void MainWindow::applyZoom()
{
    const int percent = m_settings.zoom();
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (auto *page = qobject_cast<CollectionPage *>(m_tabs->widget(tab)))
            page->setZoom(percent);
        else
            zoomWidgets(m_tabs->widget(tab), percent);
    }
    m_maintenance->setZoom(percent);
    for (QWidget *dock : std::initializer_list<QWidget *>{m_storesDock, m_detail, m_pinned}) {
        if (dock)
            zoomWidgets(dock, percent);
    }
}

void MainWindow::showCellMenu(const QModelIndex &index, const QPoint &global)
{
    CollectionPage *page = currentPage();
    if (!page)
        return;
    page->view()->selectionModel()->setCurrentIndex(index, page->view()->selectionModel()->isSelected(index)
                                                               ? QItemSelectionModel::NoUpdate
                                                               : QItemSelectionModel::ClearAndSelect |
                                                                     QItemSelectionModel::Rows);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    WindowActions *a = m_actions;
    const bool field = !PageCommands::fieldOf(*page, index).isEmpty();
    if (field)
        menu->addActions({a->applyAsFilter, a->exclude});
    if (page->collection().timeColumn() >= 0)
        menu->addActions({a->filterFrom, a->filterUntil});
    addColumnChoice(menu, page);
    menu->addSeparator();
    menu->addActions({a->copyValue, a->copyJson, a->copyReference});
    menu->addSeparator();
    menu->addActions({a->mark, a->setReference, a->compare});
    menu->addSeparator();
    if (page->collection().kind() == Kind::Artifacts)
        menu->addActions({a->saveArtifact, a->openArtifact, a->checkDigest, a->findNaming});
    menu->addAction(a->exportRows);
    m_maintenance->addTo(menu, *page);
    menu->popup(global);
}

void MainWindow::showGoTo()
{
    CollectionPage *page = currentPage();
    auto *popup = new QFrame(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    popup->setFrameShape(QFrame::StyledPanel);
    auto *row = new QHBoxLayout(popup);
    auto *field = new QLineEdit;
    field->setPlaceholderText(tr("Row or key, 14:27, -10m, or an id"));
    field->setAccessibleName(tr("Go to"));
    field->setMinimumWidth(320);
    field->addAction(themeIcon("go-jump"), QLineEdit::LeadingPosition);
    row->addWidget(field);
    connect(field, &QLineEdit::returnPressed, popup, [this, page = QPointer(page), field, popup] {
        if (page) {
            pushPlace();
            page->goTo(field->text());
            page->view()->setFocus(Qt::OtherFocusReason);
        }
        popup->close();
    });
    popup->adjustSize();
    popup->move(page->view()->mapToGlobal(QPoint((page->view()->width() - popup->width()) / 2, 8)));
    popup->show();
    field->setFocus(Qt::PopupFocusReason);
}

void MainWindow::showKeys()
{
    auto *dialog = new KeysDialog(m_actions->all(), this);
    dialog->show();
}

void MainWindow::showPreferences(int page)
{
    auto *dialog = new PreferencesDialog(&m_settings, m_actions, m_keys, *m_shelf->profiles(), this);
    connect(dialog, &PreferencesDialog::zoomWanted, this, &MainWindow::setZoom);
    connect(dialog, &PreferencesDialog::foldersChanged, this, [this] {
        m_welcome->setFolders(m_settings.folders());
        m_welcome->lookAgain();
    });
    connect(dialog, &PreferencesDialog::keepingWanted, this, [this](const Keeping &keeping) {
        m_maintenance->setKeeping(keeping);
        m_maintenance->lookAtGraveyard();
    });
    connect(dialog, &PreferencesDialog::inputForgotten, this, [this] {
        for (CollectionPage *open : pages())
            open->filterBar()->setHistory({});
        m_welcome->setRecent({});
    });
    connect(dialog, &PreferencesDialog::motionWanted, this, [this](bool reduced) {
        for (CollectionPage *open : pages())
            open->view()->setReducedMotion(reduced);
    });
    dialog->showPage(PreferencesDialog::Page(page));
    dialog->show();
}

bool MainWindow::isExporting() const
{
    return m_exports->isRunning();
}

void MainWindow::exportRows(const ExportOptions &options)
{
    if (CollectionPage *page = currentPage())
        m_exports->start(page->store(), options);
}

} // namespace storescope
