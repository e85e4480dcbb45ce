// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QProcess>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace storescope {

// The small runtime that writes while one watches: a process of its own, over a folder that goes with it.
class DemoRun : public QObject
{
    Q_OBJECT
public:
    explicit DemoRun(QObject *parent = nullptr);
    ~DemoRun() override; // ends the process

    static QString program(); // empty: it is not installed here
    void start();
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

Q_SIGNALS:
    void ready(const QStringList &stores);
    void failed(const QString &sentence);

private:
    void look();
    std::unique_ptr<QTemporaryDir> m_folder;
    QProcess m_process;
    QTimer m_look;
};

} // namespace storescope
