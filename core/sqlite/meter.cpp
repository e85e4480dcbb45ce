// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/meter.h"

namespace storescope {

namespace {

using namespace std::chrono_literals;
using std::chrono::microseconds;
using std::chrono::nanoseconds;

struct Limits
{
    double share;
    microseconds longest;
};
constexpr Limits harmless{0.05, 30ms};
constexpr Limits harmlessForRollback{0.02, 10ms}; // there a read holds the writer off
constexpr Limits noticeable{0.20, 100ms};

bool within(const MeterReading &reading, const Limits &limits)
{
    return reading.share <= limits.share && reading.longestRead <= limits.longest;
}

Harm harmOf(const MeterReading &reading)
{
    if (!within(reading, noticeable))
        return Harm::SteppingBack;
    const bool calm = within(reading, reading.rollbackJournal ? harmlessForRollback : harmless);
    return calm && reading.busy == 0 ? Harm::Harmless : Harm::Noticeable;
}

double shareOfSecond(nanoseconds read)
{
    return std::chrono::duration<double>(read).count();
}

} // namespace

qint64 Meter::numberOf(Time time)
{
    return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
}

Meter::Second &Meter::at(qint64 number)
{
    Second &second = m_seconds[static_cast<size_t>(number % static_cast<qint64>(m_seconds.size()))];
    if (second.number != number)
        second = Second{number, {}, {}, Reader::Page, 0};
    return second;
}

void Meter::addRead(Time from, Time to)
{
    from = std::max(from, to - std::chrono::seconds(seconds));
    while (from < to) {
        const qint64 number = numberOf(from);
        const Time end = std::min(to, Time(std::chrono::seconds(number + 1)));
        at(number).read += end - from;
        from = end;
    }
}

void Meter::readBegan(Time now, Reader reader)
{
    if (m_reading++ == 0) {
        m_since = now;
        m_sinceBy = reader;
    }
}

void Meter::readEnded(Time now, Reader reader, Time began)
{
    Second &second = at(numberOf(now));
    if (now - began > second.longest) {
        second.longest = now - began;
        second.longestBy = reader;
    }
    if (--m_reading == 0)
        addRead(m_since, now);
}

void Meter::busy(Time now)
{
    ++at(numberOf(now)).busy;
}

MeterReading Meter::reading(Time now, bool rollbackJournal) const
{
    Meter upToNow = *this;
    MeterReading result;
    result.rollbackJournal = rollbackJournal;
    nanoseconds longest{0};
    if (m_reading > 0) {
        upToNow.addRead(m_since, now);
        longest = now - m_since;
        result.longestBy = m_sinceBy;
        result.snapshotAge = std::chrono::duration_cast<microseconds>(longest);
    }
    nanoseconds read{0};
    const qint64 current = numberOf(now);
    for (const Second &second : upToNow.m_seconds) {
        const qint64 age = current - second.number;
        if (second.number < 0 || age < 0 || age >= seconds)
            continue;
        read += second.read;
        result.busy += second.busy;
        result.perSecond[seconds - 1 - age] = shareOfSecond(second.read);
        if (second.longest > longest) {
            longest = second.longest;
            result.longestBy = second.longestBy;
        }
    }
    result.share = shareOfSecond(read) / static_cast<double>(seconds);
    result.longestRead = std::chrono::duration_cast<microseconds>(longest);
    result.harm = harmOf(result);
    return result;
}

} // namespace storescope
