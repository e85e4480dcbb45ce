// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/interop/lashpeer.h"

#include "core/codec/json.h"

#include <QFile>

namespace storescope::test {

namespace {

constexpr int patienceMs = 300'000;

std::optional<Json> answerOf(QProcess &process)
{
    if (!process.waitForFinished(patienceMs) || process.exitCode() != 0) {
        qWarning("%s: %s", qPrintable(process.arguments().join(u' ')),
                 process.readAllStandardError().constData());
        return std::nullopt;
    }
    const auto json = readJson(process.readAllStandardOutput(), {});
    return json ? std::optional(*json) : std::nullopt;
}

} // namespace

QString LashPeer::program()
{
    return qEnvironmentVariable("STORESCOPE_INTEROP_LASH");
}

std::optional<Json> LashPeer::ask(const QStringList &words, const QByteArray &input)
{
    QProcess process;
    process.start(program(), words);
    process.write(input);
    process.closeWriteChannel();
    return answerOf(process);
}

LashPeer::LashPeer(const QStringList &words)
{
    m_process.start(program(), words);
}

LashPeer::~LashPeer()
{
    m_process.kill();
    m_process.waitForFinished();
}

bool LashPeer::isReady()
{
    return (m_process.canReadLine() || m_process.waitForReadyRead(patienceMs)) &&
           m_process.readLine() == "ready\n";
}

void LashPeer::start()
{
    m_process.write("go\n");
    m_process.waitForBytesWritten();
}

std::optional<Json> LashPeer::answer()
{
    return answerOf(m_process);
}

Json scriptNamed(const QString &name)
{
    QFile file(QStringLiteral(STORESCOPE_FIXTURES "/lash/scripts/%1.json").arg(name));
    return file.open(QIODevice::ReadOnly) ? readJson(file.readAll(), {}).value_or(Json()) : Json();
}

Json onlyOps(const Json &script)
{
    return Json{{"ops", script.at("ops")}};
}

} // namespace storescope::test
