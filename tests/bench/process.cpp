// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/bench/process.h"

#include <QFile>

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

extern char **environ;

namespace storescope::bench {
namespace {

struct Words
{
    explicit Words(const QStringList &words)
    {
        for (const QString &word : words)
            bytes.push_back(QFile::encodeName(word));
        for (QByteArray &word : bytes)
            pointers.push_back(word.data());
        pointers.push_back(nullptr);
    }
    std::vector<QByteArray> bytes;
    std::vector<char *> pointers;
};

} // namespace

Ran run(const QStringList &list, const QString &outputFile)
{
    Words words(list);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    const QByteArray out = outputFile.isEmpty() ? QByteArray("/dev/null") : QFile::encodeName(outputFile);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.constData(), O_WRONLY | O_CREAT | O_TRUNC,
                                     0644);
    Ran ran;
    pid_t pid = -1;
    const auto begin = std::chrono::steady_clock::now();
    if (posix_spawnp(&pid, words.pointers[0], &actions, nullptr, words.pointers.data(), environ) == 0) {
        int status = 0;
        rusage usage{};
        wait4(pid, &status, 0, &usage);
        ran.ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
        ran.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
        ran.maxRssMb = double(usage.ru_maxrss) / 1024;
        ran.cpuMs = double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 +
                    double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
    }
    posix_spawn_file_actions_destroy(&actions);
    return ran;
}

Background::Background(const QStringList &list)
{
    Words words(list);
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return;
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    if (posix_spawnp(&m_pid, words.pointers[0], &actions, nullptr, words.pointers.data(), environ) != 0)
        m_pid = -1;
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    m_pipe = ends[0];
}

Background::~Background()
{
    if (m_pid > 0) {
        kill(m_pid, SIGTERM);
        wait();
    }
    close(m_pipe);
}

QByteArray Background::readLine()
{
    QByteArray line;
    char c = 0;
    while (read(m_pipe, &c, 1) == 1 && c != '\n')
        line += c;
    return line;
}

QByteArray Background::readRest()
{
    QByteArray rest;
    char buffer[65536];
    for (ssize_t got = 0; (got = read(m_pipe, buffer, sizeof buffer)) > 0;)
        rest.append(buffer, got);
    return rest;
}

int Background::wait()
{
    int status = -1;
    if (m_pid > 0)
        waitpid(m_pid, &status, 0);
    m_pid = -1;
    return status;
}

} // namespace storescope::bench
