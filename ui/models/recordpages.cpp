// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// The part of RecordModel that brings pages and goes to rows.
#include "core/base/onready.h"
#include "ui/models/recordmodel.h"

namespace storescope {

namespace {
constexpr int around = 100; // rows read ahead on both sides of what is shown
constexpr int pageRows = 300;
} // namespace

void RecordModel::wantRows(int first, int last)
{
    m_wantFirst = first;
    m_wantLast = last;
    if (!m_fetchTimer.isActive())
        m_fetchTimer.start(0);
}

void RecordModel::fetch()
{
    const int rows = rowCount();
    if (!m_started || rows == 0 || m_wantLast < m_wantFirst)
        return;
    const int shownFirst = qBound(0, m_wantFirst, rows - 1), shownLast = qBound(0, m_wantLast, rows - 1);
    const int from = qMax(0, shownFirst - around), to = qMin(rows - 1, shownLast + around);
    int first = shownFirst;
    while (first <= shownLast && m_cache.contains(first))
        ++first;
    if (first > shownLast) { // all that is shown is here: read ahead, downwards first
        first = shownLast + 1;
        while (first <= to && m_cache.contains(first))
            ++first;
        if (first > to) {
            int before = shownFirst - 1;
            while (before >= from && m_cache.contains(before))
                --before;
            if (before < from)
                return;
            first = before;
            while (first > from && !m_cache.contains(first - 1) && before - first < pageRows)
                --first;
        }
    }
    int last = first;
    while (last < to && last - first < pageRows - 1 && !m_cache.contains(last + 1))
        ++last;
    if (m_running.active) {
        if (m_running.first <= shownLast && m_running.last >= shownFirst)
            return; // on its way; what is still missing then is asked next
        m_running.cancel.cancel();
    }
    m_running = {first, last, CancelToken(), true};
    if (showsMatches())
        fetchMatches(first, last);
    else
        fetchPage(first, last);
}

void RecordModel::fetchPage(int first, int last)
{
    PageRequest request;
    request.count = last - first + 1;
    // Beside rows that are here a key is exact even while numbers are estimates.
    if (const Record *before = first > 0 ? m_cache.at(first - 1) : nullptr) {
        request.from = PageRequest::From::After;
        request.key = before->key;
        if (!m_exact && m_cache.contains(last + 1))
            ++request.count; // the row behind the gap must come too, or the estimate was wrong
    } else if (const Record *behind = m_cache.at(last + 1)) {
        request.from = PageRequest::From::Before;
        request.key = behind->key;
    } else {
        request.from = PageRequest::From::Row;
        request.row = m_hidden + first;
    }
    const int generation = m_generation, gap = last - first + 1;
    const CancelToken cancel = m_running.cancel;
    onReady(this, m_store->page(m_collection->id(), request, cancel),
            [this, generation, cancel, request, first, gap](const Result<Page> &page) {
                if (generation != m_generation || cancel.isCancelled())
                    return;
                m_running.active = false;
                if (page)
                    pageArrived(request, first, gap, *page);
                else if (page.error().code != ErrorCode::Cancelled)
                    Q_EMIT failed(page.error());
            });
}

void RecordModel::pageArrived(const PageRequest &request, int first, int gap, Page page)
{
    if (showsMatches())
        return;
    const int here = int(page.records.size());
    // Rows may have come or gone above meanwhile: stand where the neighbour stands now.
    if (request.from != PageRequest::From::Row) {
        const int neighbour = m_cache.rowOf(request.key);
        if (neighbour < 0)
            return m_fetchTimer.start(0);
        first = request.from == PageRequest::From::After ? neighbour + 1 : neighbour - here;
    }
    switch (request.from) {
    case PageRequest::From::Before:
        if (first < 0) { // more rows than the estimate had places for
            insertPlaces(0, -first);
            first = 0;
        }
        placeRecords(first, std::move(page.records));
        if (page.atStart || here == 0)
            removePlaces(0, first);
        break;
    case PageRequest::From::After:
        if (request.count > gap) {
            closeGap(first, gap, std::move(page.records));
            break;
        }
        placeRecords(first, std::move(page.records));
        if (here < gap && (page.atEnd || here == 0))
            removePlaces(first + here, qMin(gap - here, m_total - first - here));
        break;
    default:
        if (m_exact)
            placeRecords(first, std::move(page.records));
        else
            placeEstimated(first, std::move(page.records));
        if (here == 0)
            removePlaces(first, qMin(gap, m_total - first));
        break;
    }
    if (!m_exact)
        Q_EMIT totalChanged();
    m_fetchTimer.start(0);
}

// Between two rows that are here: makes exactly the places that the rows in between need.
void RecordModel::closeGap(int first, int gap, std::vector<Record> records)
{
    const Record *behind = m_cache.at(first + gap);
    if (!behind)
        return placeRecords(first, std::move(records));
    const auto end = std::find_if(records.begin(), records.end(), [&](const Record &record) {
        return compare(record.key, behind->key) >= 0;
    });
    const int between = int(end - records.begin());
    const bool more = end == records.end();
    records.erase(end, records.end());
    if (between < gap)
        removePlaces(first + between, gap - between);
    else if (more)
        insertPlaces(first + gap, pageRows);
    placeRecords(first, std::move(records));
}

// Numbers are estimates: what is here elsewhere may lie wrong beside these rows and goes, except the run at
// the end.
int RecordModel::placeEstimated(int first, std::vector<Record> records)
{
    const int endRun = m_cache.empty() ? m_total : m_cache.runBegin(m_cache.lastRow());
    m_cache.drop(0, endRun - 1);
    while (!records.empty() && m_cache.contains(endRun) &&
           compare(records.back().key, m_cache.at(endRun)->key) >= 0)
        records.pop_back();
    if (records.empty())
        return endRun;
    const int lacking = qMax(0, first) + int(records.size()) - endRun;
    if (lacking > 0) // the estimate of all was too low
        insertPlaces(endRun, lacking + 1);
    const int place = qMax(0, first);
    placeRecords(place, std::move(records));
    return place;
}

void RecordModel::placeRecords(int first, std::vector<Record> records)
{
    const int count = int(records.size());
    if (count == 0)
        return;
    m_cache.put(first, std::move(records));
    if (m_cache.size() > 8000)
        m_cache.trim(m_wantFirst, m_wantLast, 2000, rowCount());
    changed(first, qMin(first + count, rowCount()) - 1); // and the row below: its distance to the one above
}

void RecordModel::fetchMatches(int first, int last)
{
    std::vector<Key> keys;
    for (int row = first; row <= last; ++row)
        keys.push_back(m_matches.at(row));
    const int generation = m_generation;
    const CancelToken cancel = m_running.cancel;
    onReady(this, m_store->records(m_collection->id(), keys, cancel),
            [this, generation, cancel](const Result<std::vector<Record>> &records) {
                if (generation != m_generation || cancel.isCancelled())
                    return;
                m_running.active = false;
                if (!records) {
                    if (records.error().code != ErrorCode::Cancelled)
                        Q_EMIT failed(records.error());
                    return;
                }
                for (const Record &record : *records) {
                    const int row = rowOfKey(record.key);
                    if (row >= 0)
                        placeRecords(row, {record});
                }
                m_fetchTimer.start(0);
            });
}

// ---- going to a row ----

void RecordModel::locate(const Key &key)
{
    if (const int row = rowOfKey(key); row >= 0) {
        Q_EMIT located(row);
        return;
    }
    if (showsMatches()) {
        if (m_matches.size() > 0)
            Q_EMIT located(qMin(m_matches.lowerBound(key), m_matches.size() - 1));
        return;
    }
    PageRequest request;
    request.from = PageRequest::From::AtOrAfter;
    request.key = key;
    request.count = pageRows;
    const int generation = m_generation;
    onReady(this, m_store->page(m_collection->id(), request), [this, generation](const Result<Page> &page) {
        if (!page) {
            Q_EMIT failed(page.error());
            return;
        }
        if (generation != m_generation || showsMatches() || m_total == 0)
            return;
        if (page->records.empty()) {
            Q_EMIT located(m_total - 1);
            return;
        }
        const int known = m_cache.rowOf(page->records.front().key);
        if (known >= 0) {
            Q_EMIT located(known);
            return;
        }
        const qint64 number = page->firstRow >= 0 ? page->firstRow - m_hidden : m_total / 2;
        int row = int(number);
        if (m_exact && page->exactRow)
            placeRecords(row, page->records);
        else
            row = placeEstimated(row, page->records);
        m_wantFirst = m_wantLast = row; // it is the anchor from now on, before a view has said so
        Q_EMIT located(row);
    });
}

void RecordModel::locateNumber(qint64 number)
{
    if (rowCount() > 0)
        Q_EMIT located(
            int(qBound(qint64(0), number - (showsMatches() ? 0 : m_hidden), qint64(rowCount()) - 1)));
}

} // namespace storescope
