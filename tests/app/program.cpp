// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/app/program.h"

#include "tests/support/fixture.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

QString programPath()
{
    return QStringLiteral(STORESCOPE_PROGRAM);
}

std::unique_ptr<QProcess> startProgram(const QStringList &words)
{
    auto process = std::make_unique<QProcess>();
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("COLUMNS"));
    environment.insert(
        QStringLiteral("XDG_DATA_HOME"), // a test may give it profiles of the user's own
        qEnvironmentVariable("STORESCOPE_TEST_DATA", QDir::tempPath() + QStringLiteral("/no-such-home")));
    process->setProcessEnvironment(environment);
    process->start(programPath(), words);
    return process;
}

Finished runProgram(const QStringList &words)
{
    const auto process = startProgram(words);
    process->waitForFinished(60'000);
    return {process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1,
            process->readAllStandardOutput(), process->readAllStandardError()};
}

QList<QByteArray> Finished::lines() const
{
    QList<QByteArray> lines = out.split('\n');
    if (lines.back().isEmpty())
        lines.removeLast();
    return lines;
}

std::vector<QJsonObject> Finished::objects() const
{
    std::vector<QJsonObject> objects;
    for (const QByteArray &line : lines()) {
        QJsonParseError error;
        const auto document = QJsonDocument::fromJson(line, &error);
        if (error.error != QJsonParseError::NoError)
            QTest::qFail(("no JSON: " + line.left(200)).constData(), __FILE__, __LINE__);
        objects.push_back(document.object());
    }
    return objects;
}

FixtureCopy::FixtureCopy(const QString &file)
{
    const QFileInfo from(QStringLiteral(STORESCOPE_FIXTURES "/") + file);
    m_path = m_folder.filePath(from.fileName());
    if (!storescope::test::copyFixtureFile(from.path(), from.fileName(), m_path))
        QTest::qFail(qPrintable(file + QStringLiteral(" is no fixture")), __FILE__, __LINE__);
    for (const char *ending : {"-wal", "-journal"})
        storescope::test::copyFixtureFile(from.path(), from.fileName() + QLatin1String(ending),
                                          m_path + QLatin1String(ending));
}

QStringList wordsOf(const char *text)
{
    return QString::fromUtf8(text).split(u' ', Qt::SkipEmptyParts);
}

Finished runOn(const FixtureCopy &store, const char *command, const char *rest)
{
    return runProgram(wordsOf(command) + QStringList{store.path()} + wordsOf(rest));
}
