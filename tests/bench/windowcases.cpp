// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/bench/heartbeat.h"
#include "tests/bench/process.h"
#include "tests/bench/windowbench.h"

#include <QFile>
#include <QScrollBar>

#include <atomic>
#include <thread>

namespace storescope::bench {
namespace {

constexpr int rowsACommit = 100;

std::unique_ptr<MainWindow> shownWindow()
{
    auto window = std::make_unique<MainWindow>();
    window->resize(1440, 900);
    window->show();
    waitUntil([&] { return window->isActiveWindow(); }, 2);
    return window;
}

bool hasRows(const RecordView &view)
{
    return view.rows() && view.rows()->rowCount() > 0 && view.rows()->recordAt(view.lastVisibleRow());
}

double residentMb(const char *line)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &each : status.readAll().split('\n')) {
        if (each.startsWith(line))
            return each.mid(qstrlen(line)).simplified().split(' ').constFirst().toDouble() / 1024;
    }
    return 0;
}

QByteArray lastLine(const QByteArray &lines)
{
    return lines.trimmed().split('\n').constLast();
}

// What stands at the top of the list, and how far it is scrolled.
struct Anchor
{
    std::optional<Key> key;
    int offset = 0;
    bool operator==(const Anchor &other) const = default;
};

Anchor anchorOf(const RecordView &view)
{
    return {view.rows()->keyAt(view.firstVisibleRow()), view.pixelOffset()};
}

struct Followed
{
    std::vector<double> waits;
    qint64 frames = 0, moved = 0, written = 0, shown = 0;
    double seconds = 0;
    QString slowest;
    double busiestMs = 0; // of one event, on the processor
};

// A writer of its own appends while the page is looked at.
Followed whileWriting(WindowBench &bench, const QString &file, CollectionPage &page)
{
    Followed result;
    const qint64 before = page.rows()->rowCount();
    const Anchor anchor = anchorOf(*page.view());
    Background writer({QCoreApplication::applicationFilePath(), QStringLiteral("write"), file,
                       QStringLiteral("rate"), QString::number(bench.rowsPerSecond / double(rowsACommit)),
                       QString::number(bench.seconds), QString::number(rowsACommit)});
    writer.readLine();
    std::atomic<bool> ended = false;
    QByteArray said;
    std::thread reader([&] {
        said = writer.readRest();
        ended = true;
    });
    const auto counting =
        QObject::connect(bench.application, &WatchedApplication::painted, [&](RecordView *view) {
            ++result.frames;
            result.moved += view == page.view() && !(anchorOf(*view) == anchor);
        });
    Heartbeat heart;
    bench.application->forgetSlow();
    heart.start();
    result.seconds = millisecondsOf([&] { waitUntil([&] { return ended.load(); }); }) / 1e3;
    result.waits = heart.stop();
    result.slowest = bench.application->slowest();
    result.busiestMs = bench.application->busiestMs();
    QObject::disconnect(counting);
    reader.join();
    result.written = qint64(said.trimmed().count('\n') + 1) * rowsACommit;
    const qint64 last = lastLine(said).split(' ').constFirst().toLongLong();
    const auto end = [&] { return page.rows()->rowOfKey(Key{{Value(last)}}) == page.rows()->rowCount() - 1; };
    waitUntil(end, 60);
    result.shown = page.rows()->rowCount() - before;
    return result;
}

void addWaits(WindowBench &bench, const QString &when, const Followed &followed)
{
    const QString rows = QStringLiteral("%1 of %2 rows").arg(followed.shown).arg(followed.written);
    const struct
    {
        const char *name;
        double share, target;
        QString note;
    } all[] = {
        {"p50", 0.5, 16, rows}, {"p99", 0.99, 16, {}}, {"longest", 1, Heartbeat::stallMs, followed.slowest}};
    for (const auto &each : all) {
        const double ms = percentile(followed.waits, each.share);
        bench.results.add({.name = QStringLiteral("a key waits, %1, %2").arg(when, QLatin1String(each.name)),
                           .peerName = {},
                           .unit = QStringLiteral("ms"),
                           .ours = ms,
                           .peer = {},
                           .target = QStringLiteral("≤ %1 ms").arg(each.target),
                           .reached = ms <= each.target,
                           .note = each.note});
    }
    bench.results.add({.name = QStringLiteral("longest event, %1, on the processor").arg(when),
                       .peerName = {},
                       .unit = QStringLiteral("ms"),
                       .ours = followed.busiestMs,
                       .peer = {},
                       .target = QStringLiteral("≤ 16 ms"),
                       .reached = followed.busiestMs <= 16,
                       .note = {}});
}

} // namespace

