// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// How a LoadedModel is filled: page by page, once more when the tail has had its first look, and of a part
// also what runs.
#include "core/base/onready.h"
#include "ui/models/loadedmodel.h"

namespace storescope {

namespace {
constexpr int pageRows = 500;
constexpr Preview tablePreview{256, 64 * 1024};
constexpr Preview valuePreview{2048, 64 * 1024}; // of keys: what one was before it changed is only here
} // namespace

void LoadedModel::load(bool replace)
{
    m_held.take();
    m_complete = m_cut = m_seenByTail = m_again = false;
    m_edge = {};
    m_olderRunning = 0;
    m_allRunning = true;
    m_feed.start(m_filter, {Tail::Start::From::End, {}});
    begin(replace);
}

void LoadedModel::begin(bool replace)
{
    m_cancel.cancel();
    m_cancel = CancelToken();
    ++m_generation;
    m_replace = replace;
    m_seen.clear();
    readOn({});
}

// What changed after a page was read and before the tail had its first look would stay wrong: once more,
// quietly.
void LoadedModel::readAgain()
{
    if (m_seenByTail)
        return;
    if (m_paused || !m_complete) { // when it goes on, or when the pages are here
        m_again = true;
        return;
    }
    m_seenByTail = true;
    begin(false);
}

void LoadedModel::takeUnseenAway(const Key &from)
{
    for (int row = 0; row < rowCount(); ++row) {
        const Row &known = m_rows[size_t(row)];
        if (!known.gone && !m_seen.contains(known.record.key) &&
            (from.empty() || compare(known.record.key, from) >= 0))
            setGone(row);
    }
    settleSoon();
}

void LoadedModel::readOn(const Key &edge)
{
    PageRequest request;
    if (m_backwards)
        request.from = edge.empty() ? PageRequest::From::Last : PageRequest::From::Before;
    else
        request.from = edge.empty() ? PageRequest::From::First : PageRequest::From::After;
    request.key = edge;
    request.count = pageRows;
    request.filter = m_filter;
    request.preview = m_collection->kind() == Kind::KeyValue ? valuePreview : tablePreview;
    const int generation = m_generation;
    const bool first = edge.empty();
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
    if (m_paused && m_complete && !m_replace) { // frozen: once more when it goes on
        m_again = true;
        return;
    }
    if (first && m_replace && !m_rows.empty()) { // the old rows stay until the first new page is here
        beginRemoveRows({}, 0, rowCount() - 1);
        m_rows.clear();
        m_rowOf.clear();
        endRemoveRows();
    }
    std::vector<Record> fresh;
    for (const Record &record : page.records) {
        m_seen.insert(record.key);
        if (const int row = rowOfKey(record.key); row >= 0)
            renew(row, record);
        else
            fresh.push_back(record);
    }
    insert(std::move(fresh), m_complete);
    const bool all = page.records.empty() || (m_backwards ? page.atStart : page.atEnd);
    const bool cut = !all && m_seen.size() >= m_most;
    const Key edge = page.records.empty() ? Key{}
                     : m_backwards        ? page.records.front().key
                                          : page.records.back().key;
    if (!std::exchange(m_started, true))
        Q_EMIT started();
    if (all || cut) {
        m_cut = cut;
        pagesEnded(cut ? edge : Key{});
    } else {
        readOn(edge);
    }
    if (first && m_replace && m_filter)
        Q_EMIT filterReady();
    Q_EMIT totalChanged();
}

// `edge`: the outermost row that was read; empty: there are no others.
void LoadedModel::pagesEnded(const Key &edge)
{
    m_edge = edge;
    if (!m_replace && (edge.empty() || m_backwards))
        takeUnseenAway(edge);
    m_seen.clear();
    const bool wasComplete = std::exchange(m_complete, true);
    if (!wasComplete) { // the first order; from now on it is held when asked
        m_unordered = m_sortColumn >= 0 || m_backwards;
        sortNow();
    }
    if (m_cut && m_backwards && m_collection->stateColumn() >= 0)
        readRunning();
    if (std::exchange(m_again, false))
        readAgain();
}

// What runs is looked at first, however old it is.
void LoadedModel::readRunning()
{
    const QString own = m_filter ? QStringLiteral("(%1) ").arg(m_filter->text()) : QString();
    const Filter::Made made =
        Filter::compile(own + QStringLiteral("state:running,lease-expired"), m_collection);
    if (!made.filter)
        return;
    PageRequest request;
    request.from = PageRequest::From::Before;
    request.key = m_edge;
    request.count = mostRunning + 1;
    request.filter = made.filter;
    request.preview = tablePreview;
    m_olderRunning = -1;
    const int generation = m_generation;
    onReady(this, m_store->page(m_collection->id(), request, m_cancel),
            [this, generation](const Result<Page> &page) {
                if (generation != m_generation)
                    return;
                if (!page) {
                    if (page.error().code != ErrorCode::Cancelled)
                        Q_EMIT failed(page.error());
                    return;
                }
                std::vector<Change> changes;
                for (const Record &record : page->records)
                    changes.push_back({Change::What::Updated, record});
                m_allRunning = changes.size() <= size_t(mostRunning);
                if (!m_allRunning)
                    changes.erase(changes.begin()); // the oldest
                m_olderRunning = int(changes.size());
                apply(changes);
            });
}

} // namespace storescope
