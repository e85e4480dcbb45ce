// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/pace.h"

#include <algorithm>

namespace storescope {

namespace {

using namespace std::chrono_literals;

// A busy handler sleeps longer and longer, so a writer waits up to twice as long as it was locked out.
constexpr auto longest = 10ms;
constexpr auto longestBesideWriter = 6ms;
constexpr int leastRows = 8, mostRows = 4096;
constexpr auto leastGap = 10ms;
// Of the time of a writer that never pauses we take a twelfth.
constexpr int gapTimes = 11;

} // namespace

bool Pace::isSpent(Duration held, int done) const
{
    return held >= (m_beside ? longestBesideWriter : longest) || done >= m_most;
}

void Pace::note(Duration held, int rows, long long pages, bool othersWrote)
{
    m_beside = othersWrote;
    m_gap = std::max<Duration>(leastGap, othersWrote ? held * gapTimes : held);
    if (rows <= 0)
        return;
    const double target = std::chrono::duration<double>(m_beside ? longestBesideWriter : longest).count();
    const double each = std::max(1e-7, std::chrono::duration<double>(held).count() / rows);
    const double byPages = pages > 0 ? double(Pace::mostPages) * rows / double(pages) : mostRows;
    m_most = int(std::clamp(byPages, double(leastRows), double(mostRows)));
    // Toward what fits, at most twice as much at once.
    const double fits = std::min({target * 0.8 / each, double(m_most), 2.0 * rows});
    m_rows = int(std::clamp(fits, double(leastRows), double(mostRows)));
}

} // namespace storescope
