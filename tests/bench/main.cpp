// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Measures Storescope beside its peers: storescope_bench [--rows N] [--rounds N] [--only CASE,…] FOLDER
// See scripts/bench and docs/performance.md.

#include "tests/bench/bench.h"
#include "tests/bench/process.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSysInfo>
#include <QThread>

#include <cstdio>

using namespace storescope::bench;

namespace {

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

bool makeStore(Bench &bench)
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

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = application.arguments();
    if (words.value(1) == QLatin1String("write"))
        return runWriter(words.mid(2));
    QCommandLineParser parser;
    parser.addOptions({{QStringLiteral("rows"), QStringLiteral("rows of the log"), QStringLiteral("n"),
                        QStringLiteral("2000000")},
                       {QStringLiteral("rounds"), QStringLiteral("how often each case runs"),
                        QStringLiteral("n"), QStringLiteral("5")},
                       {QStringLiteral("only"), QStringLiteral("these cases"), QStringLiteral("case,…")}});
    parser.addHelpOption();
    parser.process(application);
    if (parser.positionalArguments().isEmpty())
        parser.showHelp(2);

    Bench bench;
    bench.folder = QDir(parser.positionalArguments().constFirst()).absolutePath();
    bench.rows = parser.value(QStringLiteral("rows")).toLongLong();
    bench.rounds = std::max(1, parser.value(QStringLiteral("rounds")).toInt());
    if (!QDir().mkpath(bench.folder) || !makeStore(bench)) {
        std::fprintf(stderr, "The log could not be made in %s\n", qPrintable(bench.folder));
        return 1;
    }
    // A live store: somebody has it open, as the runtime would.
    Background holder({QStringLiteral(STORESCOPE_BENCH_PROGRAM), QStringLiteral("write"), bench.store,
                       QStringLiteral("hold")});
    holder.readLine();
    run({QStringLiteral("sqlite3"), QStringLiteral("-readonly"), bench.store,
         QStringLiteral("SELECT sum(length(body_json)) FROM arcp_envelope")}); // warm

    struct Case
    {
        const char *name;
        void (*measure)(Bench &);
    };
    const QStringList only = parser.value(QStringLiteral("only")).split(u',', Qt::SkipEmptyParts);
    for (const Case &c : {Case{"page", firstPage}, Case{"number", rowByNumber}, Case{"index", rowIndex},
                          Case{"scan", scans}, Case{"latency", commitToRow}, Case{"writer", writerBeside},
                          Case{"export", exports}, Case{"detect", detectionOfAFile}, Case{"memory", memory}})
        if (only.isEmpty() || only.contains(QLatin1String(c.name)))
            c.measure(bench);
    return bench.results.save(bench.folder, machine(), bench.rows) ? 0 : 1;
}
