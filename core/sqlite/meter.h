// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/governor.h"

#include <array>

namespace storescope {

// The account of a store's reads over the last 60 seconds, in whole seconds of the steady clock and the
// running one. Knows no clock: every call says what time it is. One thread at a time.
class Meter
{
public:
    using Time = std::chrono::steady_clock::time_point;

    void readBegan(Time now, Reader reader);
    void readEnded(Time now, Reader reader, Time began);
    void busy(Time now);
    MeterReading reading(Time now, bool rollbackJournal) const;

private:
    static constexpr qint64 seconds = 60;
    struct Second
    {
        qint64 number = -1;
        std::chrono::nanoseconds read{0}; // any of our reads held a snapshot
        std::chrono::nanoseconds longest{0};
        Reader longestBy = Reader::Page;
        int busy = 0;
    };
    static qint64 numberOf(Time time);
    Second &at(qint64 number);
    void addRead(Time from, Time to);

    std::array<Second, seconds + 1> m_seconds;
    int m_reading = 0;
    Time m_since; // of the time in which somebody reads without a pause
    Reader m_sinceBy = Reader::Page;
};

} // namespace storescope
