// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/bench/heartbeat.h"

#include <QCoreApplication>
#include <QEvent>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <execinfo.h>
#include <pthread.h>
#include <unistd.h>

namespace storescope::bench {
namespace {

constexpr auto pace = std::chrono::milliseconds(2);
constexpr int mostFrames = 48, mostStalls = 20;

qint64 nanos()
{
    return std::chrono::steady_clock::now().time_since_epoch().count();
}

struct Stall
{
    std::array<void *, size_t(mostFrames)> frames;
    int depth = 0;
};
std::array<Stall, size_t(mostStalls)> stalls;
std::atomic<int> stallCount = 0;

void noteStall(int)
{
    const int place = stallCount.load();
    if (place >= mostStalls)
        return;
    Stall &stall = stalls[size_t(place)];
    stall.depth = backtrace(stall.frames.data(), mostFrames);
    stallCount = place + 1;
}

} // namespace

Heartbeat::Heartbeat(QObject *parent) : QObject(parent), m_watched(pthread_self())
{
    std::array<void *, 2> first{};
    backtrace(first.data(), 2); // loads what it needs now rather than inside a signal
    std::signal(SIGUSR1, noteStall);
}

Heartbeat::~Heartbeat()
{
    stop();
}

void Heartbeat::start()
{
    stop();
    m_waits.clear();
    m_answered = true;
    m_running = true;
    m_thread = std::thread([this] { beat(); });
}

std::vector<double> Heartbeat::stop()
{
    m_running = false;
    if (m_thread.joinable())
        m_thread.join();
    return m_waits;
}

void Heartbeat::beat()
{
    auto next = std::chrono::steady_clock::now();
    bool noted = false;
    while (m_running) {
        next = std::max(next + pace, std::chrono::steady_clock::now());
        std::this_thread::sleep_until(next);
        if (m_answered.exchange(false)) {
            noted = false;
            m_asked = nanos();
            QCoreApplication::postEvent(this, new QEvent(QEvent::User), Qt::HighEventPriority);
        } else if (!noted && double(nanos() - m_asked) / 1e6 > stallMs) {
            noted = true;
            pthread_kill(m_watched, SIGUSR1);
        }
    }
}

bool Heartbeat::event(QEvent *event)
{
    if (event->type() != QEvent::User)
        return QObject::event(event);
    for (double wait = double(nanos() - m_asked) / 1e6; wait >= 0; wait -= double(pace.count()))
        m_waits.push_back(wait);
    m_answered = true;
    return true;
}

void Heartbeat::printStalls()
{
    for (int i = 0; i < stallCount; ++i) {
        std::printf("Stall %d:\n", i + 1);
        std::fflush(stdout);
        backtrace_symbols_fd(stalls[size_t(i)].frames.data(), stalls[size_t(i)].depth, STDOUT_FILENO);
    }
}

} // namespace storescope::bench
