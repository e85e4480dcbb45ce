// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/views/livestate.h"

#include <utility>

namespace storescope {

void LiveState::setMode(Mode mode)
{
    if (std::exchange(m_mode, mode) != mode)
        Q_EMIT modeChanged(mode);
}

void LiveState::follow()
{
    m_waiting = 0;
    setMode(Mode::Following);
    Q_EMIT waitingChanged();
}

void LiveState::leaveEnd()
{
    if (m_mode == Mode::Following)
        setMode(Mode::Reading);
}

void LiveState::pause()
{
    if (m_mode == Mode::Paused)
        return showNew();
    m_waiting = 0;
    setMode(Mode::Paused);
    Q_EMIT waitingChanged();
}

// What waited lies below now, so it goes on being counted as such.
void LiveState::showNew()
{
    setMode(Mode::Reading);
}

void LiveState::arrived(int rows)
{
    if (m_mode == Mode::Following || rows <= 0)
        return;
    m_waiting += rows;
    Q_EMIT waitingChanged();
}

void LiveState::countAnew()
{
    if (std::exchange(m_waiting, 0) != 0)
        Q_EMIT waitingChanged();
}

} // namespace storescope
