// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/loadedmodel.h"

#include "ui/models/onready.h"

#include <numeric>

namespace storescope {

namespace {
constexpr int pageRows = 500;
constexpr Preview tablePreview{256, 64 * 1024};
} // namespace

LoadedModel::LoadedModel(std::shared_ptr<OpenStore> store, std::shared_ptr<const Collection> collection,
                         QObject *parent)
    : RowsModel(std::move(store), std::move(collection), parent), m_feed(m_store, m_collection->id())
{
    m_settleTimer.setSingleShot(true);
    connect(&m_settleTimer, &QTimer::timeout, this, &LoadedModel::settle);
    connect(&m_feed, &TailFeed::frame, this, &LoadedModel::takeFrame);
    connect(&m_feed, &TailFeed::caughtUp, this, &LoadedModel::readAgain);
    connect(&m_feed, &TailFeed::restarted, this, &LoadedModel::reload);
    connect(&m_feed, &TailFeed::failed, this, &RowsModel::failed);
    connect(m_store.get(), &OpenStore::rowCountChanged, this, [this](const QString &id) {
        if (id == m_collection->id())
            Q_EMIT totalChanged();
    });
}

LoadedModel::~LoadedModel()
{
    m_cancel.cancel();
}

int LoadedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

const Record *LoadedModel::recordAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_rows[size_t(row)].record : nullptr;
}

int LoadedModel::rowOfKey(const Key &key) const
{
    return m_rowOf.value(key, -1);
}

bool LoadedModel::isGone(int row) const
{
    return goneAt(row).has_value();
}

std::optional<Instant> LoadedModel::goneAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_rows[size_t(row)].gone : std::nullopt;
}

void LoadedModel::setGone(int row)
{
    m_rows[size_t(row)].gone = Instant::now();
    changed(row, row);
}

void LoadedModel::keep(const std::optional<Key> &key)
{
    const Key kept = key.value_or(Key{});
    if (m_kept == kept)
        return;
    m_kept = kept;
    settleSoon();
}

qint64 LoadedModel::total() const
{
    if (m_complete && !m_filter && !m_cut)
        return rowCount();
    return m_store->rowCount(m_collection->id()).rows;
}

bool LoadedModel::totalIsExact() const
{
    return (m_complete && !m_filter && !m_cut) || m_store->rowCount(m_collection->id()).exact;
}

void LoadedModel::locate(const Key &key)
{
    if (const int row = rowOfKey(key); row >= 0)
        Q_EMIT located(row);
}

void LoadedModel::start(const std::optional<Key> &)
{
    load(true);
}

void LoadedModel::setFilter(std::shared_ptr<const Filter> filter)
{
    endRule();
    m_filter = filter && !filter->matchesAll() ? std::move(filter) : nullptr;
    load(true);
}

void LoadedModel::reload()
{
    load(false);
}

void LoadedModel::load(bool replace)
{
    m_cancel.cancel();
    m_cancel = CancelToken();
    ++m_generation;
    m_held.clear();
    m_complete = m_cut = m_seenByTail = false;
    m_replace = replace;
    m_seen.clear();
    m_feed.start(m_filter, {Tail::Start::From::End, {}});
    readOn({});
}

// What changed after a page was read and before the tail had its first look would stay wrong: once more,
// quietly.
void LoadedModel::readAgain()
{
    if (std::exchange(m_seenByTail, true))
        return;
    if (m_complete) {
        m_replace = false;
        m_seen.clear();
        m_cancel.cancel();
        m_cancel = CancelToken();
        ++m_generation;
        readOn({});
    } else {
        m_seenByTail = false; // when the pages are here
        m_again = true;
    }
}

void LoadedModel::takeUnseenAway()
{
    for (int row = 0; row < rowCount(); ++row) {
        if (!m_rows[size_t(row)].gone && !m_seen.contains(m_rows[size_t(row)].record.key))
            setGone(row);
    }
    settleSoon();
}

