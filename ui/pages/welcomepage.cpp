// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/pages/welcomepage.h"

#include "core/base/onready.h"
#include "core/base/text.h"
#include "ui/look/formats.h"
#include "ui/look/icons.h"
#include "ui/look/linklabel.h"
#include "ui/pages/founddelegate.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QUrl>
#include <QtConcurrent>

namespace storescope {

namespace {

constexpr int mostPeeked = 40;   // stores that are looked into
constexpr int mostWatched = 200; // whose last write is looked at
constexpr int headingHeight = 28;

} // namespace

WelcomePage::WelcomePage(std::shared_ptr<const ProfileLibrary> profiles, QWidget *parent)
    : QWidget(parent),
      m_profiles(profiles),
      m_model(new FoundStoresModel(profiles, this)),
      m_peek(new StorePeek(std::move(profiles), this)),
      m_view(new QTableView),
      m_note(new QLabel),
      m_nothing(new QLabel(m_view)),
      m_open(new QPushButton(tr("Open"))),
      m_showHidden(new QPushButton),
      m_recent(new QVBoxLayout),
      m_recentTitle(new QLabel(tr("Continue"))),
      m_graveyard(new QWidget),
      m_graveyardNote(new LinkLabel)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(26, 20, 26, 12);
    row->setSpacing(22);
    row->addWidget(buildList(), 1);
    row->addWidget(buildSide());
    connect(m_peek, &StorePeek::looked, m_model, &FoundStoresModel::setLooked);
    connect(m_model, &QAbstractItemModel::modelReset, this, &WelcomePage::layOutRows);
    connect(&m_search, &QFutureWatcherBase::resultsReadyAt, this, &WelcomePage::found);
    connect(&m_search, &QFutureWatcherBase::finished, this, &WelcomePage::searchDone);
}

WelcomePage::~WelcomePage()
{
    m_cancel.cancel();
}

QWidget *WelcomePage::buildList()
{
    auto *area = new QWidget;
    auto *column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto *head = new QHBoxLayout;
    head->setSpacing(14);
    auto *icon = new QLabel;
    icon->setPixmap(QIcon(QStringLiteral(":/storescope/icons/storescope.svg")).pixmap(40, 40));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *title = new QLabel(tr("Stores on this machine"));
    QFont large = title->font();
    large.setPointSizeF(large.pointSizeF() > 0 ? large.pointSizeF() * 1.7 : 16);
    if (font().pixelSize() > 0)
        large.setPixelSize(font().pixelSize() * 17 / 10);
    title->setFont(large);
    auto *promise =
        new QLabel(tr("Storescope only reads them. No file is created, changed or locked by looking."));
    promise->setForegroundRole(QPalette::PlaceholderText);
    words->addWidget(title);
    words->addWidget(promise);
    auto *find = new QLineEdit;
    find->setPlaceholderText(tr("Find by name, program, path"));
    find->setAccessibleName(tr("Find by name, program, path"));
    find->addAction(themeIcon("search"), QLineEdit::LeadingPosition);
    find->setClearButtonEnabled(true);
    find->setFixedWidth(230);
    find->setMinimumHeight(28);
    auto *again = new QPushButton(themeIcon("view-refresh"), tr("Look again"));
    head->addWidget(icon);
    head->addLayout(words, 1);
    head->addWidget(find);
    head->addWidget(again);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new FoundDelegate(m_view));
    m_view->setAccessibleName(tr("Stores on this machine"));
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(qMax(42, fontMetrics().height() * 2 + 8));
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(20);
    header->setSectionResizeMode(FoundStoresModel::Live, QHeaderView::Fixed);
    header->resizeSection(FoundStoresModel::Live, 30);
    header->setSectionResizeMode(FoundStoresModel::Store, QHeaderView::Stretch);
    header->resizeSection(FoundStoresModel::Program, 124);
    header->setSectionResizeMode(FoundStoresModel::Contents, QHeaderView::Stretch);
    header->resizeSection(FoundStoresModel::Size, 84);
    header->resizeSection(FoundStoresModel::LastWrite, 112);
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->setForegroundRole(QPalette::PlaceholderText);
    auto *cover = new QVBoxLayout(m_view);
    cover->addWidget(m_nothing);
    auto *foot = new QHBoxLayout;
    m_note->setForegroundRole(QPalette::PlaceholderText);
    auto *file = new QPushButton(themeIcon("document-open"), tr("Open file…"));
    auto *folder = new QPushButton(themeIcon("list-add"), tr("Watch a folder…"));
    m_open->setDefault(true);
    m_open->setEnabled(false);
    auto *folders = new QPushButton(tr("Folders…"));
    folders->setToolTip(tr("The folders that are looked through"));
    m_showHidden->hide();
    foot->addWidget(m_note, 1);
    foot->addWidget(m_showHidden);
    foot->addWidget(folders);
    foot->addWidget(file);
    foot->addWidget(folder);
    foot->addWidget(m_open);
    column->addLayout(head);
    column->addWidget(m_view, 1);
    column->addLayout(foot);
    connect(again, &QPushButton::clicked, this, &WelcomePage::lookAgain);
    connect(find, &QLineEdit::textChanged, m_model, &FoundStoresModel::setNeedle);
    connect(file, &QPushButton::clicked, this, &WelcomePage::openFileWanted);
    connect(folder, &QPushButton::clicked, this, &WelcomePage::watchFolderWanted);
    connect(folders, &QPushButton::clicked, this, &WelcomePage::foldersWanted);
    connect(m_showHidden, &QPushButton::clicked, this, &WelcomePage::showHidden);
    connect(m_open, &QPushButton::clicked, this, &WelcomePage::openSelected);
    connect(m_view, &QTableView::activated, this, &WelcomePage::openSelected);
    connect(m_view, &QWidget::customContextMenuRequested, this, &WelcomePage::showMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_open->setEnabled(!selectedPaths().isEmpty()); });
    return area;
}