void openToPainted(WindowBench &bench)
{
    std::vector<double> times;
    for (int round = 0; round < bench.rounds; ++round) {
        const auto window = shownWindow();
        bool painted = false;
        const auto watching =
            QObject::connect(bench.application, &WatchedApplication::painted,
                             [&painted](RecordView *view) { painted = painted || hasRows(*view); });
        times.push_back(millisecondsOf([&] {
            window->begin({bench.store});
            waitUntil([&] { return painted; }, 60);
        }));
        QObject::disconnect(watching);
    }
    bench.results.add(
        {.name = QStringLiteral("window: open to first painted rows"),
         .peerName = {},
         .unit = QStringLiteral("ms"),
         .ours = median(times),
         .peer = {},
         .target = QStringLiteral("≤ 150 ms"),
         .reached = median(times) <= 150,
         .note =
             QStringLiteral("longest of %1: %2 ms").arg(times.size()).arg(percentile(times, 1), 0, 'f', 0)});
}

void follow(WindowBench &bench)
{
    const QString file = bench.folder + QStringLiteral("/followed.db");
    for (const char *ending : {"", "-wal", "-shm"})
        QFile::remove(file + QLatin1String(ending));
    if (!QFile::copy(bench.store, file))
        qFatal("The log could not be copied to %s", qPrintable(file));
    const auto window = shownWindow();
    window->begin({file});
    waitUntil([&] { return window->currentPage() && hasRows(*window->currentPage()->view()); }, 60);
    CollectionPage *page = window->currentPage();
    if (!page || page->collection().kind() != Kind::Log)
        qFatal("The window does not show the log");
    waitUntil([&] { return page->rows()->totalIsExact(); }, 60);

    const QString rate = QStringLiteral("%1 rows/s").arg(bench.rowsPerSecond);
    const Followed followed = whileWriting(bench, file, *page);
    addWaits(bench, QStringLiteral("following %1").arg(rate), followed);
    bench.results.add({.name = QStringLiteral("frames a second, following %1").arg(rate),
                       .peerName = {},
                       .unit = QStringLiteral("frames/s"),
                       .ours = double(followed.frames) / followed.seconds,
                       .peer = {},
                       .target = QStringLiteral("≥ 30"),
                       .reached = double(followed.frames) / followed.seconds >= 30,
                       .note = {}});
    page->live()->leaveEnd();
    QScrollBar *bar = page->view()->verticalScrollBar();
    bar->setValue((page->rows()->rowCount() - 400) * page->view()->rowPixels() + 7);
    waitUntil([&] { return anchorOf(*page->view()).key.has_value() && hasRows(*page->view()); }, 10);
    const Followed reading = whileWriting(bench, file, *page);
    addWaits(bench, QStringLiteral("reading beside %1").arg(rate), reading);
    bench.results.add({.name = QStringLiteral("frames in which what is read moved, beside %1").arg(rate),
                       .peerName = {},
                       .unit = QStringLiteral("frames"),
                       .ours = double(reading.moved),
                       .peer = {},
                       .target = QStringLiteral("0"),
                       .reached = reading.moved == 0 && reading.frames > 0,
                       .note = QStringLiteral("of %1").arg(reading.frames)});
    const double peak = residentMb("VmHWM:");
    bench.results.add({.name = QStringLiteral("memory: the window with the log, followed and read"),
                       .peerName = {},
                       .unit = QStringLiteral("MB"),
                       .ours = peak,
                       .peer = {},
                       .target = QStringLiteral("≤ 250 MB"),
                       .reached = peak <= 250,
                       .note = QStringLiteral("%1 MB at the end").arg(residentMb("VmRSS:"), 0, 'f', 0)});
}

} // namespace storescope::bench
