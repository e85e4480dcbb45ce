// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/clocktail.h"

namespace storescope {

Result<bool> ClockTail::mayHaveChanged(GovernedRead &read)
{
    auto row = statement(read, "SELECT " + m_collection->tailSql());
    if (!row)
        return tl::unexpected<Error>(row.error());
    const Resetting reset(*row);
    const auto there = (*row)->step();
    if (!there)
        return there;
    const Value clock = *there ? (*row)->value(0) : Value();
    if (m_clock && *m_clock == clock)
        return false;
    // Asked before the rows are read: what is committed meanwhile moves it again.
    m_newClock = clock;
    return true;
}

Result<bool> ClockTail::goesOn(GovernedRead &)
{
    m_clock.reset();
    return true;
}

void ClockTail::commit()
{
    if (m_newClock)
        m_clock = std::move(m_newClock);
    m_newClock.reset();
    DifferenceTail::commit();
}

void ClockTail::discard()
{
    m_newClock.reset();
    DifferenceTail::discard();
}

} // namespace storescope
