// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/bench.h"
#include "ui/window/mainwindow.h"

#include <QApplication>

namespace storescope::bench {

// Tells when a list has been painted, and which events took longest.
class WatchedApplication : public QApplication
{
    Q_OBJECT
public:
    WatchedApplication(int &argc, char **argv) : QApplication(argc, argv) {}
    bool notify(QObject *receiver, QEvent *event) override;

    void forgetSlow()
    {
        m_slow.clear();
        m_busiest = 0;
    }
    QString slowest() const; // event, with its time and the time that this thread had the processor
    double busiestMs() const { return m_busiest; } // that one event kept the processor

Q_SIGNALS:
    void painted(storescope::RecordView *view);

private:
    struct Slow
    {
        double ms = 0, cpuMs = 0;
        QString what;
    };
    std::vector<Slow> m_slow;
    double m_busiest = 0;
    int m_depth = 0;
};

struct WindowBench : Bench
{
    double seconds = 10;
    int rowsPerSecond = 10'000;
    WatchedApplication *application = nullptr;
};

void openToPainted(WindowBench &bench);
void follow(WindowBench &bench); // at the end, then reading

} // namespace storescope::bench
