// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"

namespace storescope::app {

// Ctrl+C, and SIGTERM, as a cancelled token. Made first thing in main, before any thread: the signals are
// blocked in all threads and taken by one that waits for them. The second signal ends the process at once.
// SIGPIPE is ignored: a broken pipe is an answer of write().
class Interrupts
{
public:
    Interrupts();
    const CancelToken &token() const { return m_token; }

private:
    CancelToken m_token;
};

} // namespace storescope::app
