// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/pages/collectionpage.h"

#include "core/base/onready.h"
#include "core/base/text.h"
#include "ui/models/loadedmodel.h"
#include "ui/pages/artifactspage.h"
#include "ui/pages/groupedpage.h"
#include "ui/pages/logpage.h"
#include "ui/pages/queuepage.h"
#include "ui/views/parameterfield.h"

#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QtConcurrent>

namespace storescope {

namespace {
constexpr int lateMs = 300;
constexpr int sampledRows = 4096; // for the completion
constexpr int fewRows = 5;        // too few to tell how wide columns must be
constexpr int barMs = 100;        // the line at the foot changes at most ten times a second
} // namespace

CollectionPage *makePage(const std::shared_ptr<OpenStore> &store,
                         const std::shared_ptr<const Collection> &collection, QWidget *parent)
{
    // Of a large queue, artifacts or sessions a part is held: their tiles and lanes say more than every row.
    const bool large = !LoadedModel::holdsPart(collection->kind()) &&
                       store->rowCount(collection->id()).rows > LoadedModel::mostRows;
    if (collection->kind() == Kind::Log || large)
        return new LogPage(store, collection, parent);
    switch (collection->kind()) {
    case Kind::Queue:
        return new QueuePage(store, collection, parent);
    case Kind::Artifacts:
        return new ArtifactsPage(store, collection, parent);
    case Kind::KeyValue:
    case Kind::Versions:
        return new GroupedPage(store, collection, parent);
    default:
        return new TablePage(store, collection, parent);
    }
}

CollectionPage::CollectionPage(RowsModel *model, QWidget *parent)
    : QWidget(parent),
      m_store(model->store()),
      m_model(model),
      m_live(new LiveState(this)),
      m_column(new QVBoxLayout(this)),
      m_middle(new QHBoxLayout),
      m_notice(new Strip(this)),
      m_notices(new Notices(m_notice)),
      m_mistake(new Strip(this)),
      m_scan(new Strip(this)),
      m_looking(new Strip(this)),
      m_filter(new FilterBar(model->sharedCollection(), this)),
      m_view(new RecordView(this)),
      m_find(new FindBar(this)),
      m_liveBar(new LiveBar(this)),
      m_openedAt(Instant::now()),
      m_fit(m_view),
      m_search(new StoreSearch(m_store, model->collection().id(), this)),
      m_rowSearch(new RowSearch(model, this))
{
    model->setParent(this);
    build();
    connectModel();
    connectView();
    connectStore();
}

CollectionPage::~CollectionPage() = default;

void CollectionPage::build()
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_notice);
    m_column->addWidget(m_filter);
    m_column->addWidget(m_mistake);
    m_column->addWidget(m_scan);
    m_column->addWidget(m_looking);
    m_middle->setSpacing(0);
    m_middle->addWidget(m_view, 1);
    m_column->addLayout(m_middle, 1);
    m_column->addWidget(m_find);
    m_column->addWidget(m_liveBar);
    m_view->setAccessibleName(tr("Rows of %1").arg(title()));
    m_view->setRows(m_model, m_live);
    setFocusProxy(m_view);
    layOutColumns();
    m_lateTimer.setSingleShot(true);
    connect(&m_lateTimer, &QTimer::timeout, this, [this] {
        m_late = true;
        showState();
    });
    m_barTimer.setSingleShot(true);
    m_barTimer.setInterval(barMs);
    connect(&m_barTimer, &QTimer::timeout, this, [this] {
        updateLiveBar();
        Q_EMIT statusChanged();
    });
}

void CollectionPage::connectModel()
{
    const auto soon = [this] {
        if (!m_barTimer.isActive())
            m_barTimer.start();
    };
    connect(m_model, &RowsModel::arrived, m_live, &LiveState::arrived);
    connect(m_model, &RowsModel::arrived, this, soon);
    connect(m_model, &RowsModel::totalChanged, this, soon);
    connect(m_model, &RowsModel::failed, this, &CollectionPage::readFailed);
    connect(m_model, &RowsModel::scanProgressed, this, &CollectionPage::scanProgressed);
    connect(m_model, &RowsModel::scanFinished, this, &CollectionPage::scanFinished);
    connect(m_model, &RowsModel::filterReady, this, &CollectionPage::showState);
    connect(m_model, &RowsModel::started, this, [this] {
        m_lateTimer.stop();
        m_late = false;
        fitColumns(true);
        showState();
        updateLiveBar();
        Q_EMIT statusChanged();
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (m_fit.samples() < fewRows)
            fitColumns(true);
    });
    connect(m_model, &RowsModel::totalChanged, this, &CollectionPage::readAgain);
    connect(m_model, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last, const QList<int> &roles) {
                if (!roles.isEmpty()) // only a countdown went on
                    return;
                if (!m_widthsKept && m_fit.grow(first.row(), last.row()))
                    fitColumns(false);
                readAgain();
                const int current = m_view->currentIndex().row();
                if (current >= first.row() && current <= last.row())
                    Q_EMIT currentChanged();
            });
    connect(m_live, &LiveState::modeChanged, this, [this](LiveState::Mode mode) {
        m_model->setPaused(mode == LiveState::Mode::Paused);
        if (mode == LiveState::Mode::Following && canFollow())
            m_view->stayAtEnd();
        updateLiveBar();
        Q_EMIT statusChanged();
    });
    connect(m_live, &LiveState::waitingChanged, this, soon);
}

