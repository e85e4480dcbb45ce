// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/bench/bench.h"

#include "tests/bench/process.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QSysInfo>
#include <QThread>
#include <QTimer>

#include <cstdio>

namespace storescope::bench {

QString machine()
{
    QFile info(QStringLiteral("/proc/cpuinfo"));
    QString model = QStringLiteral("an unknown processor");
    if (info.open(QIODevice::ReadOnly))
        for (const QByteArray &line : info.readAll().split('\n'))
            if (line.startsWith("model name"))
                model = QString::fromUtf8(line.mid(line.indexOf(':') + 1)).trimmed();
    return QStringLiteral("%1, %2 cores, %3")
        .arg(model)
        .arg(QThread::idealThreadCount())
        .arg(QSysInfo::prettyProductName());
}

static bool makeStore(Bench &bench)
{
    const QString folder = bench.folder + QStringLiteral("/data-%1").arg(bench.rows);
    bench.store = folder + QStringLiteral("/arcp.db");
    if (QFile::exists(bench.store))
        return true;
    std::printf("Making a log of %lld rows…\n", static_cast<long long>(bench.rows));
    std::fflush(stdout);
    return run({QStringLiteral(STORESCOPE_PROGRAM), QStringLiteral("demo"), folder, QStringLiteral("--once"),
                QStringLiteral("--profile"), QStringLiteral("arcp-kotlin"), QStringLiteral("--seed"),
                QStringLiteral("1"), QStringLiteral("--history"), QString::number(bench.rows)})
               .code == 0;
}

void addOptions(QCommandLineParser &parser)
{
    parser.addOptions({{QStringLiteral("rows"), QStringLiteral("rows of the log"), QStringLiteral("n"),
                        QStringLiteral("2000000")},
                       {QStringLiteral("rounds"), QStringLiteral("how often each case runs"),
                        QStringLiteral("n"), QStringLiteral("5")},
                       {QStringLiteral("only"), QStringLiteral("these cases"), QStringLiteral("case,…")}});
    parser.addHelpOption();
}

bool takeOptions(QCommandLineParser &parser, Bench &bench)
{
    if (parser.positionalArguments().isEmpty())
        parser.showHelp(2);
    bench.folder = QDir(parser.positionalArguments().constFirst()).absolutePath();
    bench.rows = parser.value(QStringLiteral("rows")).toLongLong();
    bench.rounds = std::max(1, parser.value(QStringLiteral("rounds")).toInt());
    if (QDir().mkpath(bench.folder) && makeStore(bench))
        return true;
    std::fprintf(stderr, "The log could not be made in %s\n", qPrintable(bench.folder));
    return false;
}

std::shared_ptr<OpenStore> Bench::open(const QString &file, FileEvents *events) const
{
    OpenStore::Environment environment;
    environment.profiles = std::make_shared<ProfileLibrary>();
    environment.events = events;
    const auto store = await(OpenStore::open(file, environment));
    if (!store)
        qFatal("%s", qPrintable(store.error().sentence));
    return *store;
}

Pair inTurn(int rounds, const std::function<double()> &ours, const std::function<double()> &peer)
{
    std::vector<double> mine, theirs;
    for (int i = 0; i < rounds; ++i) {
        mine.push_back(ours());
        theirs.push_back(peer());
    }
    return {median(mine), median(theirs)};
}

double millisecondsOf(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
}

bool waitUntil(const std::function<bool()> &condition, double seconds)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::duration<double>(seconds);
    QTimer tick; // a future that ends on a worker wakes no loop
    tick.start(1);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

} // namespace storescope::bench
