// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/mainwindow.h"

#include "core/read/addedcolumns.h"
#include "ui/detail/detaildock.h"
#include "ui/look/icons.h"
#include "ui/models/related.h"
#include "ui/models/storesmodel.h"
#include "ui/pages/artifactspage.h"
#include "ui/pages/welcomepage.h"
#include "ui/views/parameterfield.h"
#include "ui/views/picture.h"
#include "ui/window/artifactfile.h"
#include "ui/window/checkpage.h"
#include "ui/window/demorun.h"
#include "ui/window/dragout.h"
#include "ui/window/exportlist.h"
#include "ui/window/harmmeter.h"
#include "ui/window/idsearch.h"
#include "ui/window/keybindings.h"
#include "ui/window/maintenance.h"
#include "ui/window/pagecommands.h"
#include "ui/window/preferencesdialog.h"
#include "ui/window/storesdock.h"
#include "ui/window/tabarea.h"
#include "ui/window/tasksegment.h"
#include "ui/window/windowactions.h"

#include <QCloseEvent>
#include <QDialog>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>
#include <QStatusBar>

namespace storescope {

namespace {
constexpr int columnsMs = 400; // an edge that is dragged has come to rest
} // namespace

MainWindow::MainWindow(std::shared_ptr<StorePool> pool, WindowSettings settings, QWidget *parent)
    : QMainWindow(parent),
      m_settings(std::move(settings)),
      m_shelf(new StoreShelf(pool ? std::move(pool) : std::make_shared<StorePool>(), this)),
      m_storesModel(new StoresModel(this)),
      m_storesDock(new StoresDock(m_storesModel, this)),
      m_detail(new DetailDock(this)),
      m_tabs(new TabArea),
      m_welcome(new WelcomePage(m_shelf->profiles())),
      m_strip(new Strip),
      m_exports(new ExportList),
      m_actions(new WindowActions(this)),
      m_commands(new PageCommands(&m_settings, this)),
      m_maintenance(new Maintenance(m_tabs, m_actions, m_shelf, this)),
      m_meter(new HarmMeter),
      m_tasks(new TaskSegment),
      m_keys(new KeyBindings(m_actions->all(), this)),
      m_total(new QLabel),
      m_shown(new QLabel),
      m_selected(new QLabel),
      m_lag(new QLabel)
{
    makePicturesAccessible();
    setWindowTitle(QStringLiteral("Storescope"));
    setWindowIcon(QIcon(QStringLiteral(":/storescope/icons/storescope.svg")));
    setMinimumSize(800, 560);
    setAcceptDrops(true);
    m_dragOut = std::make_unique<DragOut>(m_shelf->pool()->keeper());
    connect(m_dragOut.get(), &DragOut::ready, this, &MainWindow::dragOut);
    m_exports->setKeeper(m_shelf->pool()->keeper());
    connect(m_exports, &ExportList::done, this, &MainWindow::exported);
    build();
    buildStatus();
    m_keys->load(m_settings.store());
    m_shelf->setWishes([this](const QString &path) {
        return StoreShelf::Wishes{m_settings.parameters(path), m_settings.quietAfter() * 1000};
    });
    connectActions();
    connectViewActions();
    connectShelf();
    connectMaintenance();
    resize(1440, 900);
    const auto left = m_settings.windows();
    place(left.empty() ? WindowSettings::Window() : left.front());
    updateFrame();
    applyZoom();
    // One timer a window, aligned to the second: countdowns of all views change together.
    m_second.setTimerType(Qt::PreciseTimer);
    m_second.setSingleShot(true);
    connect(&m_second, &QTimer::timeout, this, &MainWindow::everySecond);
    m_columnsTimer.setSingleShot(true);
    m_columnsTimer.setInterval(columnsMs);
    connect(&m_columnsTimer, &QTimer::timeout, this, &MainWindow::keepColumns);
}

MainWindow::~MainWindow()
{
    keepColumns();
    m_arranging = true; // nothing is shown any more
    m_tabs->disconnect(this);
    // Pages hold models, models hold tails and scans of their stores: they go first.
    for (int tab = m_tabs->count() - 1; tab >= 0; --tab) {
        if (QWidget *page = m_tabs->widget(tab); page != m_welcome)
            delete page;
    }
    qDeleteAll(findChildren<CollectionPage *>()); // that were replaced
    delete m_maintenance;
    qDeleteAll(findChildren<IdSearch *>());
    qDeleteAll(findChildren<QDialog *>(QString(), Qt::FindDirectChildrenOnly));
    delete m_exports;
    delete m_artifactFile;
    m_dragOut.reset();
    if (m_demo)
        m_shelf->pool()->keeper()->endLater(std::unique_ptr<DemoRun>(m_demo));
    delete m_detail;
    delete m_pinned;
    delete m_storesDock;
    delete m_storesModel;
    delete m_shelf; // the last to hold the stores
}

void MainWindow::build()
{
    auto *centre = new QWidget;
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(m_exports);
    column->addWidget(m_tabs, 1);
    centre->setMinimumWidth(420);
    setCentralWidget(centre);
    m_tabs->insertTab(0, m_welcome, themeIcon("database-index"), tr("Stores"));
    addDockWidget(Qt::LeftDockWidgetArea, m_storesDock);
    addDockWidget(Qt::RightDockWidgetArea, m_detail);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    resizeDocks({m_storesDock, m_detail}, {218, 352}, Qt::Horizontal);
    connect(m_tabs, &TabArea::currentChanged, this, &MainWindow::currentTabChanged);
    connect(m_tabs, &TabArea::closeWanted, this, [this](QWidget *page) { closeTab(m_tabs->indexOf(page)); });
    connect(m_storesDock, &StoresDock::collectionWanted, this, &MainWindow::showCollection);
    connect(m_storesDock, &StoresDock::closeWanted, m_shelf, &StoreShelf::close);
    connect(m_storesDock, &StoresDock::openWanted, this, [this] { chooseFile(false); });
    connect(m_welcome, &WelcomePage::openWanted, this,
            [this](const QStringList &paths) { openPaths(paths); });
    connect(m_welcome, &WelcomePage::openFileWanted, this, [this] { chooseFile(false); });
    connect(m_welcome, &WelcomePage::openCopyWanted, this,
            [this](const QStringList &paths) { openPaths(paths, true); });
    connect(m_welcome, &WelcomePage::watchFolderWanted, this, &MainWindow::chooseWatched);
    m_welcome->setHidden(m_settings.hiddenStores());
    connect(m_welcome, &WelcomePage::hiddenChanged, this,
            [this](const QStringList &paths) { m_settings.setHiddenStores(paths); });
    connect(m_welcome, &WelcomePage::foldersWanted, this,
            [this] { showPreferences(PreferencesDialog::Places); });
    connect(m_welcome, &WelcomePage::demoWanted, this, &MainWindow::startDemo);
    connect(m_welcome, &WelcomePage::summaryChanged, this, &MainWindow::updateStatus);
    connect(m_detail, &DetailDock::filterWanted, this,
            [this](const QString &field, const QString &value, bool exclude) {
                if (CollectionPage *page = currentPage())
                    PageCommands::filterByField(*page, field, value, exclude);
            });
    connect(m_detail, &DetailDock::relatedWanted, this, [this](const Related &related) {
        if (const CollectionPage *page = currentPage())
            goToRelated(page->store()->info().path, related);
    });
    connect(m_detail, &DetailDock::columnWanted, this, [this](const QString &name) {
        if (CollectionPage *page = currentPage())
            addColumn(page, name);
    });
    connect(m_detail, &DetailDock::openedChanged, this, [this](const QStringList &nodes) {
        if (const CollectionPage *page = currentPage())
            m_settings.setOpened(page->placeId(), nodes);
    });
    connect(m_detail, &DetailDock::idWanted, this, &MainWindow::findId);
    connect(m_detail, &DetailDock::pinWanted, this, &MainWindow::pinDetail);
    connect(m_detail, &DetailDock::tabChanged, this, [this](int tab) {
        if (const CollectionPage *page = currentPage())
            m_settings.setDetailTab(kindName(page->collection().kind()), tab);
    });
}

CollectionPage *MainWindow::showCollection(const QString &path, const QString &collectionId)
{
    for (CollectionPage *page : pages()) {
        if (page->store()->info().path == path && page->collection().id() == collectionId) {
            m_tabs->setCurrentWidget(page);
            return page;
        }
    }
    const auto store = m_shelf->store(path);
    const auto collection = store ? store->collection(collectionId) : nullptr;
    if (!collection)
        return nullptr;
    const bool atEnd = collection->kind() == Kind::Log && m_settings.opensAtEnd();
    const QString last = atEnd ? QString() : m_settings.lastKey(path + QLatin1Char('|') + collectionId);
    const auto at =
        last.isEmpty() ? std::nullopt : std::optional<Key>(keyFromString(last, collection->integerKeys()));
    CollectionPage *page = addPage(store, collection, at, {});
    m_tabs->setCurrentWidget(page);
    updateFrame(); // the first page takes the place of the welcome page
    return page;
}

CollectionPage *MainWindow::addPage(const std::shared_ptr<OpenStore> &store,
                                    const std::shared_ptr<const Collection> &asOpened,
                                    const std::optional<Key> &at, const QString &filter)
{
    const QString place = store->info().path + QLatin1Char('|') + asOpened->id();
    const auto collection =
        setAddedColumns(*store, asOpened->id(), m_settings.addedColumns(place)).value_or(asOpened);
    CollectionPage *page = makePage(store, collection, m_tabs);
    const int tab = m_tabs->addTab(page, kindIcon(collection->kind()), page->title());
    m_tabs->setTabToolTip(tab, page->placeId().replace(QLatin1Char('|'), QStringLiteral("\n")));
    page->setColumnState(m_settings.columns(columnsPlace(*page)));
    page->filterBar()->setHistory(m_settings.filters(page->placeId()));
    page->setTimeStyle(times());
    page->setZoom(m_settings.zoom());
    page->view()->setReducedMotion(m_settings.reducedMotion());
    m_commands->loadMarks(*page);
    if (const auto profile = m_shelf->profiles()->profile(store->info().product))
        page->setParameters((*profile)->parameters, m_settings.parameters(store->info().path));
    connectPage(page);
    page->open(at, filter);
    updateFrame();
    return page;
}

void MainWindow::connectPage(CollectionPage *page)
{
    connect(page, &CollectionPage::statusChanged, this, [this, page] {
        if (page == currentPage()) {
            updateStatus();
            updateActions();
        }
    });
    connect(page, &CollectionPage::currentChanged, this, [this, page] {
        if (page == currentPage())
            updateDetail();
    });
    connect(page->view(), &RecordView::selectionCountChanged, this, [this, page](int rows) {
        if (rows == 2 && page == currentPage())
            updateDetail();
    });
    connect(page, &CollectionPage::contextMenuWanted, this, &MainWindow::showCellMenu);
    connect(page, &CollectionPage::columnsChanged, this, [this, page] { columnsChanged(page); });
    connect(
        page, &CollectionPage::wished, this,
        [this, page](CollectionPage::Wish wish) { fulfil(wish, page->store()); },
        Qt::QueuedConnection); // the page may go
    connect(
        page, &CollectionPage::outgrown, this, [this, page] { openAgain(page); },
        Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
    connect(page, &CollectionPage::parameterChosen, this,
            [this, path = page->store()->info().path](const ParameterChoice &choice) {
                QTimer::singleShot(0, this, [this, path, choice] { // the page goes
                    setParameter(path, choice.name, choice.value);
                });
            });
    connect(page, &CollectionPage::columnsReset, this, [this, page] {
        m_columnsOf.clear();
        m_settings.setColumns(columnsPlace(*page), {});
        removeColumn(page, {});
    });
    connect(page->filterBar(), &FilterBar::historyChanged, this,
            [this, page] { m_settings.setFilters(page->placeId(), page->filterBar()->history()); });
    page->filterBar()->setSaved(m_settings.savedFilters(page->placeId()));
    connect(page->filterBar(), &FilterBar::savedChanged, this,
            [this, page] { m_settings.setSavedFilters(page->placeId(), page->filterBar()->saved()); });
    page->view()->addActions(
        {m_actions->newest, m_actions->openRow, m_actions->checkRow, m_actions->checkRange});
    connect(page->view(), &RecordView::zoomWanted, this,
            [this](int step) { setZoom(m_settings.zoom() + step * 10); });
    if (auto *artifacts = qobject_cast<ArtifactsPage *>(page)) {
        connect(artifacts, &ArtifactsPage::exportWanted, m_actions->exportRows, &QAction::trigger);
        connect(artifacts, &ArtifactsPage::referencesWanted, m_actions->copyReference, &QAction::trigger);
    }
    connect(page->view(), &RecordView::dragWanted, this, [this, page] { m_dragOut->begin(*page); });
    connect(page->view(), &RecordView::activatedRow, this, [this] {
        m_showDetail = true;
        m_detail->show();
        m_detail->focusBody();
    });
}

void MainWindow::closeTab(int tab)
{
    QWidget *widget = m_tabs->widget(tab);
    if (!widget)
        return;
    if (widget == m_welcome) {
        if (m_tabs->count() > 1) {
            m_tabs->removeTab(tab);
            m_welcome->setParent(this);
            m_welcome->hide();
        }
    } else {
        m_maintenance->leave(widget);
        keepColumns();
        if (const auto *page = qobject_cast<CollectionPage *>(widget)) {
            const auto key = page->readingKey();
            m_settings.setLastKey(page->placeId(), key ? toString(*key) : QString());
        }
        m_tabs->removeTab(tab);
        delete widget;
    }
    updateFrame();
}

CollectionPage *MainWindow::currentPage() const
{
    return qobject_cast<CollectionPage *>(m_tabs->currentWidget());
}

QList<CollectionPage *> MainWindow::pages() const
{
    QList<CollectionPage *> pages;
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (auto *page = qobject_cast<CollectionPage *>(m_tabs->widget(tab)))
            pages << page;
    }
    return pages;
}

void MainWindow::currentTabChanged()
{
    if (m_arranging)
        return;
    const CollectionPage *page = currentPage();
    const QWidget *shown = m_tabs->currentWidget();
    setWindowTitle(shown && shown != m_welcome
                       ? QStringLiteral("%1 — Storescope").arg(m_tabs->tabText(m_tabs->currentIndex()))
                       : QStringLiteral("Storescope"));
    if (page) {
        m_storesDock->showCurrent(page->store()->info().path, page->collection().id());
        m_detail->setCurrentTab(m_settings.detailTab(kindName(page->collection().kind())));
    }
    updateStatus();
    updateDetail();
    updateActions();
}

} // namespace storescope
