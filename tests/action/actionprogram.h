// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/writer/writerprocess.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace storescope::test {

// The built program with a data folder of its own, where its graveyard and plans are.
class ActionProgram
{
public:
    struct Ended
    {
        int code = -1;
        QByteArray out, err;
        QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    };

    std::unique_ptr<QProcess> start(const QStringList &words) const
    {
        auto process = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_DATA_HOME"), m_data.path());
        process->setProcessEnvironment(environment);
        process->start(QStringLiteral(STORESCOPE_BINARY_DIR "/app/storescope"), words);
        return process;
    }
    Ended run(const QStringList &words) const
    {
        const auto process = start(words);
        process->closeWriteChannel();
        process->waitForFinished(120'000);
        return {process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1,
                process->readAllStandardOutput(), process->readAllStandardError()};
    }
    QString graveyard() const { return m_data.filePath(QStringLiteral("storescope/graveyard")); }

private:
    QTemporaryDir m_data;
};

// One statement, run on a file by another process; its answer.
inline QByteArray sql(const QString &file, const QByteArray &statement)
{
    WriterProcess shell(QStringLiteral("shell"), file);
    shell.waitUntilReady();
    const QByteArray answer = shell.sql(statement);
    if (!answer.startsWith("ok 0"))
        QTest::qFail((statement + ": " + answer).constData(), __FILE__, __LINE__);
    return answer.mid(5);
}

} // namespace storescope::test
