// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/interrupts.h"

#include <thread>
#include <unistd.h>

namespace storescope::app {

Interrupts::Interrupts()
{
    m_onPipe = signal(SIGPIPE, SIG_IGN);
    sigset_t set;
    sigemptyset(&set);
    for (const int wanted : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&set, wanted);
    pthread_sigmask(SIG_BLOCK, &set, &m_before);
    std::thread([set, token = m_token] {
        int received = 0;
        sigwait(&set, &received);
        token.cancel();
        sigwait(&set, &received);
        _exit(128 + received);
    }).detach();
}

Interrupts::~Interrupts()
{
    signal(SIGPIPE, m_onPipe);
    pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
}

} // namespace storescope::app
