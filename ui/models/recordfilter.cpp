// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// The part of RecordModel that shows the matches of a filter.
#include "ui/models/recordmodel.h"

namespace storescope {

void RecordModel::setFilter(std::shared_ptr<const Filter> filter)
{
    if (filter && filter->matchesAll())
        filter = nullptr;
    endScan();
    m_feed.stop();
    m_held.clear(); // the tail begins at the newest row that is shown, and brings them again
    m_filter = std::move(filter);
    if (!m_started) // the first page begins all
        return;
    if (!m_filter && showsMatches())
        return showAllAgain();
    if (m_filter)
        beginScan();
    startTail();
}

void RecordModel::beginScan()
{
    m_scanEnd = m_endKey;
    m_scan = m_store->scan(m_filter, m_collection->id());
    connect(m_scan.get(), &MatchScan::matched, this, &RecordModel::takeMatches);
    connect(m_scan.get(), &MatchScan::progressed, this, &RowsModel::scanProgressed);
    connect(m_scan.get(), &MatchScan::finished, this, &RecordModel::scanEnded);
    connect(m_scan.get(), &MatchScan::failed, this, &RowsModel::failed);
    m_scan->start(MatchScan::Order::NewestFirst, false);
}

void RecordModel::endScan()
{
    if (m_scan) {
        m_scan->disconnect(this);
        m_scan->cancel();
        m_scan.release()->deleteLater(); // we may stand in one of its signals
    }
    m_firstMatches.clear();
    m_goTo.reset();
}

// The newest page again, at the row that was looked at.
void RecordModel::showAllAgain()
{
    const std::optional<Key> at = keyAt(m_wantFirst);
    const bool wasAtEnd = m_wantLast >= rowCount() - 1;
    beginResetModel();
    ++m_generation;
    m_running.active = false;
    m_shownFilter = nullptr;
    m_matches.clear();
    m_cache.clear();
    m_total = 0;
    m_exact = m_started = false;
    endResetModel();
    start(wasAtEnd ? std::nullopt : at);
    Q_EMIT filterReady();
}

void RecordModel::stopScan()
{
    if (!m_scan || !m_scan->isRunning())
        return;
    const ScanProgress progress = m_scan->progress();
    m_scan->disconnect(this);
    m_scan->cancel();
    if (m_shownFilter != m_filter)
        swapToMatches();
    goToFound(true);
    Q_EMIT scanFinished(progress, true);
}

// What is newer than the scan's end is the tail's.
void RecordModel::takeMatches(const std::vector<Record> &records)
{
    std::vector<Key> keys;
    for (const Record &record : records) {
        if (!m_scanEnd.empty() && compare(record.key, m_scanEnd) <= 0)
            keys.push_back(record.key);
    }
    if (m_shownFilter != m_filter) {
        m_firstMatches = std::move(keys);
        swapToMatches();
    } else if (!keys.empty()) {
        beginInsertRows({}, 0, int(keys.size()) - 1);
        for (const Key &key : keys)
            m_matches.putBefore(key);
        m_cache.shift(0, int(keys.size()));
        endInsertRows();
    }
    if (m_scan)
        m_scan->taken();
    goToFound(false);
}

// The first match has come (or there is none): the old result goes now and not before.
void RecordModel::swapToMatches()
{
    beginResetModel();
    ++m_generation;
    m_running.active = false;
    m_shownFilter = m_filter;
    m_matches.clear();
    m_cache.clear();
    for (const Key &key : std::exchange(m_firstMatches, {}))
        m_matches.putBefore(key);
    endResetModel();
    Q_EMIT filterReady();
    if (!m_paused)
        applyHeld();
}

void RecordModel::scanEnded(const ScanProgress &progress)
{
    if (m_shownFilter != m_filter)
        swapToMatches();
    goToFound(true);
    Q_EMIT scanFinished(progress, false);
}

// The row that a list of matches is to begin at, once the scan has passed it.
void RecordModel::goToFound(bool ended)
{
    if (!m_goTo || m_matches.size() == 0 || (!ended && compare(*m_goTo, m_matches.at(0)) < 0))
        return;
    locate(*std::exchange(m_goTo, std::nullopt));
}

} // namespace storescope
