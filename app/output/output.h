// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace storescope::app {

// Standard output, or another descriptor: buffered, and quiet once the other end is gone. When it cannot be
// written for another reason, that is said once, on stderr.
class Output
{
public:
    explicit Output(int descriptor);
    ~Output(); // flushes
    Output(const Output &) = delete;
    Output &operator=(const Output &) = delete;

    void write(QByteArrayView bytes);
    void flush();
    // Nothing can be written any more: stop, without a word.
    bool isBroken() const { return m_broken; }
    bool isTerminal() const { return m_terminal; }
    // Columns of the terminal; 0: as wide as it takes.
    int width() const;

private:
    int m_descriptor;
    void writeNow(QByteArrayView bytes);
    bool m_terminal, m_broken = false;
    QByteArray m_buffer;
};

// Whether an Output of this process could not be written although somebody reads: a full disk. The program's
// exit code says so.
bool outputFailed();

// One line on stderr: "storescope: sentence (file)".
void complain(const QString &sentence, const QString &file = {});
void complain(const Error &error);

// "12,400 of 1,000,000 rows" on the last line of a terminal's stderr; nothing elsewhere. Cleared when it
// goes.
class Progress
{
public:
    Progress();
    ~Progress();
    void show(const QString &text);
    void clear();

private:
    bool m_terminal, m_shown = false;
    qint64 m_last = 0;
};

} // namespace storescope::app
