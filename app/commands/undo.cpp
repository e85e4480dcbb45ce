// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/undo.h"

#include "app/actionreport.h"
#include "app/formatoption.h"
#include "app/opening.h"
#include "app/waiting.h"
#include "core/base/text.h"

#include <QFileInfo>
#include <QLocale>

#include <unistd.h>

namespace storescope::app {
namespace {

UndoReport undo(const QString &bundle, const UndoOptions &options, const CancelToken &interrupted)
{
    Undo action(bundle, options);
    const auto onCancel = interrupted.onCancel([&action] { action.cancel(); });
    QEventLoop loop;
    Progress progress;
    UndoReport result;
    QObject::connect(&action, &Undo::progressed, &loop, [&](const UndoProgress &at) {
        progress.show(QStringLiteral("%1 of %2 rows").arg(at.done).arg(at.rows));
    });
    QObject::connect(&action, &Undo::finished, &loop, [&](const UndoReport &report) {
        result = report;
        loop.quit();
    });
    action.start();
    loop.exec();
    return result;
}

void print(const UndoReport &report, const UndoOptions &options, Format format)
{
    Output output(STDOUT_FILENO);
    if (format != Format::Table) {
        Json json{{"restored", report.restored},
                  {"collided", sparedAsJson(report.collided)},
                  {"already_there", report.already},
                  {"longest_lock_ms", double(report.longestLock.count()) / 1000},
                  {"store", report.store.toStdString()}};
        if (report.renumbered > 0)
            json["renumbered"] = report.renumbered;
        if (format != Format::Csv)
            return writeJson(output, json);
        Report csv(QStringLiteral("report"),
                   {QStringLiteral("restored"), QStringLiteral("collided"), QStringLiteral("already_there"),
                    QStringLiteral("longest_lock_ms"), QStringLiteral("store")});
        json["collided"] = qint64(report.collided.size());
        csv.addObject(json);
        csv.print(output, format);
        return;
    }
    const QLocale locale(QLocale::English);
    QString text = (options.preview ? QStringLiteral("%1 rows would be put back into %2")
                                    : QStringLiteral("%1 rows put back into %2"))
                       .arg(locale.toString(report.restored), withTilde(withoutControls(report.store)));
    if (report.already > 0)
        text += QStringLiteral("; %1 are there already").arg(locale.toString(report.already));
    text += QLatin1Char('\n');
    for (const Spared &one : report.collided)
        text += QStringLiteral("  %1 stays in the bundle: %2\n")
                    .arg(withoutControls(one.key), withoutControls(one.why));
    output.write(text.toUtf8());
}

// A name that `bundles` printed, or a path.
QString bundlePath(const QString &word)
{
    const QString inGraveyard = Graveyard::defaultFolder() + QLatin1Char('/') + word;
    for (const QString &path : {word, inGraveyard, inGraveyard + QStringLiteral(".sqlite")})
        if (QFileInfo(path).isFile())
            return QFileInfo(path).absoluteFilePath();
    return word;
}

} // namespace

int runUndo(const Invocation &invocation)
{
    Parser parser("undo", "Puts back what an action removed or changed; what collides stays in the bundle.",
                  "storescope undo 20261121T093000Z-sweep-agent-artifacts");
    std::string bundle, to;
    UndoOptions options;
    FormatOption format;
    parser.app()
        .add_option("BUNDLE", bundle, "a bundle: its file, or a name that bundles printed")
        ->required();
    parser.app().add_option("--to", to, "the store, where it was moved")->type_name("STORE");
    parser.app().add_flag("--preview", options.preview, "only say what would happen");
    format.addTo(parser.app(), FormatOption::Of::Report);
    if (const auto code = parser.parse(invocation))
        return *code;
    if (const auto code = format.check())
        return *code;
    if (!to.empty()) {
        const auto path = resolveStore(text(to), makeProfileLibrary(), invocation.interrupted);
        if (!path) {
            complain(path.error());
            return exitCodeOf(path.error());
        }
        options.to = *path;
    }
    if (!QFileInfo(bundlePath(text(bundle))).isFile()) {
        complain(
            QStringLiteral("There is no bundle %1; storescope bundles lists what is kept").arg(text(bundle)));
        return Unreadable;
    }
    const UndoReport report = undo(bundlePath(text(bundle)), options, invocation.interrupted);
    if (!report.error || report.restored > 0)
        print(report, options, format.format());
    if (report.error) {
        complain(*report.error);
        return report.restored > 0 ? int(PartlyDone) : int(exitCodeOfAction(*report.error));
    }
    if (report.cancelled) {
        complain(QStringLiteral("Stopped; the same command goes on from here."));
        return PartlyDone;
    }
    return report.collided.empty() ? Done : PartlyDone;
}

} // namespace storescope::app
