// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/matchscan.h"
#include "core/read/tail.h"
#include "tests/bench/bench.h"
#include "tests/bench/process.h"
#include "tests/bench/walwatch.h"

#include <QFile>

#include <atomic>
#include <thread>

namespace storescope::bench {
namespace {

constexpr double seconds = 4;

struct Beside
{
    double commitsPerSecond = 0;
    double walMb = 0; // high water
};

QStringList words(const QString &file)
{
    return {QStringLiteral(STORESCOPE_BENCH_PROGRAM), QStringLiteral("write"), file,
            QStringLiteral("flatout"), QString::number(seconds)};
}

// The writer's own speed, with the file's -wal watched by its size alone.
Beside measure(const QString &file, const std::function<void()> &meanwhile)
{
    Background writer(words(file));
    writer.readLine();
    std::atomic<bool> ended = false;
    QByteArray said;
    WalWatch wal(file);
    std::thread reader([&] {
        said = writer.readRest();
        ended = true;
    });
    meanwhile();
    waitUntil([&] { return ended.load(); });
    reader.join();
    return {said.trimmed().split(' ').first().toDouble(), wal.megabytes()};
}

// Follows, and scans over and over.
Beside watched(const Bench &bench, const QString &file)
{
    FileEvents events;
    const auto store = bench.open(file, &events);
    const auto collection = store->collection(QStringLiteral("envelopes"));
    const auto tail = store->tail(collection->id());
    QObject::connect(tail.get(), &Tail::arrived, [&] { tail->taken(); });
    tail->start({});
    std::unique_ptr<MatchScan> scan;
    bool goOn = true;
    std::function<void()> scanAgain = [&] {
        if (!goOn)
            return;
        scan = store->scan(Filter::compile(QStringLiteral("\"nowhere to be found\""), collection).filter,
                           collection->id());
        QObject::connect(scan.get(), &MatchScan::matched, scan.get(), [&] { scan->taken(); });
        QObject::connect(
            scan.get(), &MatchScan::finished, scan.get(), [&] { scanAgain(); }, Qt::QueuedConnection);
        scan->start(MatchScan::Order::NewestFirst, false);
    };
    const auto result = measure(file, scanAgain);
    goOn = false;
    tail->stop();
    return result;
}

} // namespace

void writerBeside(Bench &bench)
{
    std::vector<double> alone, beside, walAlone, walBeside;
    for (int i = 0; i < bench.rounds; ++i) {
        const QString file = bench.folder + QStringLiteral("/beside-%1.db").arg(i);
        { // something to scan
            Background fill({QStringLiteral(STORESCOPE_BENCH_PROGRAM), QStringLiteral("write"), file,
                             QStringLiteral("flatout"), QStringLiteral("1")});
            fill.readRest();
            fill.wait();
        }
        const Beside first = measure(file, [] {});
        const Beside second = watched(bench, file);
        alone.push_back(first.commitsPerSecond);
        beside.push_back(second.commitsPerSecond);
        walAlone.push_back(first.walMb);
        walBeside.push_back(second.walMb);
        QFile::remove(file);
    }
    bench.results.add({.name = QStringLiteral("a writer at full speed, followed and scanned"),
                       .peerName = QStringLiteral("the writer alone"),
                       .unit = QStringLiteral("commits/s"),
                       .ours = median(beside),
                       .peer = median(alone),
                       .target = QStringLiteral("≥ 0.97 of its speed"),
                       .reached = median(beside) >= 0.97 * median(alone),
                       .note = QStringLiteral("two cores: the scan wants both")});
    bench.results.add({.name = QStringLiteral("the WAL's high water meanwhile"),
                       .peerName = QStringLiteral("the writer alone"),
                       .unit = QStringLiteral("MB"),
                       .ours = median(walBeside),
                       .peer = median(walAlone),
                       .target = QStringLiteral("≤ 1.1 x"),
                       .reached = median(walBeside) <= 1.1 * median(walAlone),
                       .note = {}});
}

} // namespace storescope::bench
