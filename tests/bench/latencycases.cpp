// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/tail.h"
#include "tests/bench/bench.h"
#include "tests/bench/process.h"

#include <QFile>
#include <QHash>

#include <atomic>
#include <ctime>
#include <sqlite3.h>
#include <thread>

namespace storescope::bench {
namespace {

constexpr double perSecond = 1000, seconds = 10;

qint64 monotonic()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

QStringList writerWords(const QString &file)
{
    return {QStringLiteral(STORESCOPE_BENCH_PROGRAM),
            QStringLiteral("write"),
            file,
            QStringLiteral("rate"),
            QString::number(perSecond),
            QString::number(seconds)};
}

// From each commit's end to the row's arrival, in ms.
std::vector<double> delays(const QByteArray &committed, const QHash<qint64, qint64> &arrived, qint64 &lost)
{
    std::vector<double> ms;
    for (const QByteArray &line : committed.split('\n')) {
        const auto parts = line.split(' ');
        if (parts.size() != 2)
            continue;
        const auto at = arrived.constFind(parts[0].toLongLong());
        if (at == arrived.cend())
            ++lost;
        else
            ms.push_back(std::max(0.0, double(*at - parts[1].toLongLong()) / 1e6));
    }
    return ms;
}

std::vector<double> byTail(const Bench &bench, const QString &file, qint64 &lost)
{
    QHash<qint64, qint64> arrived;
    FileEvents events;
    Background writer(writerWords(file));
    writer.readLine();
    const auto store = bench.open(file, &events);
    const auto tail = store->tail(QStringLiteral("envelopes"));
    QObject::connect(tail.get(), &Tail::arrived, [&](const TailBatch &batch) {
        const qint64 now = monotonic();
        for (const Change &change : batch.changes)
            if (const auto seq = toInteger(change.record.key.parts.front()); seq && !arrived.contains(*seq))
                arrived.insert(*seq, now);
        tail->taken();
    });
    Tail::Start start;
    start.from = Tail::Start::From::Beginning;
    tail->start(start);
    std::atomic<bool> ended = false;
    QByteArray committed;
    std::thread reader([&] {
        committed = writer.readRest();
        ended = true;
    });
    waitUntil([&] { return ended.load(); });
    reader.join();
    const qint64 expected = qint64(perSecond * seconds);
    waitUntil([&] { return arrived.size() >= expected; }, 5);
    tail->stop();
    return delays(committed, arrived, lost);
}

// What a program does that asks every 10 ms.
std::vector<double> byPolling(const QString &file, qint64 &lost)
{
    QHash<qint64, qint64> arrived;
    Background writer(writerWords(file));
    writer.readLine();
    std::atomic<bool> ended = false;
    std::thread poller([&] {
        sqlite3 *database = nullptr;
        sqlite3_stmt *rows = nullptr;
        sqlite3_open_v2(QFile::encodeName(file).constData(), &database, SQLITE_OPEN_READONLY, nullptr);
        sqlite3_prepare_v2(database, "SELECT seq, body_json FROM arcp_envelope WHERE seq > ?1 ORDER BY seq",
                           -1, &rows, nullptr);
        qint64 last = 0;
        for (bool more = true; more;) {
            more = !ended;
            sqlite3_bind_int64(rows, 1, last);
            while (sqlite3_step(rows) == SQLITE_ROW) {
                last = sqlite3_column_int64(rows, 0);
                arrived.insert(last, monotonic());
            }
            sqlite3_reset(rows);
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
        sqlite3_finalize(rows);
        sqlite3_close(database);
    });
    const QByteArray committed = writer.readRest();
    ended = true;
    poller.join();
    return delays(committed, arrived, lost);
}

} // namespace

void commitToRow(Bench &bench)
{
    qint64 lost = 0, lostByPolling = 0;
    const auto ours = byTail(bench, bench.folder + QStringLiteral("/latency-tail.db"), lost);
    const auto peer = byPolling(bench.folder + QStringLiteral("/latency-poll.db"), lostByPolling);
    bench.results.add({.name = QStringLiteral("commit to row, 1,000 commits/s, p50"),
                       .peerName = QStringLiteral("polling every 10 ms"),
                       .unit = QStringLiteral("ms"),
                       .ours = median(ours),
                       .peer = median(peer),
                       .target = QStringLiteral("≤ 2 ms"),
                       .reached = median(ours) <= 2,
                       .note = QStringLiteral("%1 of %2 lost").arg(lost).arg(ours.size())});
    bench.results.add({.name = QStringLiteral("commit to row, 1,000 commits/s, p99"),
                       .peerName = QStringLiteral("polling every 10 ms"),
                       .unit = QStringLiteral("ms"),
                       .ours = percentile(ours, 0.99),
                       .peer = percentile(peer, 0.99),
                       .target = QStringLiteral("≤ 20 ms"),
                       .reached = percentile(ours, 0.99) <= 20 && lost == 0,
                       .note = QStringLiteral("longest %1 ms").arg(percentile(ours, 1), 0, 'f', 1)});
}

} // namespace storescope::bench
