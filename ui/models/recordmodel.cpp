// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/recordmodel.h"

#include "core/base/onready.h"

namespace storescope {

namespace {
constexpr int firstPage = 200;
} // namespace

RecordModel::RecordModel(std::shared_ptr<OpenStore> store, std::shared_ptr<const Collection> collection,
                         QObject *parent)
    : RowsModel(std::move(store), std::move(collection), parent), m_feed(m_store, m_collection->id())
{
    m_fetchTimer.setSingleShot(true);
    connect(&m_fetchTimer, &QTimer::timeout, this, &RecordModel::fetch);
    connect(&m_feed, &TailFeed::frame, this, &RecordModel::takeFrame);
    connect(&m_feed, &TailFeed::restarted, this, &RecordModel::restart);
    connect(&m_feed, &TailFeed::failed, this, &RowsModel::failed);
    connect(m_store.get(), &OpenStore::rowCountChanged, this, &RecordModel::countChanged);
}

RecordModel::~RecordModel()
{
    m_running.cancel.cancel();
}

int RecordModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return showsMatches() ? m_matches.size() : m_total;
}

int RecordModel::rowOfKey(const Key &key) const
{
    if (!showsMatches())
        return m_cache.rowOf(key);
    const int row = m_matches.lowerBound(key);
    return row < m_matches.size() && m_matches.at(row) == key ? row : -1;
}

qint64 RecordModel::total() const
{
    if (!m_started)
        return -1;
    const qint64 counted = m_hidden + m_total + (m_filter ? 0 : m_held.appended());
    return m_filter ? qMax(counted, m_store->rowCount(m_collection->id()).rows) : counted;
}

Key RecordModel::newestKey() const
{
    if (!showsMatches())
        return m_endKey;
    return m_matches.size() > 0 ? m_matches.at(m_matches.size() - 1) : Key{};
}

void RecordModel::start(const std::optional<Key> &at)
{
    const int generation = ++m_generation;
    PageRequest request;
    request.from = PageRequest::From::Last;
    request.count = firstPage;
    onReady(this, m_store->page(m_collection->id(), request),
            [this, generation, at](const Result<Page> &page) {
                if (generation != m_generation)
                    return;
                if (page)
                    showNewest(*page, at);
                else
                    Q_EMIT failed(page.error());
            });
}

void RecordModel::showNewest(Page page, const std::optional<Key> &at)
{
    const int here = int(page.records.size());
    const RowCount known = m_store->rowCount(m_collection->id());
    qint64 total = here;
    if (!page.atStart)
        total =
            page.firstRow >= 0 && page.exactRow ? page.firstRow + here : qMax<qint64>(known.rows, here + 1);
    m_exact = page.atStart || (page.firstRow >= 0 && page.exactRow);
    m_hidden = qMax<qint64>(0, total - mostRows);
    const int places = int(total - m_hidden);
    if (!page.records.empty())
        m_endKey = page.records.back().key;
    m_started = true;
    if (m_filter) { // matches from the first row on
        m_total = places;
        swapToMatches();
        beginScan();
        m_goTo = at;
    } else if (places > 0) {
        beginInsertRows({}, 0, places - 1);
        m_total = places;
        m_cache.put(places - here, std::move(page.records));
        endInsertRows();
    }
    startTail();
    Q_EMIT started();
    Q_EMIT totalChanged();
    if (known.exact && !m_exact)
        countChanged(m_collection->id());
    if (at && !m_filter)
        locate(*at);
}

void RecordModel::startTail()
{
    Tail::Start from;
    from.from = m_endKey.empty() ? Tail::Start::From::Beginning : Tail::Start::From::After;
    from.key = m_endKey;
    m_feed.start(m_filter, from);
}

// ---- the number of rows becomes exact ----

void RecordModel::countChanged(const QString &collection)
{
    if (collection != m_collection->id() || !m_started)
        return;
    const RowCount known = m_store->rowCount(collection);
    if (m_exact || m_endKey.empty() || !known.exact) {
        // A better estimate: places before the only rows that are here.
        const bool onlyEnd =
            !m_cache.empty() && m_cache.runBegin(m_cache.lastRow()) == m_cache.lastRow() - m_cache.size() + 1;
        const qint64 more = qMin<qint64>(known.rows, mostRows) - m_total;
        if (!m_exact && !showsMatches() && onlyEnd && more > 0)
            insertPlaces(0, int(more));
        Q_EMIT totalChanged();
        return;
    }
    // The number of the newest row that is here, not the store's count: rows may have come in between.
    const Key end = m_endKey;
    const int generation = m_generation;
    onReady(this, m_store->rowOf(collection, end), [this, end, generation](const Result<qint64> &number) {
        if (!number || generation != m_generation || m_exact)
            return;
        if (end == m_endKey)
            reconcile(*number);
        else
            countChanged(m_collection->id()); // rows came meanwhile: ask again
    });
}

