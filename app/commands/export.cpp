// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/formatoption.h"
#include "app/opening.h"
#include "app/output/report.h"
#include "app/rowsoptions.h"
#include "app/waiting.h"
#include "core/action/exporter.h"
#include "core/base/text.h"

#include <QLocale>

#include <unistd.h>

namespace storescope::app {
namespace {

struct ExportArguments
{
    std::string store, collection, folder, filter, name = "{session}/{name}{ext}", format = "jsonl";
    bool rows = false, zip = false, raw = false, noRedact = false;

    void addTo(CLI::App &app)
    {
        app.add_option("STORE", store, "a database file, a folder, or a name that stores printed")
            ->required();
        app.add_option("COLLECTION", collection, "the collection")->required();
        app.add_option("--to", folder, "the folder; made when it is not there")->type_name("DIR")->required();
        app.add_option("--filter", filter, "only rows like these")->type_name("EXPR");
        app.add_option("--name", name, "how artifacts' files are called: {session}/{name}{ext} unless told")
            ->type_name("PATTERN");
        app.add_flag("--zip", zip, "one archive instead of files");
        app.add_flag("--rows", rows, "the rows of artifacts instead of their contents");
        app.add_option("--format", format, "rows as jsonl (unless told) or csv")->type_name("FORMAT");
        app.add_flag("--raw", raw, "bytes in rows in base64 instead of their size and digest");
        app.add_flag("--no-redact", noRedact, "also what the profile calls secret");
    }
    ExportOptions options(std::shared_ptr<const Filter> compiled) const
    {
        ExportOptions options;
        options.collection = text(collection);
        options.folder = text(folder);
        options.filter = std::move(compiled);
        options.what = rows ? ExportOptions::What::Rows : ExportOptions::What::Auto;
        options.format = format == "csv" ? ExportOptions::Format::Csv : ExportOptions::Format::Jsonl;
        options.pattern = text(name);
        options.redact = !noRedact;
        options.raw = raw;
        options.zip = zip;
        return options;
    }
};

Json reportAsJson(const ExportReport &report, const QString &folder)
{
    Json json{{"folder", folder.toStdString()}, {"files", report.files},     {"rows", report.rows},
              {"bytes", report.bytes},          {"skipped", report.skipped}, {"verified", report.verified},
              {"mismatched", report.mismatched}};
    if (!report.archive.isEmpty())
        json["archive"] = report.archive.toStdString();
    return json;
}

QString sentenceOf(const ExportReport &report, const QString &folder)
{
    const QLocale locale(QLocale::English);
    QString sentence =
        QStringLiteral("Exported %1 %2 in %3 %4, %5, to %6")
            .arg(locale.toString(report.rows),
                 report.rows == 1 ? QStringLiteral("row") : QStringLiteral("rows"),
                 locale.toString(report.files),
                 report.files == 1 ? QStringLiteral("file") : QStringLiteral("files"),
                 formatBytes(report.bytes), withTilde(report.archive.isEmpty() ? folder : report.archive));
    if (report.verified > 0 && report.mismatched == 0)
        sentence += QStringLiteral("; all digests match");
    if (report.mismatched > 0)
        sentence += QStringLiteral("; %1 digests do not match").arg(report.mismatched);
    if (report.skipped > 0)
        sentence += QStringLiteral("; %1 were there already").arg(locale.toString(report.skipped));
    return sentence + QStringLiteral(".\n");
}

ExportReport runExporter(std::shared_ptr<OpenStore> store, const ExportOptions &options,
                         const CancelToken &interrupted)
{
    Exporter exporter(std::move(store), options);
    CancellableLoop loop(interrupted);
    Progress progress;
    ExportReport result;
    bool ended = false;
    QObject::connect(&exporter, &Exporter::progressed, loop.context(), [&](const ExportProgress &at) {
        progress.show(QStringLiteral("%1 % · %2 rows, %3")
                          .arg(int(at.share * 100))
                          .arg(at.rows)
                          .arg(formatBytes(at.bytes)));
    });
    QObject::connect(&exporter, &Exporter::finished, loop.context(), [&](const ExportReport &report) {
        result = report;
        ended = true;
        loop.quit();
    });
    exporter.start();
    loop.run();
    if (!ended) { // Ctrl+C: what is being written is finished or taken back first
        exporter.cancel();
        QEventLoop last;
        QObject::connect(&exporter, &Exporter::finished, &last, [&] { last.quit(); });
        if (!ended)
            last.exec();
    }
    return result;
}

int printReport(const ExportReport &report, const ExportOptions &options, bool json)
{
    Output output(STDOUT_FILENO);
    if (json)
        writeJson(output, reportAsJson(report, options.folder));
    else if (!report.error || report.rows > 0)
        output.write(sentenceOf(report, options.folder).toUtf8());
    output.flush();
    for (const QString &problem : report.problems)
        complain(problem);
    if (report.error) {
        complain(*report.error);
        return report.rows > 0 ? int(PartlyDone) : int(exitCodeOf(*report.error));
    }
    if (report.cancelled) {
        complain(QStringLiteral("Stopped; the same command goes on from here."));
        return PartlyDone;
    }
    return report.problems.isEmpty() ? Done : PartlyDone;
}

} // namespace

int runExport(const Invocation &invocation)
{
    Parser parser("export",
                  "Artifacts into files, or rows into one file. Nothing is overwritten; the same command "
                  "again goes on where it stopped.",
                  "storescope export agent.db artifacts --to out --filter 'media_type:image/' --name "
                  "'{session}/{name}{ext}'");
    ExportArguments arguments;
    arguments.addTo(parser.app());
    bool json = false;
    parser.app().add_flag("--json", json, "the report as one JSON object");
    if (const auto code = parser.parse(invocation))
        return *code;
    if (arguments.format != "jsonl" && arguments.format != "csv") {
        complain(
            QStringLiteral("Rows are exported as jsonl or csv, not as “%1”.").arg(text(arguments.format)));
        return WrongUse;
    }
    auto opened =
        openStore(text(arguments.store), {.watch = false, .wholeStore = true}, invocation.interrupted);
    if (!opened)
        return opened.error();
    const auto collection = chooseCollection(*opened->store, text(arguments.collection), std::nullopt);
    if (!collection)
        return collection.error();
    auto filter = compileFilter(text(arguments.filter), *collection);
    if (!filter)
        return filter.error();
    const ExportOptions options = arguments.options((*filter)->matchesAll() ? nullptr : *filter);
    return printReport(runExporter(opened->store, options, invocation.interrupted), options, json);
}

} // namespace storescope::app