void LoadedModel::readOn(const Key &after)
{
    PageRequest request;
    request.from = after.empty() ? PageRequest::From::First : PageRequest::From::After;
    request.key = after;
    request.count = pageRows;
    request.filter = m_filter;
    request.preview = tablePreview;
    const int generation = m_generation;
    const bool first = after.empty();
    onReady(this, m_store->page(m_collection->id(), request, m_cancel),
            [this, generation, first](const Result<Page> &page) {
                if (generation != m_generation)
                    return;
                if (page)
                    pageArrived(*page, first);
                else if (page.error().code != ErrorCode::Cancelled)
                    Q_EMIT failed(page.error());
            });
}

void LoadedModel::pageArrived(const Page &page, bool first)
{
    if (first && m_replace && !m_rows.empty()) { // the old rows stay until the first new page is here
        beginRemoveRows({}, 0, rowCount() - 1);
        m_rows.clear();
        m_rowOf.clear();
        endRemoveRows();
    }
    std::vector<Record> fresh;
    for (const Record &record : page.records) {
        m_seen.insert(record.key);
        if (m_rowOf.contains(record.key))
            put(record);
        else
            fresh.push_back(record);
    }
    if (!fresh.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + int(fresh.size()) - 1);
        for (Record &record : fresh) {
            m_rowOf.insert(record.key, rowCount());
            const auto due = m_columns.due(record);
            m_rows.push_back({std::move(record), {}, due});
        }
        endInsertRows();
    }
    m_cut = rowCount() >= mostRows && !page.atEnd;
    const bool wasComplete = m_complete;
    const bool ended = page.atEnd || page.records.empty() || m_cut;
    m_complete = m_complete || ended;
    if (!ended)
        readOn(page.records.back().key);
    else if (!m_replace && !m_cut)
        takeUnseenAway();
    if (m_complete && !wasComplete && m_sortColumn >= 0)
        sortNow(); // the first order; from now on it is held when asked
    if (!std::exchange(m_started, true))
        Q_EMIT started();
    if (first && m_replace && m_filter)
        Q_EMIT filterReady();
    if (ended && std::exchange(m_again, false))
        readAgain();
    Q_EMIT totalChanged();
}

void LoadedModel::takeFrame(const std::vector<Change> &changes)
{
    if (m_paused)
        m_held.insert(m_held.end(), changes.begin(), changes.end());
    else
        apply(changes);
    Q_EMIT arrived(int(changes.size()));
}

void LoadedModel::setPaused(bool paused)
{
    if (std::exchange(m_paused, paused) != paused && !paused)
        apply(std::exchange(m_held, {}));
}

void LoadedModel::apply(const std::vector<Change> &changes)
{
    for (const Change &change : changes) {
        const int row = rowOfKey(change.record.key);
        if (change.what != Change::What::Removed) {
            put(change.record);
        } else if (row >= 0 && !m_rows[size_t(row)].gone) {
            setGone(row);
        }
    }
    settleSoon();
    Q_EMIT totalChanged();
    Q_EMIT heldChanged();
}

void LoadedModel::put(const Record &record)
{
    const int row = rowOfKey(record.key);
    if (row < 0) {
        beginInsertRows({}, rowCount(), rowCount());
        m_rowOf.insert(record.key, rowCount());
        m_rows.push_back({record, {}, m_columns.due(record)});
        endInsertRows();
        return;
    }
    Row &old = m_rows[size_t(row)];
    old.due = m_columns.due(record);
    if (old.record.fingerprint == record.fingerprint && !old.gone)
        return;
    const bool whole = std::exchange(old.gone, std::nullopt).has_value();
    const Record before = std::exchange(old.record, record);
    for (int column = 0; column < m_columns.size(); ++column) {
        if (whole || m_columns.look(before, column, scene(row)).text !=
                         m_columns.look(record, column, scene(row)).text)
            Q_EMIT dataChanged(index(row, column), index(row, column));
    }
}

void LoadedModel::hold(bool hold)
{
    if (std::exchange(m_hold, hold) != hold && !hold)
        settle();
    Q_EMIT heldChanged();
}

