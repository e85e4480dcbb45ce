// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/bench/bench.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

namespace storescope::bench {

std::shared_ptr<OpenStore> Bench::open(const QString &file, FileEvents *events) const
{
    OpenStore::Environment environment;
    environment.profiles = std::make_shared<ProfileLibrary>();
    environment.events = events;
    const auto store = await(OpenStore::open(file, environment));
    if (!store)
        qFatal("%s", qPrintable(store.error().sentence));
    return *store;
}

Pair inTurn(int rounds, const std::function<double()> &ours, const std::function<double()> &peer)
{
    std::vector<double> mine, theirs;
    for (int i = 0; i < rounds; ++i) {
        mine.push_back(ours());
        theirs.push_back(peer());
    }
    return {median(mine), median(theirs)};
}

double millisecondsOf(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

bool waitUntil(const std::function<bool()> &condition, double seconds)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    QTimer tick; // a future that ends on a worker wakes no loop
    tick.start(1);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

} // namespace storescope::bench
