// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/differencetail.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace storescope {

namespace {

using Bound = Collection::Bound;

constexpr qint64 mostRows = 200'000;
constexpr qint64 longestGapMs = 2000;

} // namespace

Result<bool> DifferenceTail::mayHaveChanged(GovernedRead &)
{
    return true;
}

Result<bool> DifferenceTail::goesOn(GovernedRead &)
{
    return true;
}

int DifferenceTail::lookAgainMs() const
{
    return m_waiting ? int(std::max<qint64>(1, gapMs() - m_sincePass.elapsed())) : -1;
}

qint64 DifferenceTail::gapMs() const
{
    return std::min(longestGapMs, 3 * m_passNs / 1'000'000);
}

QString DifferenceTail::note() const
{
    return m_now.oldest.empty()
               ? QString()
               : QCoreApplication::translate("read", "Only the newest %1 rows are compared for changes.")
                     .arg(QLocale().toString(mostRows));
}

Result<bool> DifferenceTail::step(GovernedRead &read, const Governor::Chunk &chunk,
                                  std::vector<Change> &changes, int most)
{
    if (m_next.phase == Phase::Idle) {
        m_waiting = mustWait();
        if (m_waiting)
            return true;
        const auto worthWhile = mayHaveChanged(read);
        if (!worthWhile || !*worthWhile)
            return worthWhile ? Result<bool>(true) : worthWhile;
        if (auto begun = beginPass(read); !begun)
            return tl::unexpected<Error>(begun.error());
    }
    if (m_next.phase == Phase::Reading)
        return readRows(read, chunk, changes, most);
    return removeRows(changes, most);
}

Result<void> DifferenceTail::beginPass(GovernedRead &read)
{
    auto row = statement(read, m_collection->sql({.descending = true, .keysOnly = true, .offset = true}), 1,
                         mostRows - 1);
    if (!row)
        return tl::unexpected<Error>(row.error());
    const Resetting reset(*row);
    const auto there = (*row)->step();
    if (!there)
        return tl::unexpected<Error>(there.error());
    m_next.oldest = *there ? m_records.readKey(**row) : Key();
    m_next.cursor = {};
    m_next.phase = Phase::Reading;
    ++m_next.generation;
    m_next.readNs = 0;
    return {};
}

// Rows that a first pass finds and that count as known.
bool DifferenceTail::isKnownAtStart(const Key &key) const
{
    using From = Tail::Start::From;
    if (m_now.passes > 0 || m_start.from == From::Beginning)
        return false;
    return m_start.from == From::End || !(m_start.key < key);
}

void DifferenceTail::compare(const Statement &row, std::vector<Change> &changes)
{
    const Key key = m_records.readKey(row);
    const auto known = m_known.constFind(key);
    Known now{m_records.fingerprint(row), m_next.generation, wanted(row)};
    const bool isNew = known == m_known.constEnd();
    const bool differs = isNew || known->print != now.print;
    if (differs && !(isNew && isKnownAtStart(key))) {
        Change change;
        if (now.shown) {
            change.what = isNew || !known->shown ? Change::What::Added : Change::What::Updated;
            change.record = m_records.read(row);
            changes.push_back(std::move(change));
        } else if (!isNew && known->shown) {
            change.what = Change::What::Removed; // the filter lets it through no longer
            change.record.key = key;
            changes.push_back(std::move(change));
        }
    } else if (!isNew) {
        now.shown = known->shown;
    }
    m_seen.emplace_back(key, now);
}

Result<bool> DifferenceTail::readRows(GovernedRead &read, const Governor::Chunk &chunk,
                                      std::vector<Change> &changes, int most)
{
    const bool started = !m_next.cursor.empty();
    const Bound lower = started ? Bound::After : m_next.oldest.empty() ? Bound::None : Bound::AtOrAfter;
    auto row = statement(read, m_collection->sql({.lower = lower}));
    if (!row)
        return tl::unexpected<Error>(row.error());
    const Resetting reset(*row);
    bindKey(**row, 'k', started ? m_next.cursor : m_next.oldest);
    while (int(changes.size()) < most) {
        const auto there = (*row)->step();
        if (!there)
            return there;
        if (!*there) {
            m_next.phase = Phase::Removing;
            return false;
        }
        compare(**row, changes);
        m_next.cursor = m_seen.back().first;
        if (chunk.spent())
            break;
    }
    return false;
}

// Known rows that the pass did not meet have gone.
bool DifferenceTail::removeRows(std::vector<Change> &changes, int most)
{
    for (auto known = m_known.constBegin(); known != m_known.constEnd(); ++known) {
        if (known->generation == m_next.generation)
            continue;
        if (int(changes.size()) >= most)
            return false;
        m_gone.push_back(known.key());
        const bool outOfSight = !m_next.oldest.empty() && known.key() < m_next.oldest;
        if (outOfSight || !known->shown)
            continue;
        Change change;
        change.what = Change::What::Removed;
        change.record.key = known.key();
        changes.push_back(std::move(change));
    }
    m_next.phase = Phase::Idle;
    ++m_next.passes;
    return true;
}

void DifferenceTail::commit()
{
    for (auto &[key, known] : m_seen)
        m_known.insert(std::move(key), known);
    for (const Key &key : m_gone)
        m_known.remove(key);
    m_seen.clear();
    m_gone.clear();
    if (m_next.passes > m_now.passes) {
        m_passNs = m_next.readNs;
        m_sincePass.start();
    }
    m_now = m_next;
}

void DifferenceTail::discard()
{
    m_next = m_now;
    m_seen.clear();
    m_gone.clear();
}

} // namespace storescope
