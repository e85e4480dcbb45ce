// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/appendtail.h"

#include <algorithm>

namespace storescope {

namespace {

using Bound = Collection::Bound;

constexpr size_t blockRows = 1024;
constexpr size_t mostBlocks = 1024; // a million rows
constexpr qint64 rememberedAtStart = 4096;
constexpr size_t mostRecent = 256;

} // namespace

AppendTail::AppendTail(std::shared_ptr<const Collection> collection, std::shared_ptr<const Filter> filter,
                       Tail::Start start)
    : TailReader(std::move(collection), std::move(filter), std::move(start)),
      m_reused(m_collection->spec().keyReused),
      m_removes(m_collection->spec().tail.removes)
{
    m_order.after = m_collection->sql({.lower = Bound::After});
    m_order.from = m_collection->sql({.lower = Bound::AtOrAfter});
    m_order.exactly = m_collection->sql({.exactly = true});
    m_order.newest = m_collection->sql({.descending = true});
    m_order.first = m_collection->sql({});
}

Key AppendTail::cursorOf(const Statement &row) const
{
    return m_records.readKey(row);
}

Change::What AppendTail::whatIsNew(const Statement &)
{
    return Change::What::Added;
}

// The first row that the statement gives.
Result<std::optional<AppendTail::Seen>> AppendTail::one(GovernedRead &read, const QByteArray &sql,
                                                        const Key &key) const
{
    auto row = statement(read, sql, 1);
    if (!row)
        return tl::unexpected<Error>(row.error());
    const Resetting reset(*row);
    bindKey(**row, 'k', key);
    const auto there = (*row)->step();
    if (!there)
        return tl::unexpected<Error>(there.error());
    if (!*there)
        return std::optional<Seen>();
    return std::optional<Seen>(Seen{cursorOf(**row), m_records.fingerprint(**row)});
}

Result<void> AppendTail::begin(GovernedRead &read)
{
    using From = Tail::Start::From;
    m_next = {};
    m_passed.clear();
    const auto first = one(read, m_order.first, {});
    if (!first)
        return tl::unexpected<Error>(first.error());
    m_anchor = first->value_or(Seen{});
    if (m_start.from == From::After) {
        const auto at = one(read, m_collection->sql({.exactly = true}), m_start.key);
        if (!at)
            return tl::unexpected<Error>(at.error());
        m_next.last = *at ? (*at)->cursor : m_start.key;
        m_next.print = *at ? (*at)->print : 0;
    } else if (m_start.from == From::End) {
        auto row = statement(read, m_order.newest, m_reused ? rememberedAtStart : 1);
        if (!row)
            return tl::unexpected<Error>(row.error());
        const Resetting reset(*row);
        for (;;) {
            const auto there = (*row)->step();
            if (!there)
                return tl::unexpected<Error>(there.error());
            if (!*there)
                break;
            m_passed.push_back({cursorOf(**row), m_records.fingerprint(**row)});
        }
        std::reverse(m_passed.begin(), m_passed.end());
        if (!m_passed.empty()) {
            m_next.last = m_passed.back().cursor;
            m_next.print = m_passed.back().print;
        }
    }
    m_next.begun = true;
    return {};
}

Result<bool> AppendTail::lastStands(GovernedRead &read) const
{
    if (m_next.last.empty() || m_next.print == 0)
        return true;
    const auto now = one(read, m_order.exactly, m_next.last);
    if (!now)
        return tl::unexpected<Error>(now.error());
    return *now && (*now)->print == m_next.print;
}

// Keys were used again, or rows went. Keys below a row that still stands were not free to be used again, so
// what lies after the newest such row is compared with what was told; where none of the recent ones stands,
// everything that is remembered.
Result<void> AppendTail::beginRecovery(GovernedRead &read)
{
    m_told.clear();
    for (const Seen &seen : m_passed)
        m_told += seen.print;
    for (const Seen &seen : m_recent)
        m_told += seen.print;
    for (auto seen = m_recent.rbegin(); seen != m_recent.rend(); ++seen) {
        const auto now = one(read, m_order.exactly, seen->cursor);
        if (!now)
            return tl::unexpected<Error>(now.error());
        if (*now && (*now)->print == seen->print) {
            m_next.recovering = true;
            m_next.recovered = seen->cursor;
            return {};
        }
    }
    const auto newest = one(read, m_order.newest, {});
    const auto first = newest ? one(read, m_order.first, {}) : newest;
    if (!first)
        return tl::unexpected<Error>(first.error());
    for (const Block &block : m_blocks)
        m_told += QSet<quint64>(block.prints.begin(), block.prints.end());
    m_next.recovering = true;
    m_next.recovered = {};
    const bool sameBeginning = *first && !m_anchor.cursor.empty() && (*first)->print == m_anchor.print;
    m_next.fromStart = !sameBeginning;
    if (sameBeginning && oldest() && (*newest)->cursor < *oldest()) {
        // Only older rows than we remember are left, and they were there before.
        m_next.recovering = false;
        m_next.last = (*newest)->cursor;
        m_next.print = (*newest)->print;
    }
    if (!*newest) {
        m_next.recovering = false;
        m_next.last = {};
        m_next.print = 0;
    }
    return {};
}

Result<bool> AppendTail::step(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                              int most)
{
    if (!m_next.begun) {
        if (auto begun = begin(read); !begun)
            return tl::unexpected<Error>(begun.error());
    }
    if (m_reused && !m_next.recovering) {
        const auto stands = lastStands(read);
        if (!stands)
            return stands;
        if (!*stands) {
            if (auto begun = beginRecovery(read); !begun)
                return tl::unexpected<Error>(begun.error());
        }
    }
    const bool recovering = m_next.recovering;
    const Key position = !recovering                     ? m_next.last
                         : !m_next.recovered.empty()     ? m_next.recovered
                         : m_next.fromStart || !oldest() ? Key()
                                                         : *oldest();
    const bool atOldest = recovering && m_next.recovered.empty();
    auto row = statement(read, position.empty() ? m_order.first : atOldest ? m_order.from : m_order.after);
    if (!row)
        return tl::unexpected<Error>(row.error());
    const Resetting reset(*row);
    bindKey(**row, 'k', position);
    while (int(changes.size()) < most) {
        const auto there = (*row)->step();
        if (!there)
            return there;
        if (!*there) {
            m_next.recovering = false;
            return true;
        }
        const quint64 print = m_records.fingerprint(**row);
        const Key cursor = cursorOf(**row);
        const bool told = recovering && m_told.contains(print);
        if (!told && wanted(**row)) {
            Change change;
            change.what = whatIsNew(**row);
            change.record = m_records.read(**row);
            changes.push_back(std::move(change));
        }
        if (recovering)
            m_next.recovered = cursor;
        m_next.last = cursor;
        m_next.print = print;
        if (m_reused && !told)
            m_passed.push_back({cursor, print});
        if (chunk.spent())
            break;
    }
    return false;
}

void AppendTail::remember(const Key &cursor, quint64 print)
{
    if (m_blocks.empty() || m_blocks.back().prints.size() >= blockRows) {
        m_blocks.push_back({cursor, {}});
        m_blocks.back().prints.reserve(blockRows);
        if (m_blocks.size() > mostBlocks)
            m_blocks.pop_front();
    }
    // The keys of a block are not below its first, also after keys were used again.
    if (cursor < m_blocks.back().first)
        m_blocks.back().first = cursor;
    m_blocks.back().prints.push_back(print);
}

void AppendTail::commit()
{
    if (m_reused) {
        for (const Seen &seen : m_passed)
            remember(seen.cursor, seen.print);
        m_recent.insert(m_recent.end(), m_passed.begin(), m_passed.end());
        if (m_recent.size() > mostRecent)
            m_recent.erase(m_recent.begin(), m_recent.end() - mostRecent);
        // The oldest key bounds the comparison.
        if (m_blocks.size() > 1) {
            const auto least =
                std::min_element(m_blocks.begin(), m_blocks.end(),
                                 [](const Block &a, const Block &b) { return a.first < b.first; });
            m_blocks.front().first = least->first;
        }
    }
    m_passed.clear();
    if (m_now.recovering && !m_next.recovering)
        m_told.clear();
    m_now = m_next;
}

void AppendTail::discard()
{
    m_next = m_now;
    m_passed.clear();
}

Result<bool> AppendTail::goesOn(GovernedRead &read)
{
    if (!m_next.begun || m_next.last.empty())
        return true;
    return lastStands(read);
}

void AppendTail::restart()
{
    m_next = {};
    m_next.begun = true;
    m_blocks.clear();
    m_recent.clear();
    m_passed.clear();
    m_told.clear();
    m_anchor = {};
    m_now = m_next;
}

} // namespace storescope
