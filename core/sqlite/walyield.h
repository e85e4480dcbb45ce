// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <chrono>
#include <functional>
#include <optional>

namespace storescope {

// How long the writer's log is, how much of it checkpoints have brought into the database, and how much the
// running one wants to bring (the shared index's mxFrame, nBackfill and nBackfillAttempted; SQLite file
// format, WAL-index).
struct WalState
{
    quint32 frames = 0;
    quint32 written = 0;
    quint32 attempted = 0;

    bool isCheckpointing() const { return attempted > written; }
    bool wantsCheckpoint(quint32 fullAt) const { return frames >= fullAt && written < frames; }
};
using WalLook = std::function<std::optional<WalState>()>; // nullopt: no log

// When readers have to stay away so that the writer's checkpoint can end and its log begin anew. A checkpoint
// passes no reader, and the log begins anew only at a commit that meets neither a reader nor an unwritten
// frame; a gap of fixed length is too short for that when the writer waits for its disk or for a processor.
class WalYield
{
public:
    using Clock = std::chrono::steady_clock;

    static constexpr quint32 autoCheckpoint = 1000; // SQLite's wal_autocheckpoint

    // To be away for at most so long at once; `usual`: when most writers checkpoint, in frames.
    explicit WalYield(Clock::duration longestGap = std::chrono::milliseconds(60),
                      quint32 usual = autoCheckpoint)
        : m_longestGap(longestGap), m_usual(usual), m_full(usual)
    {
    }

    // As long as its writer lets the log become, in frames.
    quint32 fullAt() const { return m_full; }

    // Asked in a gap that began at `gapBegin`: whether to stay away a little longer. Not for a writer that
    // rests (its checkpoint comes with a commit), and not forever: one that checkpoints later than usual, or
    // whose log another program holds, is not waited for again before its log has doubled.
    bool wants(const WalState &state, Clock::time_point gapBegin, Clock::time_point now);

    // When a commit was seen last, which takes two looks; never: the clock's beginning.
    Clock::time_point lastCommitSeen() const { return m_lastSeen; }

private:
    Clock::duration m_longestGap;
    quint32 m_usual, m_full;
    std::optional<quint32> m_lastFrames;
    Clock::time_point m_lastCommit{}; // that may have been
    Clock::time_point m_lastSeen{};
};

} // namespace storescope
