// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/detection.h"
#include "core/sqlite/opening.h"
#include "tests/bench/bench.h"
#include "tests/bench/process.h"

#include <random>

namespace storescope::bench {
namespace {

const QString log = QStringLiteral("envelopes");

// Beyond opening it and reading its schema, with all profiles there; the first time the one that fits is
// parsed, too.
void knowingAFile(Bench &bench)
{
    const auto connection = openForReading(bench.store);
    const auto schema = connection ? Schema::read(**connection) : Result<Schema>(Schema());
    if (!connection || !schema)
        return;
    std::vector<double> first, later;
    for (int i = 0; i < 200; ++i) {
        const ProfileLibrary profiles;
        (void)profiles.hints();
        first.push_back(millisecondsOf([&] { (void)detect(**connection, *schema, profiles); }));
        later.push_back(millisecondsOf([&] { (void)detect(**connection, *schema, profiles); }));
    }
    bench.results.add({.name = QStringLiteral("know the product of an open file"),
                       .peerName = {},
                       .unit = QStringLiteral("ms"),
                       .ours = median(later),
                       .peer = {},
                       .target = QStringLiteral("≤ 1 ms"),
                       .reached = median(later) <= 1,
                       .note = QStringLiteral("p95 %1 ms; the first of its kind %2 ms")
                                   .arg(percentile(later, 0.95), 0, 'f', 3)
                                   .arg(median(first), 0, 'f', 2)});
}

} // namespace

void rowByNumber(Bench &bench)
{
    const auto store = bench.open(bench.store);
    const auto counted = await(store->count(log));
    if (!counted)
        return;
    std::vector<double> offsets;
    for (int i = 0; i < bench.rounds; ++i)
        offsets.push_back(run({QStringLiteral("sqlite3"), QStringLiteral("-readonly"), bench.store,
                               QStringLiteral("SELECT * FROM arcp_envelope ORDER BY seq LIMIT 100 OFFSET %1")
                                   .arg(*counted * 99 / 100)})
                              .ms);
    for (const int rows : {1, 100}) {
        std::mt19937_64 random(1);
        std::vector<double> times;
        for (int i = 0; i < 1000; ++i) {
            PageRequest request;
            request.from = PageRequest::From::Row;
            request.row = qint64(random() % quint64(*counted - 100));
            request.count = rows;
            times.push_back(millisecondsOf([&] { store->page(log, request).waitForFinished(); }));
        }
        const double late = percentile(times, 0.95);
        bench.results.add({.name = rows == 1 ? QStringLiteral("any row by exact number, p95")
                                             : QStringLiteral("any 100 rows by exact number, p95"),
                           .peerName = QStringLiteral("OFFSET in the shell"),
                           .unit = QStringLiteral("ms"),
                           .ours = late,
                           .peer = median(offsets),
                           .target = rows == 1 ? QStringLiteral("≤ 1 ms") : QString(),
                           .reached = rows == 1 ? std::optional(late <= 1) : std::nullopt,
                           .note = QStringLiteral("p50 %1 ms").arg(median(times), 0, 'f', 3)});
    }
}

void rowIndex(Bench &bench)
{
    std::vector<double> longest;
    const auto [ours, peer] = inTurn(
        bench.rounds,
        [&] {
            const auto store = bench.open(bench.store);
            const double ms = millisecondsOf([&] { await(store->count(log)); });
            longest.push_back(double(store->meter().longestRead.count()) / 1000);
            return ms;
        },
        [&] {
            return run({QStringLiteral("sqlite3"), QStringLiteral("-readonly"), bench.store,
                        QStringLiteral("SELECT seq FROM arcp_envelope ORDER BY seq LIMIT 1 OFFSET %1")
                            .arg(bench.rows - 1)})
                .ms;
        });
    const double longestRead = percentile(longest, 1);
    bench.results.add({.name = QStringLiteral("the row index of the whole log"),
                       .peerName = QStringLiteral("one OFFSET to the end"),
                       .unit = QStringLiteral("ms"),
                       .ours = ours,
                       .peer = peer,
                       .target = QStringLiteral("≤ 1.5 x, no read over 30 ms"),
                       .reached = ours <= 1.5 * peer && longestRead <= 30,
                       .note = QStringLiteral("longest read %1 ms").arg(longestRead, 0, 'f', 1)});
}

void detectionOfAFile(Bench &bench)
{
    std::vector<double> times;
    for (int i = 0; i < 50; ++i)
        times.push_back(millisecondsOf([&] { bench.open(bench.store); }));
    bench.results.add({.name = QStringLiteral("open a file, know its product, close it (in one process)"),
                       .peerName = {},
                       .unit = QStringLiteral("ms"),
                       .ours = median(times),
                       .peer = {},
                       .target = {},
                       .reached = {},
                       .note = QStringLiteral("p95 %1 ms").arg(percentile(times, 0.95), 0, 'f', 2)});
    knowingAFile(bench);
}

} // namespace storescope::bench