void RecordModel::reconcile(qint64 numberOfEnd)
{
    const qint64 rows = numberOfEnd + 1;
    m_hidden = qMax<qint64>(0, rows - mostRows);
    const int total = int(rows - m_hidden);
    if (showsMatches()) { // nothing of it is shown
        m_total = total;
        m_exact = true;
        Q_EMIT totalChanged();
        return;
    }
    const int end = m_cache.lastRow();
    const int anchor = firstWantedHere();
    const bool attached = anchor < 0 || m_cache.runEnd(anchor) == end;
    if (attached)
        return reconcileAround(m_total, total, total);
    const Key key = m_cache.at(anchor)->key;
    const int generation = m_generation, placesNow = m_total;
    onReady(this, m_store->rowOf(m_collection->id(), key),
            [this, key, generation, total, placesNow](const Result<qint64> &number) {
                const int row = m_cache.rowOf(key);
                if (!number || generation != m_generation || m_exact || row < 0)
                    return;
                reconcileAround(row, *number - m_hidden, total + m_total - placesNow);
            });
}

// The first of the wanted rows that is here: a view stands a few rows above the row it went to, and those
// come later.
int RecordModel::firstWantedHere() const
{
    for (int row = qMax(0, m_wantFirst); row <= qMin(m_wantLast, m_total - 1); ++row) {
        if (m_cache.contains(row))
            return row;
    }
    return -1;
}

// What is before the anchor grows or shrinks to its true number of rows, then what lies between it and the
// end.
void RecordModel::reconcileAround(int anchor, qint64 numberOfAnchor, int total)
{
    const bool atEnd = anchor >= m_total;
    const int keepFirst = atEnd ? m_cache.runBegin(m_cache.lastRow()) : m_cache.runBegin(anchor);
    const int keepLast = atEnd ? m_cache.lastRow() : m_cache.runEnd(anchor);
    const int endRun = m_cache.runBegin(m_cache.lastRow());
    if (keepFirst > 0)
        m_cache.drop(0, keepFirst - 1);
    if (endRun > keepLast + 1)
        m_cache.drop(keepLast + 1, endRun - 1);
    const int before = int(numberOfAnchor) - anchor;
    if (before > 0)
        insertPlaces(0, before);
    else if (before < 0)
        removePlaces(0, qMin(-before, qMax(0, keepFirst)));
    const int behind = total - m_total;
    const int seam = atEnd ? m_total : m_cache.runEnd(qMin(anchor + before, m_cache.lastRow())) + 1;
    if (behind > 0 && !atEnd)
        insertPlaces(seam, behind);
    else if (behind < 0 && !atEnd)
        removePlaces(seam, qMin(-behind, qMax(0, m_cache.runBegin(m_cache.lastRow()) - seam)));
    m_exact = true;
    m_running.cancel.cancel(); // asked by the old numbers
    m_running.active = false;
    m_fetchTimer.start(0);
    Q_EMIT totalChanged();
}

void RecordModel::insertPlaces(int at, int count)
{
    beginInsertRows({}, at, at + count - 1);
    m_cache.shift(at, count);
    m_total += count;
    endInsertRows();
}

void RecordModel::removePlaces(int first, int count)
{
    if (count <= 0)
        return;
    beginRemoveRows({}, first, first + count - 1);
    m_cache.removeRows(first, count);
    m_total -= count;
    endRemoveRows();
}

// ---- the tail ----

void RecordModel::takeFrame(const std::vector<Change> &changes)
{
    const auto added = std::count_if(changes.begin(), changes.end(),
                                     [](const Change &change) { return change.what == Change::What::Added; });
    if (!m_paused && m_shownFilter == m_filter) {
        apply(changes);
    } else { // frozen, or still showing the result of the filter before
        m_held.add(changes, m_endKey, m_filter != nullptr);
    }
    if (added == 0)
        return;
    std::vector<Record> records;
    records.reserve(size_t(added));
    for (const Change &change : changes) {
        if (change.what == Change::What::Added)
            records.push_back(change.record);
    }
    Q_EMIT came(records);
    Q_EMIT arrived(int(added));
    Q_EMIT totalChanged();
}

