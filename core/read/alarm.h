// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/connection.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace storescope {

// Interrupts a connection when the time is over, or its writer committed and is about to checkpoint its log:
// SQLite looks at nothing else while it walks a tree.
class Alarm
{
public:
    Alarm(Connection &connection, std::chrono::milliseconds after, WalLook look = {})
        : m_look(std::move(look)),
          m_framesAtBegin(m_look ? m_look().value_or(WalState()).frames : 0),
          m_thread([this, &connection, after] { watch(connection, after); })
    {
    }
    // No interrupt comes after this.
    bool stop()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_over = true;
        }
        m_ended.notify_all();
        if (m_thread.joinable())
            m_thread.join();
        return m_rang;
    }
    ~Alarm() { stop(); }
    Alarm(const Alarm &) = delete;
    Alarm &operator=(const Alarm &) = delete;

private:
    void watch(Connection &connection, std::chrono::milliseconds after)
    {
        const auto end = std::chrono::steady_clock::now() + after;
        std::unique_lock lock(m_mutex);
        while (!m_over && std::chrono::steady_clock::now() < end && !isLogLong())
            m_ended.wait_until(lock,
                               m_look ? std::min(end, std::chrono::steady_clock::now() + betweenLooks) : end);
        if (m_over)
            return;
        m_rang = true;
        connection.interrupt();
    }
    bool isLogLong() const
    {
        const auto log = m_look ? m_look() : std::nullopt;
        return log && log->frames != m_framesAtBegin && log->wantsCheckpoint(WalYield::autoCheckpoint);
    }

    static constexpr auto betweenLooks = std::chrono::milliseconds(1);
    WalLook m_look;
    quint32 m_framesAtBegin; // a log that nobody adds to waits for nothing
    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_over = false, m_rang = false;
    std::thread m_thread; // last: it uses the others
};

} // namespace storescope
