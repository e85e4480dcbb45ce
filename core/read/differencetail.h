// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/tailreader.h"

#include <QElapsedTimer>
#include <QHash>

namespace storescope {

// Rows change in place and go: each pass over the collection compares every row's fingerprint with the last
// pass. What depends on the time is not part of it (see StateWatch). Of more than 200,000 rows only the
// newest are compared. A pass begins no sooner than three times the duration of the last one after it.
class DifferenceTail : public TailReader
{
public:
    using TailReader::TailReader;

    Result<bool> step(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                      int most) override;
    void commit() override;
    void discard() override;
    Result<bool> goesOn(GovernedRead &read) override; // the difference tells
    void restart() override {}
    int lookAgainMs() const override;
    QString note() const override;

protected:
    // Whether a pass is worth while now; asked before each.
    virtual Result<bool> mayHaveChanged(GovernedRead &read);
    bool hasPassed() const { return m_now.passes > 0; }

private:
    enum class Phase { Idle, Reading, Removing };
    struct State
    {
        Phase phase = Phase::Idle;
        Key cursor;     // last row that was compared in this pass
        Key oldest;     // only rows from here on are compared; empty: all
        int passes = 0; // complete ones
        quint32 generation = 0;
        qint64 readNs = 0; // that this pass took so far
    };
    struct Known
    {
        quint64 print = 0;
        quint32 generation = 0;
        bool shown = false; // went through the filter
    };
    Result<bool> goOn(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                      int most);
    Result<bool> readRows(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                          int most);
    Result<void> beginPass(GovernedRead &read);
    bool removeRows(std::vector<Change> &changes, int most);
    void compare(const Statement &row, std::vector<Change> &changes);
    bool isKnownAtStart(const Key &key) const;
    qint64 gapMs() const;
    bool mustWait() const { return m_sincePass.isValid() && m_sincePass.elapsed() < gapMs(); }

    State m_now, m_next;
    QHash<Key, Known> m_known;
    std::vector<std::pair<Key, Known>> m_seen; // since the last commit
    std::vector<Key> m_gone;                   // likewise
    QElapsedTimer m_sincePass;
    qint64 m_passNs = 0;
    bool m_waiting = false; // a pass was put off
};

} // namespace storescope
