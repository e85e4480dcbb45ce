// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/bench/bench.h"
#include "tests/bench/process.h"

namespace storescope::bench {

const QString program = QStringLiteral(STORESCOPE_PROGRAM);

void firstPage(Bench &bench)
{
    const QString query = QStringLiteral("SELECT * FROM arcp_envelope ORDER BY seq DESC LIMIT 100");
    for (const char *format : {"table", "jsonl"}) {
        const auto [ours, peer] = inTurn(
            std::max(bench.rounds * 6, 30),
            [&] {
                return run({program, QStringLiteral("log"), bench.store, QStringLiteral("-n"),
                            QStringLiteral("100"), QStringLiteral("--format"), QString::fromLatin1(format)})
                    .ms;
            },
            [&] {
                return run({QStringLiteral("sqlite3"), QStringLiteral("-readonly"), bench.store, query}).ms;
            });
        bench.results.add(
            {.name = QStringLiteral("first page: log -n 100, %1, whole process").arg(QLatin1String(format)),
             .peerName = QStringLiteral("sqlite3 shell"),
             .unit = QStringLiteral("ms"),
             .ours = ours,
             .peer = peer,
             .target = QStringLiteral("≤ 4 x"),
             .reached = ours <= 4 * peer,
             .note = {}});
    }
}

void scans(Bench &bench)
{
    struct Case
    {
        const char *name, *filter, *sql;
        double target;
    };
    for (const Case &c : {Case{"a rare text in the payload, all rows", "payload:\"ECONNRESET by peer\"",
                               "body_json LIKE '%ECONNRESET by peer%'", 1.7},
                          Case{"a rare text in any column, all rows", "\"ECONNRESET by peer\"",
                               "body_json LIKE '%ECONNRESET by peer%'", 1.7},
                          Case{"a rare value at a JSON path, all rows",
                               "payload.payload.message=\"ECONNRESET by peer 10.8.0.17\"",
                               "body_json->>'$.payload.message' = 'ECONNRESET by peer 10.8.0.17'", 2.0},
                          Case{"a common value at a JSON path, all rows", "payload.payload.tool=browser.open",
                               "body_json->>'$.payload.tool' = 'browser.open'", 2.0}}) {
        const auto [ours, peer] = inTurn(
            bench.rounds,
            [&] {
                return run({program, QStringLiteral("log"), bench.store, QStringLiteral("--all"),
                            QStringLiteral("--filter"), QString::fromLatin1(c.filter),
                            QStringLiteral("--format"), QStringLiteral("jsonl")})
                    .ms;
            },
            [&] {
                return run({QStringLiteral("sqlite3"), QStringLiteral("-readonly"), bench.store,
                            QStringLiteral("SELECT * FROM arcp_envelope WHERE ") +
                                QString::fromLatin1(c.sql)})
                    .ms;
            });
        bench.results.add({.name = QString::fromLatin1(c.name),
                           .peerName = QStringLiteral("sqlite3 shell"),
                           .unit = QStringLiteral("ms"),
                           .ours = ours,
                           .peer = peer,
                           .target = QStringLiteral("≥ %1 x faster").arg(c.target),
                           .reached = peer >= c.target * ours,
                           .note = QStringLiteral("%1 x faster").arg(peer / ours, 0, 'f', 2)});
    }
}

void memory(Bench &bench)
{
    struct Case
    {
        const char *name;
        QStringList words;
    };
    for (const Case &c :
         {Case{"memory: log --all --filter (rare text)",
               {QStringLiteral("--all"), QStringLiteral("--filter"),
                QStringLiteral("\"ECONNRESET by peer\"")}},
          Case{"memory: log --all as jsonl",
               {QStringLiteral("--all"), QStringLiteral("--format"), QStringLiteral("jsonl")}}}) {
        const Ran ran = run(QStringList{program, QStringLiteral("log"), bench.store} + c.words);
        bench.results.add({.name = QString::fromLatin1(c.name),
                           .peerName = {},
                           .unit = QStringLiteral("MB"),
                           .ours = ran.maxRssMb,
                           .peer = {},
                           .target = QStringLiteral("≤ 250 MB"),
                           .reached = ran.maxRssMb <= 250,
                           .note = {}});
    }
}

} // namespace storescope::bench