void WelcomePage::lookAgain()
{
    m_cancel.cancel();
    m_cancel = CancelToken();
    m_peek->stop();
    m_model->clear();
    m_begun = QDateTime::currentMSecsSinceEpoch();
    m_note->setText(tr("Looking in the places that the profiles name…"));
    m_nothing->setText(tr("Looking…"));
    m_nothing->show();
    DiscoveryOptions options;
    options.folders = m_folders;
    m_search.setFuture(discoverStores(m_profiles, options, m_cancel));
    Q_EMIT summaryChanged();
}

void WelcomePage::found(int begin, int end)
{
    for (int at = begin; at < end; ++at) {
        if (const FoundStore store = m_search.resultAt(at); !m_hidden.contains(store.path))
            m_model->add(store);
    }
    m_nothing->hide();
    Q_EMIT summaryChanged();
}

void WelcomePage::searchDone()
{
    if (!m_view->underMouse())
        putInOrder();
    m_peek->start(m_model->paths().mid(0, mostPeeked));
    const double took = double(QDateTime::currentMSecsSinceEpoch() - m_begun) / 1000;
    m_note->setText(
        tr("Looked in the known places of %Ln program(s) in %1 s.", nullptr, int(m_profiles->ids().size()))
            .arg(QLocale().toString(took, 'f', 2)));
    m_nothing->setText(
        tr("No store of a known program was found in its usual place.\n"
           "Open a database file or a folder, or drop one here: any SQLite file can be read, known or not."));
    m_nothing->setVisible(m_model->rowCount() == 0);
    m_showHidden->setText(tr("Show %Ln hidden", nullptr, int(m_hidden.size())));
    m_showHidden->setVisible(!m_hidden.isEmpty());
    Q_EMIT summaryChanged();
}

void WelcomePage::second()
{
    if (m_search.isFinished())
        lookForWrites();
    m_model->tick();
}

// Only times of files, and not here: a disk may not answer.
void WelcomePage::lookForWrites()
{
    if (std::exchange(m_lookingForWrites, true))
        return;
    const auto look = [paths = m_model->paths().mid(0, mostWatched)] {
        QHash<QString, QDateTime> times;
        for (const QString &path : paths) {
            QDateTime last = QFileInfo(path).lastModified();
            for (const char *beside : {"-wal", "-journal"}) {
                const QFileInfo file(path + QLatin1String(beside));
                if (file.exists())
                    last = qMax(last, file.lastModified());
            }
            times.insert(path, last);
        }
        return times;
    };
    onReady(this, QtConcurrent::run(look), [this](const QHash<QString, QDateTime> &times) {
        m_lookingForWrites = false;
        m_model->setLastWrites(times);
        if (m_model->isOutOfOrder() && !m_view->underMouse())
            putInOrder();
    });
}

// What was chosen stays chosen.
void WelcomePage::putInOrder()
{
    const QStringList chosen = selectedPaths();
    const QString current = m_view->currentIndex().data(FoundStoresModel::PathRole).toString();
    m_model->putInOrder();
    QItemSelectionModel *selection = m_view->selectionModel();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex index = m_model->index(row, FoundStoresModel::Store);
        const QString path = index.data(FoundStoresModel::PathRole).toString();
        if (!path.isEmpty() && path == current)
            selection->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
        if (chosen.contains(path))
            selection->select(index, QItemSelectionModel::Select | QItemSelectionModel::Rows);
    }
}

void WelcomePage::hideStore(const QString &path)
{
    m_hidden << path;
    m_model->hide(path);
    Q_EMIT hiddenChanged(m_hidden);
}

void WelcomePage::showHidden()
{
    m_hidden.clear();
    m_showHidden->hide();
    Q_EMIT hiddenChanged(m_hidden);
    lookAgain();
}

// Headings stand over all columns, and lower than stores.
void WelcomePage::layOutRows()
{
    m_view->clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const bool heading = m_model->isHeading(row);
        if (heading)
            m_view->setSpan(row, 0, 1, FoundStoresModel::ColumnCount);
        m_view->setRowHeight(row, heading ? headingHeight : m_view->verticalHeader()->defaultSectionSize());
    }
}

QString WelcomePage::summary() const
{
    return tr("%Ln store(s) found, %1 being written", nullptr, m_model->storeCount())
        .arg(m_model->liveCount());
}

QStringList WelcomePage::selectedPaths() const
{
    QStringList paths;
    for (const QModelIndex &index : m_view->selectionModel()->selectedRows())
        paths << index.data(FoundStoresModel::PathRole).toString();
    return paths;
}

void WelcomePage::openSelected()
{
    const QStringList paths = selectedPaths();
    if (!paths.isEmpty())
        Q_EMIT openWanted(paths);
}

void WelcomePage::showMenu(const QPoint &at)
{
    const QModelIndex index = m_view->indexAt(at);
    if (!index.isValid() || m_model->isHeading(index.row()))
        return;
    const QString path = index.data(FoundStoresModel::PathRole).toString();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Open"), this, &WelcomePage::openSelected);
    menu->addAction(tr("Open read from a copy"), this, [this, path] { Q_EMIT openCopyWanted({path}); });
    menu->addAction(tr("Hide"), this, [this, path] { hideStore(path); });
    menu->addAction(tr("Copy path"), this, [path] { QGuiApplication::clipboard()->setText(path); });
    menu->addAction(tr("Show in file manager"), this,
                    [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).path())); });
    menu->popup(m_view->viewport()->mapToGlobal(at));
}

} // namespace storescope
