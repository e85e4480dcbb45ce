// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/statewatch.h"

#include <algorithm>

namespace storescope {

namespace {

constexpr qint64 mostRows = 5000;
constexpr qint64 everyMs = 1000;

int stateSelect(const Collection &collection)
{
    return collection.stateColumn() < 0 ? -1 : collection.columns()[size_t(collection.stateColumn())].select;
}

} // namespace

bool StateWatch::concerns(const Collection &collection)
{
    const int select = stateSelect(collection);
    return select >= 0 && collection.selectSql(select).contains(":now");
}

StateWatch::StateWatch(std::shared_ptr<const Collection> collection, std::shared_ptr<const Filter> filter,
                       Tail::Start start, std::unique_ptr<TailReader> rows)
    : TailReader(std::move(collection), std::move(filter), std::move(start)), m_rows(std::move(rows))
{
}

int StateWatch::lookAgainMs() const
{
    const int rows = m_rows->lookAgainMs();
    if (m_now.tooMany)
        return rows;
    const int states =
        int(std::max<qint64>(1, everyMs - (m_sinceLook.isValid() ? m_sinceLook.elapsed() : everyMs)));
    return rows < 0 ? states : std::min(rows, states);
}

Result<bool> StateWatch::step(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                              int most)
{
    m_looked = m_next.looking;
    if (!m_next.looking) {
        // What was committed comes first: a row that changed itself is told by its own reader.
        const auto upToDate = m_rows->step(read, chunk, changes, most);
        for (const Change &change : changes) {
            if (change.what != Change::What::Removed)
                note(change.record);
        }
        const bool due = !m_sinceLook.isValid() || m_sinceLook.elapsed() >= everyMs;
        if (!upToDate || !*upToDate || m_next.tooMany || !due)
            return upToDate;
        m_next.looking = true;
        m_next.cursor = {};
        m_next.rows = 0;
        ++m_next.generation;
        return false;
    }
    return look(read, chunk, changes, most);
}

void StateWatch::note(const Record &record)
{
    // The state of the record is found by the next look; until then the row counts as just told.
    m_seen.emplace_back(record.key, Known{record.fingerprint, Value(), m_next.generation, true});
    if (const auto &cells = record.cells; size_t(m_collection->stateColumn()) < cells.size())
        m_seen.back().second.state = cells[size_t(m_collection->stateColumn())].value;
}

Result<bool> StateWatch::look(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                              int most)
{
    bool tooMany = false;
    const QByteArray sql = m_collection->sql({.lower = boundBehind(m_next.cursor)});
    const auto ended = readBehind(read, chunk, sql, m_next.cursor, [&](const Statement &row) {
        tooMany = ++m_next.rows > mostRows;
        if (!tooMany)
            compare(row, changes);
        return !tooMany && int(changes.size()) < most;
    });
    if (!ended || (!*ended && !tooMany))
        return ended;
    m_next.tooMany = tooMany;
    m_next.looking = false;
    return true;
}

// Tells a row that did not change itself when its state did.
void StateWatch::compare(const Statement &row, std::vector<Change> &changes)
{
    Record record = m_records.read(row);
    const Value state = record.cells[size_t(m_collection->stateColumn())].value;
    const auto known = m_known.constFind(record.key);
    m_next.cursor = record.key;
    const bool shown = wanted(row);
    m_seen.emplace_back(record.key, Known{record.fingerprint, state, m_next.generation, shown});
    const bool turned =
        known != m_known.constEnd() && known->print == record.fingerprint && known->state != state;
    if (!turned || (!shown && !known->shown))
        return;
    Change change;
    change.what = shown ? Change::What::Updated : Change::What::Removed;
    if (change.what == Change::What::Removed)
        change.record.key = record.key;
    else
        change.record = std::move(record);
    changes.push_back(std::move(change));
}

void StateWatch::commit()
{
    // Only one of the two has anything put by.
    if (!m_looked)
        m_rows->commit();
    for (auto &[key, known] : m_seen)
        m_known.insert(std::move(key), std::move(known));
    m_seen.clear();
    if (m_now.looking && !m_next.looking) {
        m_sinceLook.start();
        m_known.removeIf([&](const auto &entry) { return entry.value().generation != m_next.generation; });
    }
    if (m_next.tooMany)
        m_known.clear();
    m_now = m_next;
}

void StateWatch::discard()
{
    m_rows->discard();
    m_next = m_now;
    m_seen.clear();
}

void StateWatch::restart()
{
    m_rows->restart();
    m_now = m_next = {};
    m_known.clear();
    m_seen.clear();
}

} // namespace storescope
