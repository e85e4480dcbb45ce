// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"

#include <csignal>

namespace storescope::app {

// Ctrl+C, and SIGTERM, as a cancelled token. Made first thing in main, before any thread: the signals are
// blocked in all threads and taken by one that waits for them. The second signal ends the process at once.
// SIGPIPE is ignored: a broken pipe is an answer of write(). What was before comes back when it goes, for a
// program that this process becomes.
class Interrupts
{
public:
    Interrupts();
    ~Interrupts();
    Interrupts(const Interrupts &) = delete;
    Interrupts &operator=(const Interrupts &) = delete;
    const CancelToken &token() const { return m_token; }

private:
    CancelToken m_token;
    sigset_t m_before;
    void (*m_onPipe)(int);
};

} // namespace storescope::app
