// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/connection.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace storescope {

// Interrupts a connection when the time is over: SQLite looks at nothing else while it walks a tree.
class Alarm
{
public:
    Alarm(Connection &connection, std::chrono::milliseconds after)
        : m_thread([this, &connection, after] {
              std::unique_lock lock(m_mutex);
              if (m_ended.wait_for(lock, after, [this] { return m_over; }))
                  return;
              m_rang = true;
              connection.interrupt();
          })
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
    std::mutex m_mutex;
    std::condition_variable m_ended;
    bool m_over = false, m_rang = false;
    std::thread m_thread; // last: it uses the others
};

} // namespace storescope
