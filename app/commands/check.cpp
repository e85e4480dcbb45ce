// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/formatoption.h"
#include "app/opening.h"
#include "app/output/report.h"
#include "core/base/text.h"
#include "core/check/storeinspector.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QLocale>

#include <unistd.h>

namespace storescope::app {
namespace {

// Prints findings as they come, or keeps them for formats that are one piece.
class FindingPrinter
{
public:
    FindingPrinter(Output &output, Format format, bool severalFiles)
        : m_output(output),
          m_format(format),
          m_severalFiles(severalFiles),
          m_report(QStringLiteral("findings"),
                   {QStringLiteral("about"), QStringLiteral("file"), QStringLiteral("where"),
                    QStringLiteral("key"), QStringLiteral("finding")})
    {
    }
    void print(const Finding &finding)
    {
        if (m_format == Format::Jsonl)
            writeJson(m_output, asJson(finding));
        else if (m_format == Format::Json)
            m_findings.push_back(asJson(finding));
        else if (m_format == Format::Csv)
            m_report.add(
                {aboutName(finding.about), finding.file, finding.where, finding.key, finding.sentence});
        else
            m_output.write((aboutName(finding.about).leftJustified(12) + line(finding) + u'\n').toUtf8());
        if (m_output.isTerminal())
            m_output.flush();
    }
    void finish(const InspectReport &report, const StoreInfo &info)
    {
        if (m_format == Format::Csv)
            m_report.print(m_output, m_format);
        else if (m_format == Format::Json)
            writeJson(m_output, whole(report, info));
        else if (m_format == Format::Table)
            m_output.write(summary(report).toUtf8());
        m_output.flush();
    }
    // Where, and what: "session.db: queue 17: …".
    QString line(const Finding &finding) const
    {
        QStringList parts;
        if (m_severalFiles || finding.where.isEmpty())
            parts << QFileInfo(finding.file).fileName();
        if (!finding.where.isEmpty())
            parts << (finding.key.isEmpty() ? finding.where : finding.where + u' ' + finding.key);
        return withoutControls((parts << finding.sentence).join(QStringLiteral(": ")));
    }

private:
    static Json asJson(const Finding &finding)
    {
        const auto text = [](const QString &value) {
            return value.isEmpty() ? Json() : Json(value.toStdString());
        };
        return {{"about", aboutName(finding.about).toStdString()},
                {"file", text(finding.file)},
                {"where", text(finding.where)},
                {"key", text(finding.key)},
                {"finding", text(finding.sentence)}};
    }
    Json whole(const InspectReport &report, const StoreInfo &info) const
    {
        Json leftOut = Json::array();
        for (const Finding &finding : report.leftOut)
            leftOut.push_back(asJson(finding));
        return {{"store", info.path.toStdString()},
                {"profile", info.product.toStdString()},
                {"findings", m_findings},
                {"tables", report.tables},
                {"collections", report.collections},
                {"rows", report.rows},
                {"digests", report.digests},
                {"longest_read_ms", report.longest.count()},
                {"not_checked", leftOut}};
    }
    static QString counted(qint64 number, const char *one, const char *more)
    {
        return QLocale(QLocale::English).toString(number) + u' ' + QLatin1String(number == 1 ? one : more);
    }
    static QString summary(const InspectReport &report)
    {
        return QStringLiteral("%1 in %2, %3 and %4.\n")
            .arg(report.findings == 0 ? QStringLiteral("Nothing wrong")
                                      : counted(report.findings, "finding", "findings"),
                 counted(report.tables, "table", "tables"),
                 counted(report.collections, "collection", "collections"),
                 counted(report.digests, "digest", "digests"));
    }

    Output &m_output;
    Format m_format;
    bool m_severalFiles;
    Json m_findings = Json::array();
    Report m_report;
};

InspectReport inspect(const std::shared_ptr<OpenStore> &store, const InspectOptions &options,
                      FindingPrinter &printer, const CancelToken &interrupted)
{
    StoreInspector inspector(store, options);
    QEventLoop loop;
    Progress progress;
    InspectReport result;
    QObject::connect(&inspector, &StoreInspector::found, &loop, [&](const Finding &finding) {
        progress.clear();
        printer.print(finding);
    });
    QObject::connect(&inspector, &StoreInspector::progressed, &loop, [&](const QString &what, double share) {
        progress.show(QStringLiteral("%1 % · %2").arg(int(share * 100)).arg(what));
    });
    QObject::connect(&inspector, &StoreInspector::finished, &loop, [&](const InspectReport &report) {
        result = report;
        loop.quit();
    });
    const auto onCancel = interrupted.onCancel([&inspector] {
        QMetaObject::invokeMethod(&inspector, &StoreInspector::cancel, Qt::QueuedConnection);
    });
    inspector.start();
    loop.exec();
    return result;
}

// What was not looked at is said whatever was found; what was found decides the exit code.
int conclude(const InspectReport &report, const FindingPrinter &printer, const std::string &store)
{
    bool tooLong = false;
    for (const Finding &finding : report.leftOut) {
        const bool table =
            finding.about == Finding::About::Integrity || finding.about == Finding::About::ForeignKey;
        tooLong = tooLong || (table && !report.error);
        complain(QStringLiteral("Not checked (%1): %2").arg(aboutName(finding.about), printer.line(finding)));
    }
    if (tooLong)
        complain(QStringLiteral("storescope check %1 --whole reads these too; it is best done while the "
                                "program that writes is stopped.")
                     .arg(text(store)));
    if (report.cancelled)
        complain(QStringLiteral("Stopped; %1 findings until then.").arg(report.findings));
    if (report.findings > 0)
        return ProblemsFound;
    if (report.error && report.error->code == ErrorCode::Busy)
        return StoreBusy;
    return report.cancelled || !report.leftOut.empty() ? PartlyDone : Done;
}

} // namespace

int runCheck(const Invocation &invocation)
{
    Parser parser("check",
                  "What is wrong with a store: damage, foreign keys, digests of artifacts, references that "
                  "lead nowhere, claims that ran out, a version that the profile does not know. Reads only.",
                  "storescope check session.db --format jsonl");
    std::string store;
    InspectOptions options;
    FormatOption format;
    parser.app()
        .add_option("STORE", store, "a database file, a folder, or a name that stores printed")
        ->required();
    parser.app().add_flag_callback(
        "--whole", [&options] { options.longest = {}; },
        "also tables whose check is one long read, although a program may be writing");
    format.addTo(parser.app(), FormatOption::Of::Report);
    if (const auto code = parser.parse(invocation))
        return *code;
    if (const auto code = format.check())
        return *code;
    auto opened = openStore(text(store), {.watch = false, .wholeStore = true}, invocation.interrupted);
    if (!opened)
        return opened.error();
    Output output(STDOUT_FILENO);
    FindingPrinter printer(output, format.format(), opened->store->info().files.size() > 1);
    const InspectReport report = inspect(opened->store, options, printer, invocation.interrupted);
    printer.finish(report, opened->store->info());
    return conclude(report, printer, store);
}

} // namespace storescope::app
