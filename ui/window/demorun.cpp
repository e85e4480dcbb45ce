// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/demorun.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

namespace storescope {

namespace {
constexpr int lookMs = 200, endMs = 2000;
const QString logFile = QStringLiteral("arcp.db"), queueFile = QStringLiteral("lash/session.db");
} // namespace

DemoRun::DemoRun(QObject *parent) : QObject(parent)
{
    m_look.setInterval(lookMs);
    connect(&m_look, &QTimer::timeout, this, &DemoRun::look);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            Q_EMIT failed(tr("The demo cannot be started: %1").arg(m_process.errorString()));
    });
}

DemoRun::~DemoRun()
{
    m_process.disconnect(this);
    m_process.terminate();
    if (!m_process.waitForFinished(endMs))
        m_process.kill();
}

QString DemoRun::program()
{
    const QString beside = QCoreApplication::applicationDirPath() + QStringLiteral("/storescope");
    return QFileInfo(beside).isExecutable() ? beside
                                            : QStandardPaths::findExecutable(QStringLiteral("storescope"));
}

void DemoRun::start()
{
    if (isRunning())
        return look();
    const QString path = program();
    if (path.isEmpty())
        return Q_EMIT failed(tr("The program “storescope”, which makes the demo, is not installed."));
    m_folder = std::make_unique<QTemporaryDir>();
    m_process.start(path, {QStringLiteral("demo"), m_folder->path()});
    m_look.start();
}

// Both stores are there: they can be opened.
void DemoRun::look()
{
    const QStringList stores{m_folder->filePath(logFile), m_folder->filePath(queueFile)};
    for (const QString &store : stores) {
        if (!QFileInfo::exists(store))
            return;
    }
    m_look.stop();
    Q_EMIT ready(stores);
}

} // namespace storescope
