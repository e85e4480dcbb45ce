// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/pace.h"
#include "core/base/cancel.h"
#include "core/sqlite/connection.h"
#include "core/sqlite/walyield.h"

namespace storescope {

// When our reads and transactions begin beside a writer: a transaction after the gap that Pace asks for,
// counted from the end of the one before however long it waited for its lock, and either after the writer
// could begin its log anew. Used on one thread.
class WriteTurns
{
public:
    WriteTurns();
    WriteTurns(const WriteTurns &) = delete;
    WriteTurns &operator=(const WriteTurns &) = delete;

    // The connection whose transactions these are. This must outlive it.
    void watch(Connection &connection);

    // Until the next may begin, or the token is cancelled.
    Result<void> wait(const CancelToken &cancel);
    // Until the writer's checkpoint has ended, which no reader lets pass; before each read.
    void letCheckpoint(const CancelToken &cancel);
    // Whether a read that began after that has to end, for the writer committed and is about to checkpoint.
    bool isInTheWay() const;
    // First inside a transaction, in which nobody else commits.
    Result<void> begun();
    // After its end; `held`: how long others could not write.
    void ended(Pace::Duration held, int rows);

    const Pace &pace() const { return m_pace; }
    qint64 dataVersion() const { return m_dataVersion; } // as the last transaction found it

private:
    using Clock = std::chrono::steady_clock;
    Result<void> waitForCommit(const CancelToken &cancel);

    Connection *m_connection = nullptr;
    Pace m_pace;
    WalYield m_yield;
    quint32 m_framesAtRead = 0;
    qint64 m_dataVersion = -1, m_pagesBefore = 0;
    bool m_othersWrote = false;
    Clock::time_point m_end, m_lastOther; // of our last; somebody else's commit
};

} // namespace storescope