void CollectionPage::connectView()
{
    connect(m_view, &RecordView::wentAway, m_live, &LiveState::leaveEnd);
    connect(m_view, &RecordView::wantsFollow, m_live, &LiveState::follow);
    connect(m_view, &RecordView::currentRowChanged, this, &CollectionPage::currentChanged);
    connect(m_view, &RecordView::selectionCountChanged, this, [this](int rows) {
        m_selected = rows;
        Q_EMIT statusChanged();
    });
    connect(m_view, &RecordView::emptyButtonPressed, this, [this] {
        if (searchesLiveOnly())
            m_filter->replaceTerms({QStringLiteral("state:")}, {});
        else
            m_filter->clear();
    });
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        const QModelIndex index = m_view->indexAt(at);
        if (index.isValid())
            Q_EMIT contextMenuWanted(index, m_view->viewport()->mapToGlobal(at));
    });
    QHeaderView *header = m_view->horizontalHeader();
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &at) {
        showColumnMenu(header->mapToGlobal(at), header->logicalIndexAt(at));
    });
    // What stretches follows the window; all else is the user's doing.
    connect(header, &QHeaderView::sectionResized, this, [this, header](int section) {
        if (m_layingOut || header->isSectionHidden(section) ||
            header->sectionResizeMode(section) != QHeaderView::Interactive)
            return;
        m_widthsKept = true;
        Q_EMIT columnsChanged();
    });
    connect(m_view, &RecordView::roomChanged, this, [this] { fitColumns(false); });
    const auto byUser = [this] {
        if (!m_layingOut)
            Q_EMIT columnsChanged();
    };
    connect(header, &QHeaderView::sectionMoved, this, byUser);
    connect(header, &QHeaderView::sortIndicatorChanged, this, byUser);
    connect(m_find, &FindBar::changed, this, &CollectionPage::findChanged);
    connect(m_find, &FindBar::stepWanted, this, &CollectionPage::stepFind);
    connect(m_find, &FindBar::closed, m_view, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_filter, &FilterBar::applied, this, &CollectionPage::applyFilter);
    connect(m_filter, &FilterBar::escaped, m_view, [this] { m_view->setFocus(Qt::OtherFocusReason); });
    connect(m_filter, &FilterBar::mistakeChanged, this, [this](const QString &sentence) {
        if (sentence.isEmpty())
            m_mistake->hide();
        else
            m_mistake->say(Strip::Tone::Error, {}, sentence);
    });
    connect(m_filter, &FilterBar::sampleWanted, this, &CollectionPage::sampleRows);
    connect(m_scan, &Strip::pressed, m_model, &RowsModel::stopScan);
    connect(m_looking, &Strip::pressed, this, &CollectionPage::stopSearch);
    connect(m_search, &StoreSearch::progressed, this, &CollectionPage::searchOn);
    connect(m_search, &StoreSearch::ended, m_looking, &QWidget::hide);
    connect(m_rowSearch, &RowSearch::progressed, this, [this] { searchOn(m_rowSearch->passed()); });
    connect(m_rowSearch, &RowSearch::over, m_looking, &QWidget::hide);
}

void CollectionPage::open(const std::optional<Key> &at, const QString &filter)
{
    m_lateTimer.start(lateMs);
    m_view->setEmptyText({});
    m_model->start(at);
    if (at)
        m_live->leaveEnd();
    if (!filter.isEmpty())
        m_filter->setText(filter);
    updateLiveBar();
}

QString CollectionPage::title() const
{
    const QString name = collection().title().isEmpty() ? collection().id() : collection().title();
    return QStringLiteral("%1: %2").arg(m_store->info().name, name);
}

QString CollectionPage::placeId() const
{
    return m_store->info().path + QLatin1Char('|') + collection().id();
}

const Record *CollectionPage::currentRecord() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() && current.row() < m_model->rowCount() ? m_model->recordAt(current.row())
                                                                    : nullptr;
}

