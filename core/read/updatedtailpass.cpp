// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/updatedtail.h"

#include <algorithm>
#include <chrono>

namespace storescope {

using Bound = Collection::Bound;

void UpdatedTail::beginPass()
{
    m_next.phase = Phase::Pass;
    m_next.whole = !m_sinceWhole.isValid() || m_sinceWhole.elapsed() >= wholePassMs;
    if (!isNull(m_next.floor)) {
        m_next.whole = true;
        m_next.low = before(m_next.floor);
        m_next.floor = {};
    } else {
        m_next.low = isNull(m_next.high) ? Value() : m_next.whole ? before(m_next.high) : m_next.high;
    }
    m_next.cursor = {};
    m_next.atTime = {};
    m_next.atKey = {};
    m_passTime.start();
}

Result<bool> UpdatedTail::pass(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                               int most)
{
    return *m_indexed ? passIndexed(read, chunk, changes, most) : passStretches(read, chunk, changes, most);
}

Result<bool> UpdatedTail::passIndexed(GovernedRead &read, const Governor::Chunk &chunk,
                                      std::vector<Change> &changes, int most)
{
    const bool started = !m_next.atKey.empty();
    const QByteArray where = started              ? m_afterPosition
                             : isNull(m_next.low) ? m_by + " IS NOT NULL"
                                                  : m_by + " >= :low";
    auto row = statement(read, sqlWith(m_by, {.where = where, .orderBy = m_byThenKey}));
    if (!row)
        return tl::unexpected<Error>(row.error());
    const Resetting reset(*row);
    (*row)->bind(":low", m_next.low);
    (*row)->bind(":time", m_next.atTime);
    bindKey(**row, 'k', m_next.atKey);
    while (int(changes.size()) < most) {
        const auto there = (*row)->step();
        if (!there)
            return there;
        if (!*there)
            return finishPass();
        take(**row, changes);
        m_next.atTime = (*row)->value(extraColumn());
        m_next.atKey = m_records.readKey(**row);
        if (chunk.spent())
            break;
    }
    return false;
}

// A stretch of rows at a time, so that SQLite comes back within the chunk however few of them have changed.
Result<bool> UpdatedTail::passStretches(GovernedRead &read, const Governor::Chunk &chunk,
                                        std::vector<Change> &changes, int most)
{
    while (int(changes.size()) < most && !chunk.spent()) {
        const auto left = chunk.left();
        const Bound lower = boundBehind(m_next.cursor);
        Key until;
        {
            auto ahead =
                statement(read, m_collection->sql({.lower = lower, .keysOnly = true, .offset = true}), 1,
                          m_stretch - 1);
            if (!ahead)
                return tl::unexpected<Error>(ahead.error());
            const Resetting reset(*ahead);
            bindKey(**ahead, 'k', m_next.cursor);
            const auto there = (*ahead)->step();
            if (!there)
                return there;
            if (*there)
                until = m_records.readKey(**ahead);
        }
        const QByteArray changed = isNull(m_next.low) ? m_by + " IS NOT NULL" : m_by + " >= :low";
        auto row = statement(read, sqlWith(m_by, {.lower = lower,
                                                  .upper = until.empty() ? Bound::None : Bound::AtOrBefore,
                                                  .where = changed}));
        if (!row)
            return tl::unexpected<Error>(row.error());
        const Resetting reset(*row);
        bindKey(**row, 'k', m_next.cursor);
        bindKey(**row, 'u', until);
        (*row)->bind(":low", m_next.low);
        for (;;) {
            const auto there = (*row)->step();
            if (!there)
                return there;
            if (!*there)
                break;
            take(**row, changes);
            m_next.cursor = m_records.readKey(**row);
            if (int(changes.size()) >= most || chunk.spent())
                return false;
        }
        if (until.empty())
            return finishPass();
        m_next.cursor = until;
        const auto took = left - chunk.left();
        if (took < std::chrono::milliseconds(3))
            m_stretch = std::min<qint64>(m_stretch * 2, 262'144);
        else if (took > std::chrono::milliseconds(8))
            m_stretch = std::max<qint64>(m_stretch / 2, 256);
    }
    return false;
}

// Rows whose change time is not set yet are found by their key, where new ones have the greatest.
bool UpdatedTail::finishPass()
{
    m_next.phase = m_collection->hasIntegerKey() && m_next.told ? Phase::Unstamped : Phase::Idle;
    m_next.cursor = m_next.greatest;
    if (m_next.phase == Phase::Unstamped)
        return false;
    const bool wasQuiet = !m_next.told;
    m_next.told = true;
    return !wasQuiet;
}

Result<bool> UpdatedTail::readUnstamped(GovernedRead &read, const Governor::Chunk &chunk,
                                        std::vector<Change> &changes, int most)
{
    const QByteArray sql = sqlWith(m_by, {.lower = boundBehind(m_next.cursor), .where = m_by + " IS NULL"});
    const auto ended = readBehind(read, chunk, sql, m_next.cursor, [&](const Statement &row) {
        take(row, changes);
        m_next.cursor = m_records.readKey(row);
        return int(changes.size()) < most;
    });
    if (ended && *ended)
        m_next.phase = Phase::Idle;
    return ended;
}

} // namespace storescope
