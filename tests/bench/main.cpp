// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Measures Storescope beside its peers: storescope_bench [--rows N] [--rounds N] [--only CASE,…] FOLDER
// See scripts/bench and docs/performance.md.

#include "tests/bench/bench.h"
#include "tests/bench/process.h"

#include <QCommandLineParser>
#include <QCoreApplication>
using namespace storescope::bench;

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList words = application.arguments();
    if (words.value(1) == QLatin1String("write"))
        return runWriter(words.mid(2));
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(application);
    Bench bench;
    if (!takeOptions(parser, bench))
        return 1;
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
    for (const Case &c :
         {Case{"page", firstPage}, Case{"number", rowByNumber}, Case{"index", rowIndex}, Case{"scan", scans},
          Case{"latency", commitToRow}, Case{"writer", writerBeside}, Case{"export", exports},
          Case{"detect", detectionOfAFile}, Case{"memory", memory}, Case{"sweep", sweeps}})
        if (only.isEmpty() || only.contains(QLatin1String(c.name)))
            c.measure(bench);
    return bench.results.save(bench.folder, QStringLiteral("bench"), machine(), bench.rows) ? 0 : 1;
}
