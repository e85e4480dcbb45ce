// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/tailreader.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSet>

namespace storescope {

// Rows carry the time of their last change. Reads what changed since the greatest time seen, minus the
// profile's overlap (equal times, late commits), and tells each version of a row once: of the rows within the
// overlap it keeps the fingerprints.
//
// Without an index on that column a pass looks through the whole collection, a stretch of rows at a time, and
// is held to a tenth of the time.
class UpdatedTail : public TailReader
{
public:
    UpdatedTail(std::shared_ptr<const Collection> collection, std::shared_ptr<const Filter> filter,
                Tail::Start start);

    Result<bool> step(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                      int most) override;
    void commit() override;
    void discard() override;
    Result<bool> goesOn(GovernedRead &read) override;
    void restart() override;
    int lookAgainMs() const override;

private:
    // Newest: the greatest change time where no index tells it. Keys: which rows are known at the start.
    // Walk: rows that count as new, by key. Pass: what changed.
    enum class Phase { Begin, Newest, Keys, Walk, Idle, Pass, Unstamped };
    struct State
    {
        Phase phase = Phase::Begin;
        Value high;    // greatest change time seen
        Value low;     // where the running pass begins
        Value floor;   // high when a walk began: the first pass after it begins there
        Value walkLow; // older versions met in a walk are not met again
        Key cursor;    // in Newest, Keys, Walk and an unindexed pass
        Value atTime;  // in an indexed pass: time and key of the last row
        Key atKey;
        Key greatest;       // greatest key seen
        bool told = true;   // the pass tells what it finds; the first one at From::End only takes stock
        bool whole = false; // with the overlap
    };
    struct Version
    {
        quint64 print = 0;
        Value time;
    };
    Result<bool> begin(GovernedRead &read);
    Result<bool> isIndexed(GovernedRead &read) const;
    Result<bool> findNewest(GovernedRead &read, const Governor::Chunk &chunk);
    Result<bool> follow(GovernedRead &read);
    Result<bool> readKeys(GovernedRead &read, const Governor::Chunk &chunk);
    Result<bool> walk(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                      int most);
    Result<bool> pass(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                      int most);
    Result<bool> passIndexed(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                             int most);
    Result<bool> passStretches(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                               int most);
    Result<bool> readUnstamped(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                               int most);
    Result<void> findGreatest(GovernedRead &read);
    void beginPass();
    bool finishPass();
    void take(const Statement &row, std::vector<Change> &changes);
    bool isKnown(const Key &key) const;
    Value before(const Value &time) const; // minus the overlap
    bool isNewer(const Value &a, const Value &b) const;
    int passGapMs() const;
    static constexpr qint64 wholePassMs =
        250; // so often the overlap is read again while the store is written

    const QByteArray m_by;
    std::optional<TimeCodec> m_time; // of that column
    QByteArray m_byThenKey, m_afterPosition;
    State m_now, m_next;
    std::optional<bool> m_indexed;
    QHash<Key, Version> m_versions;               // within the overlap
    std::vector<std::pair<Key, Version>> m_taken; // since the last commit
    QHash<Key, quint64> m_takenPrints;            // likewise
    QSet<size_t> m_keys; // hashes of known keys, where the order of keys does not tell
    QSet<size_t> m_takenKeys;
    qint64 m_stretch = 4096;
    QElapsedTimer m_passTime, m_sincePass, m_sinceWhole;
    qint64 m_passMs = 0;
    bool m_waiting = false;
    bool m_restarted = false;
    bool m_owesWhole = false; // a pass with the overlap has still to come
};

} // namespace storescope
