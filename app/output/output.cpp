// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/output/output.h"

#include "core/base/text.h"

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace storescope::app {
namespace {

constexpr qsizetype bufferSize = 64 * 1024;

std::atomic<bool> failed{false};

// The error's number; 0: all is written. A descriptor that does not block is waited for.
int writeAll(int descriptor, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), size_t(bytes.size()));
        if (written >= 0) {
            bytes = bytes.sliced(written);
        } else if (errno == EAGAIN) {
            pollfd ready{descriptor, POLLOUT, 0};
            poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

qint64 milliseconds()
{
    using namespace std::chrono;
    return duration_cast<std::chrono::milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

Output::Output(int descriptor) : m_descriptor(descriptor), m_terminal(isatty(descriptor))
{
    m_buffer.reserve(bufferSize);
}

Output::~Output()
{
    flush();
}

void Output::write(QByteArrayView bytes)
{
    if (m_broken)
        return;
    if (m_buffer.size() + bytes.size() > bufferSize)
        flush();
    if (bytes.size() >= bufferSize)
        writeNow(bytes);
    else
        m_buffer.append(bytes.data(), bytes.size());
}

void Output::flush()
{
    writeNow(m_buffer);
    m_buffer.resize(0);
}

void Output::writeNow(QByteArrayView bytes)
{
    if (m_broken)
        return;
    const int error = writeAll(m_descriptor, bytes);
    m_broken = error != 0;
    if (!m_broken || error == EPIPE || m_descriptor == STDERR_FILENO)
        return;
    if (!failed.exchange(true))
        complain(QStringLiteral("The output cannot be written and is cut off: %1. Make room, or write it "
                                "elsewhere.")
                     .arg(qt_error_string(error)));
}

bool outputFailed()
{
    return failed;
}

int Output::width() const
{
    if (const int columns = qEnvironmentVariableIntValue("COLUMNS"); columns > 0)
        return columns;
    winsize size{};
    return m_terminal && ioctl(m_descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

void complain(const QString &sentence, const QString &file)
{
    QString line = QStringLiteral("storescope: ") + sentence;
    if (!file.isEmpty() && !sentence.contains(file))
        line += QStringLiteral(" (") + withTilde(file) + u')';
    writeAll(STDERR_FILENO, (withoutControls(line) + u'\n').toUtf8());
}

void complain(const Error &error)
{
    complain(error.sentence, error.file);
}

Progress::Progress() : m_terminal(isatty(STDERR_FILENO)) {}

Progress::~Progress()
{
    clear();
}

void Progress::show(const QString &text)
{
    const qint64 now = milliseconds();
    if (!m_terminal || now - m_last < 100)
        return;
    m_last = now;
    m_shown = true;
    writeAll(STDERR_FILENO, "\r\x1b[K" + withoutControls(text).toUtf8());
}

void Progress::clear()
{
    if (std::exchange(m_shown, false))
        writeAll(STDERR_FILENO, QByteArrayView("\r\x1b[K"));
}

} // namespace storescope::app