const Record *CollectionPage::previousRecord() const
{
    const QModelIndex current = m_view->currentIndex();
    return current.isValid() && current.row() > 0 ? m_model->recordAt(current.row() - 1) : nullptr;
}

std::optional<Key> CollectionPage::readingKey() const
{
    if (canFollow() && m_live->mode() == LiveState::Mode::Following)
        return std::nullopt;
    if (const Record *current = currentRecord())
        return current->key;
    return m_model->keyAt(m_view->firstVisibleRow());
}

std::optional<std::vector<Key>> CollectionPage::selectedKeys() const
{
    std::vector<Key> keys;
    for (const int row : m_view->selectedRows()) {
        const auto key = m_model->keyAt(row);
        if (!key)
            return std::nullopt;
        keys.push_back(*key);
    }
    return keys;
}

void CollectionPage::setParameters(const std::vector<ParameterSpec> &parameters,
                                   const QHash<QString, Value> &values)
{
    QWidget *fields = nullptr;
    for (const ParameterSpec &parameter : parameters) {
        if (!ParameterField::isUsedBy(parameter, collection().spec()))
            continue;
        if (!fields) {
            fields = new QWidget(this);
            (new QHBoxLayout(fields))->setContentsMargins(0, 0, 0, 0);
        }
        const auto own = values.constFind(parameter.name);
        auto *field = new ParameterField(
            parameter, own == values.constEnd() ? std::nullopt : std::optional<Value>(*own), fields);
        field->setObjectName(parameter.name);
        fields->layout()->addWidget(field);
        connect(field, &ParameterField::chosen, this, &CollectionPage::parameterChosen);
    }
    if (fields)
        placeParameters(fields);
}

ParameterField *CollectionPage::parameter(const QString &name) const
{
    return findChild<ParameterField *>(name);
}

// A line of their own above the filter.
void CollectionPage::placeParameters(QWidget *fields)
{
    fields->layout()->setContentsMargins(10, 4, 8, 4);
    static_cast<QHBoxLayout *>(fields->layout())->addStretch(1);
    m_column->insertWidget(m_column->indexOf(m_filter), fields);
}

// ---- filter ----

// What the newest rows hold, for the completion: read once, looked through on another thread.
void CollectionPage::sampleRows()
{
    if (std::exchange(m_sampled, true))
        return;
    PageRequest request;
    request.count = sampledRows;
    request.preview = {2048, 4096};
    onReady(this, m_store->page(collection().id(), request), [this](const Result<Page> &page) {
        if (!page)
            return;
        const auto sample = [collection = m_model->sharedCollection(), rows = page->records] {
            SampledValues sampled;
            sampled.add(*collection, rows);
            return sampled;
        };
        onReady(this, QtConcurrent::run(sample),
                [this](const SampledValues &sampled) { m_filter->setSampled(sampled); });
    });
}

void CollectionPage::applyFilter(std::shared_ptr<const Filter> filter)
{
    m_scan->hide();
    m_lastScan.reset();
    stopSearch();
    m_live->countAnew();
    const Record *current = currentRecord();
    const bool reads = !filter && current && canFollow() && m_live->mode() == LiveState::Mode::Reading;
    const Key read = reads ? current->key : Key();
    m_model->setFilter(std::move(filter));
    if (reads && m_model->isLoading()) // what is read stays, among all rows again
        connect(
            m_model, &RowsModel::started, this, [this, read] { m_model->locate(read); },
            Qt::SingleShotConnection);
    showState();
    updateLiveBar();
    Q_EMIT statusChanged();
}

void CollectionPage::scanProgressed(const ScanProgress &progress)
{
    m_lastScan = progress;
    m_scan->say(
        Strip::Tone::Quiet,
        tr("%1 in the newest %2")
            .arg(tr("%Ln match(es)", nullptr, int(progress.matches)), Formats::count(progress.passed)),
        tr("%1 %, older rows are still being searched").arg(int(progress.share * 100)), tr("Stop"));
    m_scan->setProgress(progress.share);
    Q_EMIT statusChanged();
}

void CollectionPage::scanFinished(const ScanProgress &progress, bool stopped)
{
    m_lastScan = progress;
    if (stopped) {
        m_scan->say(Strip::Tone::Quiet, tr("Stopped."),
                    tr("%1 rows were searched, %2 % of all.")
                        .arg(Formats::count(progress.passed))
                        .arg(int(progress.share * 100)));
        m_scan->setProgress(-1);
    } else {
        m_scan->hide();
    }
    showState();
    Q_EMIT statusChanged();
}

void CollectionPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    seen(true);
}

void CollectionPage::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    seen(false);
}

void CollectionPage::second()
{
    m_model->tick(qMax(0, m_view->firstVisibleRow()), m_view->lastVisibleRow());
    updateLiveBar();
}

} // namespace storescope
