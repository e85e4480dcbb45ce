// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// How stores come into MainWindow: chosen, opened, shown, and closed again.
#include "ui/detail/detaildock.h"
#include "ui/models/storesmodel.h"
#include "ui/pages/welcomepage.h"
#include "ui/window/checkpage.h"
#include "ui/window/demorun.h"
#include "ui/window/maintenance.h"
#include "ui/window/mainwindow.h"
#include "ui/window/tabarea.h"
#include "ui/window/windowactions.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>

namespace storescope {

void MainWindow::connectShelf()
{
    connect(m_shelf, &StoreShelf::opening, m_storesModel, &StoresModel::addOpening);
    connect(m_shelf, &StoreShelf::opened, this, &MainWindow::storeOpened);
    connect(m_shelf, &StoreShelf::failed, this, [this](const QString &path, const Error &error) {
        m_storesModel->remove(path);
        QString details = errorCodeName(error.code);
        if (error.sqliteCode)
            details += tr(", SQLite %1").arg(error.sqliteCode);
        m_strip->say(Strip::Tone::Error, QFileInfo(path).fileName(), error.sentence, {},
                     details + QLatin1Char('\n') + path);
        m_strip->setClosable(true);
        updateFrame();
    });
    connect(m_shelf, &StoreShelf::missing, this, [this] { updateFrame(); });
    connect(m_shelf, &StoreShelf::changing, this, &MainWindow::keepTabs);
    connect(m_shelf, &StoreShelf::closed, this, [this](const QString &path) {
        for (CollectionPage *page : pages()) {
            if (page->store()->info().path == path)
                closeTab(m_tabs->indexOf(page));
        }
        m_maintenance->closePagesOf(path);
        for (int tab = m_tabs->count() - 1; tab >= 0; --tab) {
            const auto *check = qobject_cast<CheckPage *>(m_tabs->widget(tab));
            if (check && check->store()->info().path == path)
                closeTab(tab);
        }
        if (m_pinned && !m_pinned->row().isNull() && m_pinned->row().store->info().path == path)
            m_pinned->close();
        m_storesModel->remove(path);
        updateFrame();
    });
}

// ---- opening ----

// A store shows what was open of it last, else the collection that says most.
void MainWindow::storeOpened(const QString &path, const std::shared_ptr<OpenStore> &store)
{
    if (!m_storesModel->store(m_storesModel->indexOfStore(path)))
        m_storesModel->setOpen(path, store);
    m_settings.addRecent(path);
    if (m_settings.readLess())
        store->setReadLess(true);
    m_welcome->setRecent(m_settings.recent());
    bool restored = false;
    CollectionPage *current = nullptr;
    for (const WindowSettings::Tab &tab : m_restore.tabs) {
        const auto collection = tab.path == path ? store->collection(tab.collection) : nullptr;
        if (!collection)
            continue;
        const auto at = tab.key.isEmpty()
                            ? std::nullopt
                            : std::optional<Key>(keyFromString(tab.key, collection->integerKeys()));
        CollectionPage *page = addPage(store, collection, at, tab.filter);
        if (tab.group > 0)
            m_tabs->moveTo(page, 1);
        m_tabs->setPinned(page, tab.pinned);
        m_tabs->setCurrentIndex(0);
        if (!current || (tab.path == m_restoreCurrent.path && tab.collection == m_restoreCurrent.collection))
            current = page;
        restored = true;
    }
    if (restored) {
        if (current)
            m_tabs->setCurrentWidget(current);
        m_tabs->restoreState(m_restore.splitter);
        std::erase_if(m_restore.tabs, [&path](const auto &tab) { return tab.path == path; });
    } else if (!store->collections().empty()) {
        auto first = store->collections().front();
        for (const auto &collection : store->collections()) {
            if (collection->kind() == Kind::Log) {
                first = collection;
                break;
            }
        }
        showCollection(path, first->id());
    }
    updateFrame();
}

// The rules of a store are bound when it is opened: all of its pages, tiles, lanes and actions get the new
// one.
void MainWindow::setParameter(const QString &path, const QString &name, const std::optional<Value> &value)
{
    m_settings.setParameter(path, name, value);
    m_shelf->pool()->outdate(path);
    m_shelf->openAgain(path);
    Q_EMIT storeOutdated(path);
}

// What a notice of a page offers.
void MainWindow::fulfil(CollectionPage::Wish wish, const std::shared_ptr<OpenStore> &store)
{
    const QString path = store->info().path;
    switch (wish) {
    case CollectionPage::Wish::CopyAgain:
        return m_shelf->openAgain(path);
    case CollectionPage::Wish::CloseStore:
        return m_shelf->close(path);
    case CollectionPage::Wish::CheckStore:
        checkStore(store);
        return;
    }
}

// ---- choosing ----

void MainWindow::chooseFile(bool copy)
{
    auto *dialog = new QFileDialog(this, copy ? tr("Open a store read from a copy") : tr("Open a store"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("Databases (*.db *.sqlite *.sqlite3 *.db3)"), tr("All files (*)")});
    dialog->selectNameFilter(tr("All files (*)"));
    connect(dialog, &QFileDialog::filesSelected, this,
            [this, copy](const QStringList &files) { openPaths(files, copy); });
    dialog->open();
}

void MainWindow::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Open a folder with a store"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) { openPaths({folder}); });
    dialog->open();
}

void MainWindow::chooseWatched()
{
    auto *dialog = new QFileDialog(this, tr("Watch a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &folder) {
        m_settings.setFolders(m_settings.folders() << folder);
        m_welcome->setFolders(m_settings.folders());
        m_welcome->lookAgain();
    });
    dialog->open();
}

void MainWindow::startDemo()
{
    if (!m_demo) {
        m_demo = new DemoRun(this);
        connect(m_demo, &DemoRun::ready, this, [this](const QStringList &stores) { openPaths(stores); });
        connect(m_demo, &DemoRun::failed, this, [this](const QString &sentence) {
            m_strip->say(Strip::Tone::Warning, {}, sentence);
            m_strip->setClosable(true);
        });
    }
    m_demo->start();
}

void MainWindow::showRecent()
{
    m_actions->recent->clear();
    for (const QString &path : m_settings.recent())
        m_actions->recent->addAction(Formats::path(path, 70), this, [this, path] { openPaths({path}); });
    if (m_actions->recent->isEmpty())
        m_actions->recent->addAction(tr("Nothing yet"))->setEnabled(false);
}

// They come back when the store is open again.
void MainWindow::keepTabs(const QString &path)
{
    std::erase_if(m_restore.tabs, [&path](const auto &tab) { return tab.path == path; });
    const WindowSettings::Window now = state();
    m_restore.splitter = now.splitter;
    for (size_t at = 0; at < now.tabs.size(); ++at) {
        if (now.tabs[at].path != path)
            continue;
        m_restore.tabs.push_back(now.tabs[at]);
        if (int(at) == now.current)
            m_restoreCurrent = now.tabs[at];
    }
}

} // namespace storescope