void LoadedModel::sortNow()
{
    const bool held = std::exchange(m_hold, false);
    settle();
    m_hold = held;
}

std::vector<int> LoadedModel::sortedOrder() const
{
    std::vector<int> order(m_rows.size());
    std::iota(order.begin(), order.end(), 0);
    const bool down = m_sortOrder == Qt::DescendingOrder;
    std::stable_sort(order.begin(), order.end(), [this, down](int a, int b) {
        const Record &first = m_rows[size_t(a)].record, &second = m_rows[size_t(b)].record;
        const int by = m_sortColumn < 0 ? compare(first.key, second.key)
                                        : m_columns.compareCells(first, second, m_sortColumn);
        if (by != 0)
            return down ? by > 0 : by < 0;
        return m_sortColumn >= 0 && compare(first.key, second.key) < 0;
    });
    return order;
}

int LoadedModel::wouldMove() const
{
    const std::vector<int> order = sortedOrder();
    int moves = 0;
    for (int row = 0; row < int(order.size()); ++row)
        moves += order[size_t(row)] != row || (m_rows[size_t(row)].gone && !isKept(m_rows[size_t(row)]));
    return moves;
}

void LoadedModel::settleSoon()
{
    if (!m_hold && !m_settleTimer.isActive())
        m_settleTimer.start(int(qMin<qint64>(m_settleCost * 10, 2000)));
}

void LoadedModel::settle()
{
    if (m_hold)
        return;
    QElapsedTimer cost;
    cost.start();
    takeGoneAway();
    putInOrder();
    m_settleCost = cost.elapsed();
    Q_EMIT heldChanged();
}

void LoadedModel::takeGoneAway()
{
    const auto goes = [this](int row) { return m_rows[size_t(row)].gone && !isKept(m_rows[size_t(row)]); };
    std::vector<Key> went;
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (!goes(row))
            continue;
        int first = row;
        while (first > 0 && goes(first - 1))
            --first;
        for (int gone = first; gone <= row; ++gone)
            went.push_back(m_rows[size_t(gone)].record.key);
        beginRemoveRows({}, first, row);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + row + 1);
        indexKeys();
        endRemoveRows();
        row = first;
    }
    if (!went.empty() && !checks().isEmpty())
        setChecked(went, checks().isRule()); // nobody checks or excepts them any more
}

void LoadedModel::putInOrder()
{
    const std::vector<int> order = sortedOrder();
    if (std::is_sorted(order.begin(), order.end()))
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    std::vector<int> newPlace(order.size());
    std::vector<Row> rows;
    rows.reserve(m_rows.size());
    for (int row = 0; row < int(order.size()); ++row) {
        newPlace[size_t(order[size_t(row)])] = row;
        rows.push_back(std::move(m_rows[size_t(order[size_t(row)])]));
    }
    m_rows = std::move(rows);
    indexKeys();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &old : before)
        after << index(newPlace[size_t(old.row())], old.column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void LoadedModel::indexKeys()
{
    m_rowOf.clear();
    m_rowOf.reserve(qsizetype(m_rows.size()));
    for (int row = 0; row < rowCount(); ++row)
        m_rowOf.insert(m_rows[size_t(row)].record.key, row);
}

void LoadedModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    sortNow();
}

void LoadedModel::refreshDue()
{
    const Instant now = Instant::now();
    std::vector<Key> keys;
    for (Row &row : m_rows) {
        if (row.due && *row.due <= now && !row.gone && keys.size() < 200) {
            row.due.reset();
            keys.push_back(row.record.key);
        }
    }
    if (keys.empty())
        return;
    const int generation = m_generation;
    onReady(this, m_store->records(m_collection->id(), keys),
            [this, generation](const Result<std::vector<Record>> &records) {
                if (!records || generation != m_generation)
                    return;
                for (const Record &record : *records) {
                    if (!record.cells.empty() && rowOfKey(record.key) >= 0)
                        put(record);
                }
                settleSoon();
            });
}

} // namespace storescope
