// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/interrupts.h"

#include <csignal>
#include <thread>
#include <unistd.h>

namespace storescope::app {

Interrupts::Interrupts()
{
    signal(SIGPIPE, SIG_IGN);
    sigset_t set;
    sigemptyset(&set);
    for (const int wanted : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&set, wanted);
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    std::thread([set, token = m_token] {
        int received = 0;
        sigwait(&set, &received);
        token.cancel();
        sigwait(&set, &received);
        _exit(128 + received);
    }).detach();
}

} // namespace storescope::app
