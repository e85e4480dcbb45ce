// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/loadedmodel.h"

#include "core/base/onready.h"

namespace storescope {

namespace {
constexpr int mostBefore = 1000;
} // namespace

LoadedModel::LoadedModel(std::shared_ptr<OpenStore> store, std::shared_ptr<const Collection> collection,
                         QObject *parent, int most)
    : RowsModel(std::move(store), std::move(collection), parent),
      m_feed(m_store, m_collection->id()),
      m_most(most),
      m_backwards(holdsPart(m_collection->kind()))
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

bool LoadedModel::holdsPart(Kind kind)
{
    return kind == Kind::Queue || kind == Kind::Artifacts || kind == Kind::Sessions || kind == Kind::Leases;
}

bool LoadedModel::isRunning(const QString &state)
{
    return state == QLatin1String("running") || state == QLatin1String("lease-expired");
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

// ---- changes ----

void LoadedModel::takeFrame(const std::vector<Change> &changes)
{
    if (m_paused)
        m_held.add(changes);
    else
        apply(changes);
    Q_EMIT arrived(int(changes.size()));
}

void LoadedModel::setPaused(bool paused)
{
    if (std::exchange(m_paused, paused) == paused)
        return;
    if (paused)
        return;
    if (m_held.isLost()) { // too much to make up for
        m_held.take();
        return reload();
    }
    apply(m_held.take());
    if (m_complete && std::exchange(m_again, false)) {
        m_seenByTail = false;
        readAgain();
    }
}

// All new rows of a lot come as one: each insertion costs the view a layout.
void LoadedModel::apply(const std::vector<Change> &changes)
{
    std::vector<Record> fresh;
    QHash<Key, size_t> placeOf;
    for (const Change &change : changes) {
        const Key &key = change.record.key;
        const int row = rowOfKey(key);
        const auto place = placeOf.constFind(key);
        if (change.what == Change::What::Removed) {
            if (row >= 0 && !m_rows[size_t(row)].gone)
                setGone(row);
            else if (place != placeOf.constEnd())
                fresh[*place].cells.clear();
        } else if (row >= 0) {
            renew(row, change.record);
        } else if (place != placeOf.constEnd()) {
            fresh[*place] = change.record;
        } else if (!m_cut || m_backwards || compare(key, m_edge) < 0) { // else behind what is held
            placeOf.insert(key, fresh.size());
            fresh.push_back(change.record);
        }
    }
    std::erase_if(fresh, [](const Record &record) { return record.cells.empty(); });
    insert(std::move(fresh), true);
    if (m_cut && rowCount() > m_most + m_most / 10 + mostRunning) { // however long the order is held
        markSurplus();
        rearrange(false);
    }
    settleSoon();
    Q_EMIT totalChanged();
    Q_EMIT heldChanged();
}

void LoadedModel::insert(std::vector<Record> fresh, bool touched)
{
    if (fresh.empty())
        return;
    m_versionsStale = true;
    beginInsertRows({}, rowCount(), rowCount() + int(fresh.size()) - 1);
    for (Record &record : fresh) {
        m_rowOf.insert(record.key, rowCount());
        const auto due = m_columns.due(record);
        m_rows.push_back({std::move(record), {}, due, touched, false});
    }
    endInsertRows();
}

// A cell that shows what stands in the row is compared by that, for laying out is dear; others are laid out.
bool LoadedModel::readsDifferent(const Record &before, const Record &now, int column, int row) const
{
    const ShownColumn &shown = m_columns.at(column);
    const size_t at = size_t(shown.column);
    const bool plain = shown.show == Show::Text || shown.show == Show::Mono || shown.show == Show::Id ||
                       shown.show == Show::Session || shown.show == Show::Number ||
                       shown.show == Show::Cost || shown.show == Show::Time;
    if (plain && shown.column >= 0 && at < before.cells.size() && at < now.cells.size())
        return before.cells[at].value != now.cells[at].value || before.cells[at].bytes != now.cells[at].bytes;
    return m_columns.look(before, column, scene(row)).text != m_columns.look(now, column, scene(row)).text;
}

void LoadedModel::renew(int row, const Record &record)
{
    Row &old = m_rows[size_t(row)];
    old.due = m_columns.due(record);
    if (old.record.fingerprint == record.fingerprint && !old.gone)
        return;
    m_versionsStale = true;
    old.touched = true;
    const bool whole = std::exchange(old.gone, std::nullopt).has_value();
    const Record before = std::exchange(old.record, record);
    if (m_collection->kind() == Kind::KeyValue && !m_before.contains(record.key) &&
        m_before.size() < mostBefore)
        m_before.insert(record.key, before);
    for (int column = 0; column < m_columns.size(); ++column) {
        if (!whole && !readsDifferent(before, record, column, row))
            continue;
        Q_EMIT dataChanged(index(row, column), index(row, column));
        Q_EMIT renewed(index(row, column));
    }
}

void LoadedModel::refreshDue()
{
    if (m_paused)
        return;
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
                if (!records || generation != m_generation || m_paused)
                    return;
                for (const Record &record : *records) {
                    const int row = rowOfKey(record.key);
                    if (!record.cells.empty() && row >= 0)
                        renew(row, record);
                }
                settleSoon();
            });
}

} // namespace storescope
