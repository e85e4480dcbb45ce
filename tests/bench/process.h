// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <sys/types.h>

namespace storescope::bench {

struct Ran
{
    double ms = 0; // from spawn to its end
    double maxRssMb = 0;
    double cpuMs = 0;
    int code = -1;
};

// Runs a program with its output into a file (/dev/null when empty), by posix_spawn: nothing of ours is in
// the time.
Ran run(const QStringList &words, const QString &outputFile = {});
// Starts one that goes on; `readyLine`: waits until it has written a line.
class Background
{
public:
    explicit Background(const QStringList &words);
    ~Background(); // SIGTERM, and waits
    QByteArray readLine();
    QByteArray readRest();
    int wait();

private:
    pid_t m_pid = -1;
    int m_pipe = -1;
};

} // namespace storescope::bench
