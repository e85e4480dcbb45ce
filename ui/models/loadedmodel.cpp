// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/loadedmodel.h"

#include "core/base/onready.h"

namespace storescope {

namespace {
constexpr int pageRows = 500;
constexpr Preview tablePreview{256, 64 * 1024};
constexpr Preview valuePreview{2048, 64 * 1024}; // of keys: what one was before it changed is only here
constexpr int mostBefore = 1000;
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

const Record *LoadedModel::before(int row) const
{
    const Record *record = recordAt(row);
    if (!record || record->cells.empty())
        return nullptr;
    if (m_collection->kind() == Kind::KeyValue) {
        const auto was = m_before.constFind(record->key);
        return was != m_before.constEnd() ? &*was : nullptr;
    }
    return m_collection->kind() == Kind::Versions ? versionBefore(*record) : nullptr;
}

// Versions are numbered, or else stand in the order of their keys.
void LoadedModel::indexVersions() const
{
    m_versionBefore.clear();
    m_versionsStale = false;
    const int id = m_collection->columnIndex(QStringLiteral("id"));
    const int version = m_collection->columnIndex(QStringLiteral("version"));
    const auto number = [version](const Record &of) {
        return version >= 0 ? toNumber(of.cells[size_t(version)].value) : std::nullopt;
    };
    std::vector<const Record *> all;
    for (const Row &row : m_rows) {
        if (id >= 0 && !row.record.cells.empty())
            all.push_back(&row.record);
    }
    std::sort(all.begin(), all.end(), [&](const Record *a, const Record *b) {
        if (const int by = compare(a->cells[size_t(id)].value, b->cells[size_t(id)].value); by != 0)
            return by < 0;
        const auto left = number(*a), right = number(*b);
        return left && right && *left != *right ? *left < *right : compare(a->key, b->key) < 0;
    });
    for (size_t at = 1; at < all.size(); ++at) {
        if (compare(all[at - 1]->cells[size_t(id)].value, all[at]->cells[size_t(id)].value) == 0)
            m_versionBefore.insert(all[at]->key, all[at - 1]->key);
    }
}

const Record *LoadedModel::versionBefore(const Record &record) const
{
    if (m_versionsStale)
        indexVersions();
    const auto key = m_versionBefore.constFind(record.key);
    return key != m_versionBefore.constEnd() ? recordAt(rowOfKey(*key)) : nullptr;
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
    request.preview = m_collection->kind() == Kind::KeyValue ? valuePreview : tablePreview;
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
        m_versionsStale = true;
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
    m_versionsStale = true;
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
    if (m_collection->kind() == Kind::KeyValue && !m_before.contains(record.key) &&
        m_before.size() < mostBefore)
        m_before.insert(record.key, before);
    for (int column = 0; column < m_columns.size(); ++column) {
        if (whole || m_columns.look(before, column, scene(row)).text !=
                         m_columns.look(record, column, scene(row)).text)
            Q_EMIT dataChanged(index(row, column), index(row, column));
    }
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