void RecordModel::setPaused(bool paused)
{
    if (std::exchange(m_paused, paused) == paused || paused || m_shownFilter != m_filter)
        return;
    applyHeld();
    Q_EMIT totalChanged();
}

void RecordModel::applyHeld()
{
    const HeldChanges::Lot held = m_held.take();
    if (held.lost)
        return restart();
    appendMatches(held.keys);
    append({}, int(held.uncarried));
    apply(held.changes);
}

void RecordModel::apply(const std::vector<Change> &changes)
{
    std::vector<Record> fresh;
    for (const Change &change : changes) {
        switch (change.what) {
        case Change::What::Added: {
            const Key newest = fresh.empty() ? newestKey() : fresh.back().key;
            if (newest.empty() || compare(newest, change.record.key) < 0)
                fresh.push_back(change.record);
            else
                insertInOrder(change.record);
            continue;
        }
        case Change::What::Updated:
            if (const int row = rowOfKey(change.record.key); row >= 0 && m_cache.replace(row, change.record))
                changed(row, row);
            continue;
        case Change::What::Removed:
            if (const int row = rowOfKey(change.record.key); row >= 0) {
                if (showsMatches()) {
                    beginRemoveRows({}, row, row);
                    m_matches.remove(row);
                    m_cache.removeRows(row, 1);
                    endRemoveRows();
                } else {
                    removePlaces(row, 1);
                }
            }
            continue;
        }
    }
    if (!fresh.empty())
        append(std::move(fresh), 0);
}

void RecordModel::append(std::vector<Record> records, int uncarried)
{
    const int first = rowCount(), count = int(records.size()) + uncarried;
    if (count <= 0)
        return;
    beginInsertRows({}, first, first + count - 1);
    if (showsMatches()) {
        for (const Record &record : records)
            m_matches.append(record.key);
    } else {
        m_total += count;
    }
    if (!records.empty()) {
        if (!showsMatches())
            m_endKey = records.back().key;
        m_cache.put(first + uncarried, std::move(records));
    }
    endInsertRows();
    if (m_cache.size() > 8000)
        m_cache.trim(m_wantFirst, m_wantLast, 2000, rowCount());
}

void RecordModel::appendMatches(const std::vector<Key> &keys)
{
    std::vector<Key> fresh;
    for (const Key &key : keys) {
        const Key &newest = fresh.empty() ? newestKey() : fresh.back();
        if (newest.empty() || compare(newest, key) < 0)
            fresh.push_back(key);
        else if (rowOfKey(key) < 0)
            insertInOrder(Record{key, {}, 0});
    }
    if (fresh.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(fresh.size()) - 1);
    for (const Key &key : fresh)
        m_matches.append(key);
    endInsertRows();
}

// A row that came with an older key: beside its neighbours when they are here, else it only counts.
void RecordModel::insertInOrder(const Record &record)
{
    if (rowOfKey(record.key) >= 0) {
        const int row = rowOfKey(record.key);
        if (m_cache.replace(row, record))
            changed(row, row);
        return;
    }
    if (showsMatches()) {
        const int row = m_matches.lowerBound(record.key);
        beginInsertRows({}, row, row);
        m_matches.insert(row, record.key);
        m_cache.shift(row, 1);
        if (!record.cells.empty())
            m_cache.put(row, {record});
        endInsertRows();
        return;
    }
    const int place = m_cache.placeFor(record.key);
    if (place < 0)
        return insertPlaces(0, 1);
    insertPlaces(place, 1);
    placeRecords(place, {record});
}

void RecordModel::restart()
{
    const int shown = firstWantedHere();
    const std::optional<Key> at = shown >= 0 && m_wantLast < rowCount() - 1 ? keyAt(shown) : std::nullopt;
    beginResetModel();
    ++m_generation;
    m_cache.clear();
    m_matches.clear();
    m_held.clear();
    m_total = 0;
    m_hidden = 0;
    m_exact = m_started = false;
    m_endKey = {};
    m_shownFilter = nullptr;
    m_running.active = false;
    endResetModel();
    endScan();
    m_feed.stop();
    start(at);
}

} // namespace storescope
