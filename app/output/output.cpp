// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/output/output.h"

#include "core/base/text.h"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <sys/ioctl.h>
#include <unistd.h>

namespace storescope::app {
namespace {

constexpr qsizetype bufferSize = 64 * 1024;

void writeAll(int descriptor, QByteArrayView bytes, bool &broken)
{
    while (!bytes.isEmpty() && !broken) {
        const ssize_t written = ::write(descriptor, bytes.data(), size_t(bytes.size()));
        if (written >= 0)
            bytes = bytes.sliced(written);
        else if (errno != EINTR && errno != EAGAIN)
            broken = true;
    }
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
        writeAll(m_descriptor, bytes, m_broken);
    else
        m_buffer.append(bytes.data(), bytes.size());
}

void Output::flush()
{
    writeAll(m_descriptor, m_buffer, m_broken);
    m_buffer.resize(0);
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
    bool broken = false;
    writeAll(STDERR_FILENO, (withoutControls(line) + u'\n').toUtf8(), broken);
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
    bool broken = false;
    writeAll(STDERR_FILENO, ("\r\x1b[K" + withoutControls(text).toUtf8()), broken);
}

void Progress::clear()
{
    bool broken = false;
    if (std::exchange(m_shown, false))
        writeAll(STDERR_FILENO, QByteArrayView("\r\x1b[K"), broken);
}

} // namespace storescope::app
