// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Measures the window: storescope_window_bench [--rows N] [--rounds N] [--only CASE,…] [--seconds N] [--rate
// N] FOLDER See scripts/bench.
#include "tests/bench/windowbench.h"

#include "tests/bench/heartbeat.h"
#include "ui/look/style.h"

#include <QCommandLineParser>
#include <QDir>
#include <QMetaEnum>
#include <QSettings>
#include <QTemporaryDir>

#include <ctime>

namespace storescope::bench {
namespace {

constexpr double slowMs = 8;

double milliseconds(clockid_t clock)
{
    timespec now{};
    clock_gettime(clock, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

QString nameOf(const QObject *receiver, const QEvent *event)
{
    const char *type = QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type());
    const QObject *parent = receiver->parent();
    return QStringLiteral("%1 of %2 in %3")
        .arg(QLatin1String(type ? type : "event"), QLatin1String(receiver->metaObject()->className()),
             QLatin1String(parent ? parent->metaObject()->className() : "nothing"));
}

} // namespace

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    auto *view = event->type() == QEvent::Paint ? qobject_cast<RecordView *>(receiver->parent()) : nullptr;
    if (m_depth > 0) {
        const bool done = QApplication::notify(receiver, event);
        if (view && view->viewport() == receiver)
            Q_EMIT painted(view);
        return done;
    }
    const double wall = milliseconds(CLOCK_MONOTONIC), cpu = milliseconds(CLOCK_THREAD_CPUTIME_ID);
    const QString what = event->type() == QEvent::DeferredDelete ? QString() : nameOf(receiver, event);
    ++m_depth;
    const bool done = QApplication::notify(receiver, event);
    --m_depth;
    const double busy = milliseconds(CLOCK_THREAD_CPUTIME_ID) - cpu;
    m_busiest = std::max(m_busiest, busy);
    if (const double took = milliseconds(CLOCK_MONOTONIC) - wall; took > slowMs)
        m_slow.push_back({took, busy, what});
    return done;
}

QString WatchedApplication::slowest() const
{
    const auto slow = std::max_element(m_slow.begin(), m_slow.end(),
                                       [](const Slow &a, const Slow &b) { return a.ms < b.ms; });
    return slow == m_slow.end() ? QStringLiteral("no event over %1 ms").arg(slowMs)
                                : QStringLiteral("%1: %2 ms, %3 of them on the processor")
                                      .arg(slow->what)
                                      .arg(slow->ms, 0, 'f', 1)
                                      .arg(slow->cpuMs, 0, 'f', 1);
}

} // namespace storescope::bench

int main(int argc, char **argv)
{
    using namespace storescope::bench;
    if (argc > 1 && qstrcmp(argv[1], "write") == 0) {
        QStringList words;
        for (int i = 2; i < argc; ++i)
            words << QString::fromLocal8Bit(argv[i]);
        return runWriter(words);
    }
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QTemporaryDir home; // nothing remembered, no profiles but the built-in ones
    for (const char *name : {"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME"})
        qputenv(name, home.path().toUtf8());
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, home.path());
    WatchedApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("storescope"));
    storescope::prepareLook();

    QCommandLineParser parser;
    addOptions(parser);
    parser.addOptions({{QStringLiteral("seconds"), QStringLiteral("how long the log is followed"),
                        QStringLiteral("n"), QStringLiteral("10")},
                       {QStringLiteral("rate"), QStringLiteral("rows a second"), QStringLiteral("n"),
                        QStringLiteral("10000")}});
    parser.process(application);
    WindowBench bench;
    bench.application = &application;
    bench.seconds = parser.value(QStringLiteral("seconds")).toDouble();
    bench.rowsPerSecond = std::max(100, parser.value(QStringLiteral("rate")).toInt());
    if (!takeOptions(parser, bench))
        return 1;
    const QStringList only = parser.value(QStringLiteral("only")).split(u',', Qt::SkipEmptyParts);
    if (only.isEmpty() || only.contains(QLatin1String("open")))
        openToPainted(bench);
    if (only.isEmpty() || only.contains(QLatin1String("follow")))
        follow(bench);
    Heartbeat::printStalls();
    return bench.results.save(bench.folder, QStringLiteral("window"), machine(), bench.rows) ? 0 : 1;
}
