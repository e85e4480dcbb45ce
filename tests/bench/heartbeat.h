// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <atomic>
#include <thread>
#include <vector>

namespace storescope::bench {

// Asks the event loop of its own thread every 2 ms for an answer and keeps how long it waited for it: what a
// key or a click would have waited. A beat that is late stands for those that it kept from being asked.
class Heartbeat : public QObject
{
    Q_OBJECT
public:
    explicit Heartbeat(QObject *parent = nullptr);
    ~Heartbeat() override;

    void start();
    std::vector<double> stop(); // the waits, in ms

    static constexpr double stallMs = 50;
    static void printStalls(); // where the thread was, when it was late by more than `stallMs`

protected:
    bool event(QEvent *event) override;

private:
    void beat();

    std::thread m_thread;
    std::atomic<bool> m_running = false, m_answered = true;
    std::atomic<qint64> m_asked = 0;
    pthread_t m_watched;
    std::vector<double> m_waits;
};

} // namespace storescope::bench
