// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/walyield.h"

#include <algorithm>

namespace storescope {

namespace {

using namespace std::chrono_literals;

constexpr auto rest = 5ms; // without a commit

} // namespace

bool WalYield::wants(const WalState &state, Clock::time_point gapBegin, Clock::time_point now)
{
    if (m_lastFrames && state.frames < *m_lastFrames) // it began anew, at the length that its writer likes
        m_full = std::clamp(*m_lastFrames, m_usual, m_full);
    if (state.frames != m_lastFrames) {
        if (m_lastFrames)
            m_lastSeen = now;
        m_lastFrames = state.frames;
        m_lastCommit = now;
    }
    if (!state.wantsCheckpoint(m_full) || (!state.isCheckpointing() && now - m_lastCommit > rest))
        return false;
    if (now - gapBegin < m_longestGap)
        return true;
    m_full = 2 * state.frames;
    return false;
}

} // namespace storescope
