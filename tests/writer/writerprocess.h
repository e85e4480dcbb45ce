// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>

namespace storescope {

// The writer program, for tests that list storescope_test_writer in NEEDS. See tests/writer/main.cpp for the
// commands.
class WriterProcess
{
public:
    WriterProcess(const QString &command, const QString &file, const QStringList &options = {})
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(STORESCOPE_BINARY_DIR "/tests/writer/storescope_test_writer"),
                        QStringList{command, file} + options);
    }
    ~WriterProcess() { end(); }
    WriterProcess(const WriterProcess &) = delete;
    WriterProcess &operator=(const WriterProcess &) = delete;

    // The next line that begins so, without its end; null when the program ended or was silent for 30 s.
    QByteArray waitFor(const QByteArray &beginning)
    {
        while (true) {
            while (m_process.canReadLine()) {
                const QByteArray line = m_process.readLine().trimmed();
                if (line.startsWith(beginning))
                    return line;
            }
            if (!m_process.waitForReadyRead(30000) && !m_process.canReadLine())
                return {};
        }
    }
    bool waitUntilReady() { return !waitFor("ready").isNull(); }
    bool waitUntilDone() { return !waitFor("done").isNull(); }

    void say(const QByteArray &line = {})
    {
        m_process.write(line + '\n');
        m_process.waitForBytesWritten();
    }
    // For `shell`: the answer to one line of SQL.
    QByteArray sql(const QByteArray &statement)
    {
        say(statement);
        return waitFor("ok");
    }
    void kill() { m_process.kill(); }
    // Closes its stdin, which ends waiting commands, and waits. Gives whether it ended well.
    bool end()
    {
        m_process.closeWriteChannel();
        if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(30000))
            return false;
        return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }
    // Runs a command to its end.
    static bool run(const QString &command, const QString &file, const QStringList &options = {})
    {
        WriterProcess process(command, file, options);
        return process.end();
    }

private:
    QProcess m_process;
};

} // namespace storescope
