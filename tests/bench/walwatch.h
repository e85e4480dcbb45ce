// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFileInfo>
#include <QString>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace storescope::bench {

// The high water of a store's -wal, sampled by its size alone, so that nobody who is measured is disturbed.
class WalWatch
{
public:
    explicit WalWatch(const QString &file)
        : m_thread([this, wal = file + QStringLiteral("-wal")] {
              while (!m_ended) {
                  m_highest = std::max(m_highest, QFileInfo(wal).size());
                  std::this_thread::sleep_for(std::chrono::milliseconds(5)); // between two samples
              }
          })
    {
    }
    ~WalWatch() { end(); }
    // Ends it.
    double megabytes()
    {
        end();
        return double(m_highest) / 1e6;
    }

private:
    void end()
    {
        m_ended = true;
        if (m_thread.joinable())
            m_thread.join();
    }
    std::atomic<bool> m_ended = false;
    qint64 m_highest = 0; // of the thread until it ended
    std::thread m_thread; // last: uses the others
};

} // namespace storescope::bench
