// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>

namespace storescope {

// How much is done in one transaction, and how long the store is left alone after it, so that a writer beside
// us waits little and loses little (sqlite-rules 5).
class Pace
{
public:
    using Duration = std::chrono::steady_clock::duration;

    // The log is checkpointed by the writer, which has to carry our pages too.
    static constexpr int mostPages = 256;

    // Rows to prepare for the next transaction.
    int rows() const { return m_rows; }
    // Whether the transaction has to end after `done` rows.
    bool isSpent(Duration held, int done) const;
    // What the last one was; `othersWrote`: somebody else committed since the one before.
    void note(Duration held, int rows, long long pages, bool othersWrote);
    // From the end of the last transaction to the beginning of the next.
    Duration gap() const { return m_gap; }

private:
    int m_rows = 64;
    int m_most = 64;      // by pages
    bool m_beside = true; // until it is known better
    Duration m_gap = std::chrono::milliseconds(10);
};

} // namespace storescope
