// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window/temporaryfolder.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QTimer>

#include <memory>

namespace storescope {

// The small runtime that writes while one watches: a process of its own, over a folder that goes with it.
class DemoRun : public QObject
{
    Q_OBJECT
public:
    explicit DemoRun(QObject *parent = nullptr);
    ~DemoRun() override; // ends the process, and waits for that

    static QString program(); // empty: it is not installed here
    void start();
    void cancel();                               // ends the process; tells finished() when it has
    bool isLooking() const { return m_looking; } // for what it writes
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

Q_SIGNALS:
    void ready(const QStringList &stores);
    void failed(const QString &sentence);
    void finished();

private:
    void begin(const TemporaryFolder &folder);
    void look();
    void ended();
    TemporaryFolder m_folder;
    QProcess m_process;
    QTimer m_look; // while nothing is ready
    QElapsedTimer m_since;
    bool m_looking = false, m_leaving = false;
};

} // namespace storescope
