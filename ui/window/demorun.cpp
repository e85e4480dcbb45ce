// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/demorun.h"

#include "core/base/onready.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

namespace storescope {

namespace {
constexpr int lookMs = 200, endMs = 2000;
constexpr qint64 patienceMs = 30'000;
const QString logFile = QStringLiteral("arcp.db"), queueFile = QStringLiteral("lash/session.db");
} // namespace

DemoRun::DemoRun(QObject *parent) : QObject(parent)
{
    m_look.setInterval(lookMs);
    connect(&m_look, &QTimer::timeout, this, &DemoRun::look);
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error != QProcess::FailedToStart)
            return; // its end tells
        m_look.stop();
        Q_EMIT failed(tr("The demo cannot be started: %1").arg(m_process.errorString()));
        if (m_leaving)
            Q_EMIT finished();
    });
    connect(&m_process, &QProcess::finished, this, &DemoRun::ended);
}

DemoRun::~DemoRun()
{
    m_process.disconnect(this);
    if (!isRunning())
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(endMs)) {
        m_process.kill();
        m_process.waitForFinished(endMs);
    }
}

void DemoRun::cancel()
{
    m_leaving = true;
    m_look.stop();
    m_process.terminate();
    QTimer::singleShot(endMs, &m_process, &QProcess::kill);
}

void DemoRun::ended()
{
    if (m_leaving)
        return Q_EMIT finished();
    if (std::exchange(m_looking, false)) {
        m_look.stop();
        Q_EMIT failed(tr("The demo ended before it wrote anything."));
    }
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
    if (program().isEmpty())
        return Q_EMIT failed(tr("The program “storescope”, which makes the demo, is not installed."));
    if (std::exchange(m_looking, true))
        return; // its folder is being made
    onReady(this, makeTemporaryFolder(), [this](const TemporaryFolder &folder) { begin(folder); });
}

void DemoRun::begin(const TemporaryFolder &folder)
{
    if (m_leaving)
        return Q_EMIT finished();
    if (!folder->isValid()) {
        m_looking = false;
        return Q_EMIT failed(tr("The demo has no place to write: %1").arg(folder->errorString()));
    }
    m_folder = folder;
    m_process.start(program(), {QStringLiteral("demo"), m_folder->path()});
    m_since.start();
    m_look.start();
}

// Both stores are there: they can be opened.
void DemoRun::look()
{
    const QStringList stores{m_folder->filePath(logFile), m_folder->filePath(queueFile)};
    for (const QString &store : stores) {
        if (QFileInfo::exists(store))
            continue;
        if (m_looking && m_since.hasExpired(patienceMs)) {
            m_looking = false;
            m_look.stop();
            Q_EMIT failed(tr("The demo writes nothing."));
        }
        return;
    }
    m_looking = false;
    m_look.stop();
    Q_EMIT ready(stores);
}

} // namespace storescope
