// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/demo/demowriter.h"
#include "app/output/output.h"
#include "app/parser.h"
#include "app/waiting.h"
#include "core/base/text.h"

#include <QCoreApplication>
#include <QProcess>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace storescope::app {
namespace {

struct DemoOptions
{
    std::string folder, profile, journal = "wal";
    double rate = 20, seconds = 0;
    qint64 history = 20'000;
    std::uint64_t seed = 0;
    bool once = false; // only the history, for measurements

    void addTo(CLI::App &app)
    {
        app.add_option("DIR", folder, "an empty or new folder, or one that a demo made")->required();
        app.add_option("--rate", rate, "events a second (20 unless told)")
            ->type_name("N")
            ->check(CLI::Range(0.01, 1e6));
        app.add_option("--for", seconds, "end after this time")
            ->type_name("SECONDS")
            ->check(CLI::NonNegativeNumber);
        app.add_option("--profile", profile, "only one store: arcp-kotlin or lash")->type_name("NAME");
        app.add_option("--journal", journal, "wal (unless told) or delete")->type_name("MODE");
        app.add_option("--history", history, "events that a new store begins with (20,000 unless told)")
            ->type_name("N")
            ->check(CLI::NonNegativeNumber);
        app.add_option("--seed", seed, "the same number tells the same story")->type_name("N");
        app.add_flag("--once", once, "only make the stores, do not go on writing");
    }
    bool wantsEvents() const { return profile.empty() || profile == "arcp" || profile == "arcp-kotlin"; }
    bool wantsSession() const { return profile.empty() || profile == "lash"; }
    QString mistake() const
    {
        if (!wantsEvents() && !wantsSession())
            return QStringLiteral("The demo has the profiles arcp-kotlin and lash, not “%1”.")
                .arg(text(profile));
        if (journal != "wal" && journal != "delete")
            return QStringLiteral("--journal is wal or delete, not “%1”.").arg(text(journal));
        return {};
    }
    demo::WriterOptions writerOptions() const
    {
        demo::WriterOptions options;
        options.rate = rate;
        options.duration = std::chrono::milliseconds(qint64(seconds * 1000));
        options.wal = journal == "wal";
        options.events = wantsEvents();
        options.session = wantsSession();
        options.history = history;
        options.live = !once;
        options.seed = seed;
        return options;
    }
};

int fail(const Error &error)
{
    complain(error);
    return exitCodeOf(error);
}

// Runs the writer as a process of its own until it ends or Ctrl+C; both get the signal.
int watchWriter(QProcess &writer, const CancelToken &interrupted)
{
    CancellableLoop loop(interrupted);
    QObject::connect(&writer, &QProcess::finished, loop.context(), [&] { loop.quit(); });
    if (writer.state() != QProcess::NotRunning)
        loop.run();
    if (writer.state() != QProcess::NotRunning) {
        writer.terminate();
        writer.waitForFinished(-1);
    }
    return writer.exitStatus() == QProcess::NormalExit ? writer.exitCode() : int(PartlyDone);
}

// What to do with the stores.
QString hint(const DemoOptions &options, const demo::DemoFolder &folder, qint64 process)
{
    const QString events = withTilde(folder.eventFile()), session = withTilde(folder.sessionFile());
    QString text =
        options.once
            ? QStringLiteral("Making the stores of a demo.\n")
            : QStringLiteral("Process %1 writes %2 events a second.\n").arg(process).arg(options.rate);
    if (options.wantsEvents())
        text += QStringLiteral("  storescope %1            opens the window\n  storescope log %1 --follow\n"
                               "  storescope artifacts %1\n")
                    .arg(events);
    if (options.wantsSession())
        text += QStringLiteral("  storescope queue %1\n").arg(session);
    if (options.once)
        return text;
    return text + (options.seconds > 0
                       ? QStringLiteral("Ends after %1 s, or by Ctrl+C.\n").arg(options.seconds)
                       : QStringLiteral("Ends by Ctrl+C.\n"));
}

} // namespace

int runDemo(const Invocation &invocation)
{
    Parser parser("demo",
                  "Two stores that a separate process keeps writing: an event log with artifacts, and a "
                  "session with queued work.",
                  "storescope demo /tmp/atlas --rate 40");
    DemoOptions options;
    options.addTo(parser.app());
    if (const auto code = parser.parse(invocation))
        return *code;
    if (const QString mistake = options.mistake(); !mistake.isEmpty()) {
        complain(mistake);
        return WrongUse;
    }
    const auto folder = demo::DemoFolder::prepare(text(options.folder));
    if (!folder)
        return fail(folder.error());

    QProcess writer;
    writer.setProcessChannelMode(QProcess::ForwardedChannels);
    writer.start(QCoreApplication::applicationFilePath(),
                 QStringList{QStringLiteral("demo-writer")} + invocation.arguments);
    if (!writer.waitForStarted(-1))
        return fail({ErrorCode::Io,
                     QStringLiteral("The writer could not be started: %1").arg(writer.errorString()),
                     0,
                     {}});
    Output output(STDOUT_FILENO);
    output.write(hint(options, *folder, writer.processId()).toUtf8());
    output.flush();
    return watchWriter(writer, invocation.interrupted);
}

int runDemoWriter(const Invocation &invocation)
{
    prctl(PR_SET_PDEATHSIG, SIGTERM); // not left behind by a parent that was killed
    Parser parser("demo-writer", "The process behind demo.", "storescope demo /tmp/atlas");
    DemoOptions options;
    options.addTo(parser.app());
    if (const auto code = parser.parse(invocation))
        return *code;
    const auto folder = demo::DemoFolder::prepare(text(options.folder));
    if (!folder)
        return fail(folder.error());
    const auto written = demo::writeDemo(*folder, options.writerOptions(), invocation.interrupted);
    return written ? int(Done) : fail(written.error());
}

} // namespace storescope::app
