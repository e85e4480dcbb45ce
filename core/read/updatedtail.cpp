// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/updatedtail.h"

#include <algorithm>

namespace storescope {

namespace {

using Bound = Collection::Bound;

constexpr qsizetype mostKeys = 200'000;
constexpr std::int64_t second = 1'000'000'000;

} // namespace

UpdatedTail::UpdatedTail(std::shared_ptr<const Collection> collection, std::shared_ptr<const Filter> filter,
                         Tail::Start start)
    : TailReader(std::move(collection), std::move(filter), std::move(start)), m_by(m_collection->tailSql())
{
    const TailSpec &spec = m_collection->spec().tail;
    m_time = spec.byTime;
    for (const Column &column : m_collection->columns()) {
        if (!m_time && column.spec.time && column.sql.toUtf8() == m_by)
            m_time = column.spec.time;
    }
    QByteArray keys, parameters;
    const auto &keySql = m_collection->keySql();
    for (size_t i = 0; i < keySql.size(); ++i) {
        keys += ", " + keySql[i];
        parameters += ", :k" + QByteArray::number(qulonglong(i));
    }
    m_byThenKey = m_by + keys;
    m_afterPosition = '(' + m_by + keys + ") > (:time" + parameters + ')';
}

// Times as text are ordered by what they say; within a second their texts may not be.
bool UpdatedTail::isNewer(const Value &a, const Value &b) const
{
    if (isNull(b))
        return !isNull(a);
    if (m_time) {
        const auto first = m_time->decode(a), other = m_time->decode(b);
        if (first && other)
            return *first > *other;
    }
    return compare(a, b) > 0;
}

Value UpdatedTail::before(const Value &time) const
{
    const auto instant = m_time ? m_time->decode(time) : std::nullopt;
    if (!instant)
        return time;
    const std::int64_t least = m_time->ordersInSql() ? 0 : second;
    const std::int64_t overlap = std::max<std::int64_t>(m_collection->spec().tail.overlap.count(), least);
    return overlap == 0 ? time : m_time->encode(instant->plusNanos(-overlap));
}

int UpdatedTail::lookAgainMs() const
{
    if (m_waiting)
        return int(std::max<qint64>(1, passGapMs() - m_sincePass.elapsed()));
    return m_owesWhole ? int(wholePassMs) : -1;
}

int UpdatedTail::passGapMs() const
{
    return m_indexed.value_or(true) ? 0 : int(10 * m_passMs);
}

Result<bool> UpdatedTail::step(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                               int most)
{
    switch (m_next.phase) {
    case Phase::Begin:
        return begin(read);
    case Phase::Newest:
        return findNewest(read, chunk);
    case Phase::Keys:
        return readKeys(read, chunk);
    case Phase::Walk:
        return walk(read, chunk, changes, most);
    case Phase::Idle:
        m_waiting = m_sincePass.isValid() && m_sincePass.elapsed() < passGapMs();
        if (m_waiting)
            return true;
        beginPass();
        return pass(read, chunk, changes, most);
    case Phase::Pass:
        return pass(read, chunk, changes, most);
    case Phase::Unstamped:
        return readUnstamped(read, chunk, changes, most);
    }
    return true;
}

Result<void> UpdatedTail::findGreatest(GovernedRead &read)
{
    auto newest = statement(read, m_collection->sql({.descending = true, .keysOnly = true}), 1);
    if (!newest)
        return tl::unexpected<Error>(newest.error());
    const Resetting reset(*newest);
    const auto there = (*newest)->step();
    if (!there)
        return tl::unexpected<Error>(there.error());
    if (*there)
        m_next.greatest = m_records.readKey(**newest);
    return {};
}

Result<bool> UpdatedTail::isIndexed(GovernedRead &read) const
{
    auto plan = read.connection().prepare(
        ("EXPLAIN QUERY PLAN " + m_collection->sql({.where = m_by + " >= :low", .orderBy = m_byThenKey}))
            .toStdString());
    if (!plan)
        return tl::unexpected<Error>(plan.error());
    for (;;) {
        const auto there = plan->step();
        if (!there)
            return there;
        if (!*there)
            return true;
        if (plan->bytes(3).starts_with("SCAN"))
            return false;
    }
}

Result<bool> UpdatedTail::begin(GovernedRead &read)
{
    const auto indexed = isIndexed(read);
    if (!indexed)
        return indexed;
    m_indexed = *indexed;
    if (!*indexed) {
        m_next.phase = Phase::Newest;
        return false;
    }
    auto highest =
        statement(read, sqlWith(m_by, {.where = m_by + " IS NOT NULL", .orderBy = m_by + " DESC"}), 1);
    if (!highest)
        return tl::unexpected<Error>(highest.error());
    const Resetting reset(*highest);
    const auto there = (*highest)->step();
    if (!there)
        return there;
    if (*there)
        m_next.high = (*highest)->value(extraColumn());
    return follow(read);
}

// Row by row, in as many chunks as it takes: asked for at once it would be one read of the whole table.
Result<bool> UpdatedTail::findNewest(GovernedRead &read, const Governor::Chunk &chunk)
{
    const QByteArray sql = sqlWith(m_by, {.lower = boundBehind(m_next.cursor), .keysOnly = true});
    const auto ended = readBehind(read, chunk, sql, m_next.cursor, [&](const Statement &row) {
        const Value time = row.value(m_collection->keySize());
        if (isNewer(time, m_next.high))
            m_next.high = time;
        m_next.cursor = m_records.readKey(row);
        return true;
    });
    return ended && *ended ? follow(read) : ended;
}

// From here on what is newer than `high` has changed since.
Result<bool> UpdatedTail::follow(GovernedRead &read)
{
    using From = Tail::Start::From;
    const From from = m_restarted ? From::Beginning : m_start.from;
    m_next.floor = m_next.high;
    m_next.walkLow = before(m_next.high);
    m_next.told = from != From::End;
    m_next.cursor = {};
    m_next.phase = from == From::Beginning || m_collection->hasIntegerKey() ? Phase::Walk : Phase::Keys;
    if (from == From::End) {
        if (auto found = findGreatest(read); !found)
            return tl::unexpected<Error>(found.error());
        if (m_next.phase == Phase::Walk) {
            m_next.phase = Phase::Idle; // integer keys tell by themselves what is new
            return false;
        }
    } else if (from == From::After) {
        m_next.cursor = m_next.phase == Phase::Walk ? m_start.key : Key();
        m_next.greatest = m_start.key;
    }
    return false;
}

// Which rows there are already, for keys whose order does not tell.
Result<bool> UpdatedTail::readKeys(GovernedRead &read, const Governor::Chunk &chunk)
{
    const bool after = m_start.from == Tail::Start::From::After;
    bool done = false;
    const QByteArray sql = m_collection->sql({.lower = boundBehind(m_next.cursor), .keysOnly = true});
    const auto ended = readBehind(read, chunk, sql, m_next.cursor, [&](const Statement &row) {
        const Key key = m_records.readKey(row);
        done = m_keys.size() + m_takenKeys.size() >= mostKeys || (after && m_start.key < key);
        if (done)
            return false;
        m_takenKeys.insert(qHash(key));
        m_next.cursor = key;
        return true;
    });
    if (ended && (*ended || done)) {
        m_next.cursor = after ? m_start.key : Key();
        m_next.phase = after ? Phase::Walk : Phase::Idle;
    }
    return ended ? Result<bool>(false) : ended;
}

Result<bool> UpdatedTail::walk(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                               int most)
{
    const QByteArray sql = sqlWith(m_by, {.lower = boundBehind(m_next.cursor)});
    const auto ended = readBehind(read, chunk, sql, m_next.cursor, [&](const Statement &row) {
        take(row, changes);
        m_next.cursor = m_records.readKey(row);
        return int(changes.size()) < most;
    });
    if (ended && *ended)
        m_next.phase = Phase::Idle; // what changed during the walk is found by the first pass
    return ended ? Result<bool>(false) : ended;
}

bool UpdatedTail::isKnown(const Key &key) const
{
    if (m_versions.contains(key) || m_takenPrints.contains(key))
        return true;
    if (m_collection->hasIntegerKey())
        return !m_next.greatest.empty() && !(m_next.greatest < key);
    return m_keys.contains(qHash(key)) || m_takenKeys.contains(qHash(key));
}

// A version of a row, which may have been told before.
void UpdatedTail::take(const Statement &row, std::vector<Change> &changes)
{
    const Key key = m_records.readKey(row);
    const quint64 print = m_records.fingerprint(row);
    const Value time = row.value(extraColumn());
    const auto fresh = m_takenPrints.constFind(key);
    const auto old = m_versions.constFind(key);
    const bool same = fresh != m_takenPrints.constEnd() ? *fresh == print
                                                        : old != m_versions.constEnd() && old->print == print;
    const bool known = isKnown(key);
    if (isNewer(time, m_next.high))
        m_next.high = time;
    const bool metAgain = m_next.phase != Phase::Walk || !isNewer(m_next.walkLow, time);
    if (!same && metAgain) {
        m_taken.emplace_back(key, Version{print, time});
        m_takenPrints.insert(key, print);
    }
    if (!m_collection->hasIntegerKey() && m_keys.size() < mostKeys)
        m_takenKeys.insert(qHash(key));
    if (m_next.greatest.empty() || m_next.greatest < key)
        m_next.greatest = key;
    if (same || !m_next.told || !wanted(row))
        return;
    Change change;
    change.what = known ? Change::What::Updated : Change::What::Added;
    change.record = m_records.read(row);
    changes.push_back(std::move(change));
}

void UpdatedTail::commit()
{
    for (auto &[key, version] : m_taken)
        m_versions.insert(std::move(key), std::move(version));
    m_taken.clear();
    m_takenPrints.clear();
    m_keys += m_takenKeys;
    m_takenKeys.clear();
    const bool passed = m_now.phase != Phase::Idle && m_next.phase == Phase::Idle;
    const bool passedAtOnce =
        m_now.phase == Phase::Idle && m_next.phase == Phase::Idle && m_passTime.isValid();
    if ((passed || passedAtOnce) && !m_waiting) {
        m_passMs = m_passTime.isValid() ? m_passTime.elapsed() : 0;
        m_passTime.invalidate();
        m_sincePass.start();
        m_owesWhole = !m_next.whole;
        if (m_next.whole) {
            m_sinceWhole.start();
            // Versions older than the overlap are not read again.
            const Value least = before(m_next.high);
            m_versions.removeIf([&](const auto &entry) { return isNewer(least, entry.value().time); });
        }
    }
    m_now = m_next;
}

void UpdatedTail::discard()
{
    m_next = m_now;
    m_taken.clear();
    m_takenPrints.clear();
    m_takenKeys.clear();
}

Result<bool> UpdatedTail::goesOn(GovernedRead &read)
{
    if (m_next.greatest.empty() || m_versions.isEmpty())
        return true;
    // One of the rows that were read last is enough.
    for (auto version = m_versions.constBegin(); version != m_versions.constEnd(); ++version) {
        auto row = statement(read, m_collection->sql({.exactly = true}), 1);
        if (!row)
            return tl::unexpected<Error>(row.error());
        const Resetting reset(*row);
        bindKey(**row, 'k', version.key());
        const auto there = (*row)->step();
        if (!there)
            return there;
        if (*there && m_records.fingerprint(**row) == version->print)
            return true;
    }
    return false;
}

void UpdatedTail::restart()
{
    m_now = {};
    m_restarted = true;
    m_versions.clear();
    m_keys.clear();
    discard();
}

} // namespace storescope
