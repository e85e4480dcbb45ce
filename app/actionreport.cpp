// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/actionreport.h"

#include "core/base/text.h"

#include <QLocale>

#include <algorithm>

namespace storescope::app {
namespace {

QString counted(qint64 number, const QString &one, const QString &more)
{
    return QLocale(QLocale::English).toString(number) + QLatin1Char(' ') + (number == 1 ? one : more);
}

QString rowsOf(qint64 number)
{
    return counted(number, QStringLiteral("row"), QStringLiteral("rows"));
}

Json numbers(const QMap<QString, qint64> &map)
{
    Json json = Json::object();
    for (auto it = map.begin(); it != map.end(); ++it)
        json[it.key().toStdString()] = it.value();
    return json;
}

Json previewOf(const PreviewedPlan &previewed)
{
    const Plan &plan = *previewed.plan;
    Json json{{"action", plan.act.toStdString()},
              {"collection", plan.collection.toStdString()},
              {"rule", plan.rule.toStdString()},
              {"rows", qint64(plan.rows.size())},
              {"bytes", plan.bytes()},
              {"by_day", numbers(plan.byDay())},
              {"dangling", numbers(plan.dangling())},
              {"sample", previewed.sample},
              {"plan", previewed.file.isEmpty() ? Json() : Json(previewed.file.toStdString())}};
    if (!previewed.note.isEmpty())
        json["note"] = previewed.note.toStdString();
    return json;
}

void addUp(Json &sum, const Json &more)
{
    for (const auto &[key, value] : more.items())
        sum[key] = sum.value(key, qint64(0)) + value.get<qint64>();
}

void printSpared(QByteArray &text, const std::vector<Spared> &spared)
{
    constexpr size_t most = 20;
    for (size_t i = 0; i < std::min(most, spared.size()); ++i)
        text += QStringLiteral("  %1: %2\n")
                    .arg(withoutControls(spared[i].key), withoutControls(spared[i].why))
                    .toUtf8();
    if (spared.size() > most)
        text += QStringLiteral("  … and %1 more\n").arg(spared.size() - most).toUtf8();
}

} // namespace

Json sparedAsJson(const std::vector<Spared> &spared)
{
    Json json = Json::array();
    for (const Spared &one : spared)
        json.push_back({{"key", one.key.toStdString()}, {"why", one.why.toStdString()}});
    return json;
}

Json previewAsJson(const QString &act, const std::vector<PreviewedPlan> &plans,
                   const std::vector<Spared> &refused)
{
    Json json;
    if (plans.size() == 1) {
        json = previewOf(plans.front());
    } else {
        json = Json{{"action", act.toStdString()},
                    {"rule", Json::array()},
                    {"rows", 0},
                    {"bytes", 0},
                    {"by_day", Json::object()},
                    {"dangling", Json::object()},
                    {"sample", Json::array()},
                    {"plan", Json::array()},
                    {"collections", Json::array()}};
        for (const PreviewedPlan &plan : plans) {
            const Json one = previewOf(plan);
            json["rule"].push_back(one["rule"]);
            json["rows"] = json["rows"].get<qint64>() + one["rows"].get<qint64>();
            json["bytes"] = json["bytes"].get<qint64>() + one["bytes"].get<qint64>();
            addUp(json["by_day"], one["by_day"]);
            addUp(json["dangling"], one["dangling"]);
            for (const Json &row : one["sample"])
                json["sample"].push_back(row);
            if (!one["plan"].is_null())
                json["plan"].push_back(one["plan"]);
            json["collections"].push_back(one);
        }
    }
    if (!refused.empty())
        json["refused"] = sparedAsJson(refused);
    return json;
}

// A row a collection.
void printPreviewAsCsv(Output &output, const std::vector<PreviewedPlan> &plans)
{
    Report csv(QStringLiteral("previews"),
               {QStringLiteral("action"), QStringLiteral("collection"), QStringLiteral("rule"),
                QStringLiteral("rows"), QStringLiteral("bytes"), QStringLiteral("plan")});
    for (const PreviewedPlan &plan : plans)
        csv.addObject(previewOf(plan));
    csv.print(output, Format::Csv);
}

void printPreview(Output &output, const QString &act, const std::vector<PreviewedPlan> &plans)
{
    QByteArray text;
    for (const PreviewedPlan &previewed : plans) {
        const Plan &plan = *previewed.plan;
        text += QStringLiteral("%1: %2, %3\n  rule: %4\n")
                    .arg(withoutControls(plan.title), rowsOf(qint64(plan.rows.size())),
                         formatBytes(plan.bytes()), withoutControls(plan.rule))
                    .toUtf8();
        if (!previewed.note.isEmpty())
            text += "  " + withoutControls(previewed.note).toUtf8() + '\n';
        const auto days = plan.byDay();
        for (auto day = days.begin(); day != days.end(); ++day)
            text += QStringLiteral("  %1  %2\n").arg(day.key(), rowsOf(day.value())).toUtf8();
        const auto dangling = plan.dangling();
        for (auto note = dangling.begin(); note != dangling.end(); ++note)
            text +=
                QStringLiteral("  %1: %2\n").arg(withoutControls(note.key()), rowsOf(note.value())).toUtf8();
        if (!previewed.file.isEmpty())
            text += "  plan: " + withTilde(withoutControls(previewed.file)).toUtf8() + '\n';
    }
    const bool nothing = std::all_of(plans.begin(), plans.end(), [](const PreviewedPlan &previewed) {
        return previewed.plan->rows.empty();
    });
    text += nothing ? QByteArray("There is nothing to do.\n")
                    : QStringLiteral("Nothing has been changed. --list shows every row, --apply does it: "
                                     "storescope %1 …\n")
                          .arg(act)
                          .toUtf8();
    output.write(text);
}

Json applyAsJson(const std::vector<ApplyReport> &reports)
{
    Json json{{"removed", 0},
              {"spared", Json::array()},
              {"bytes", 0},
              {"longest_lock_ms", 0.0},
              {"bundle", Json()}};
    Json bundles = Json::array();
    qint64 removed = 0, bytes = 0;
    double longest = 0;
    for (const ApplyReport &report : reports) {
        removed += report.removed;
        bytes += report.bytes;
        longest = std::max(longest, double(report.longestLock.count()) / 1000);
        for (const Json &one : sparedAsJson(report.spared))
            json["spared"].push_back(one);
        if (!report.bundle.isEmpty())
            bundles.push_back(report.bundle.toStdString());
    }
    json["removed"] = removed;
    json["bytes"] = bytes;
    json["longest_lock_ms"] = longest;
    if (bundles.size() == 1)
        json["bundle"] = bundles.front();
    else if (!bundles.empty())
        json["bundle"] = bundles;
    return json;
}

// A row a report, which is of one collection; of what was spared its number.
void printApplyAsCsv(Output &output, const std::vector<ApplyReport> &reports)
{
    Report csv(QStringLiteral("reports"),
               {QStringLiteral("removed"), QStringLiteral("spared"), QStringLiteral("bytes"),
                QStringLiteral("longest_lock_ms"), QStringLiteral("bundle")});
    for (const ApplyReport &report : reports) {
        Json json = applyAsJson({report});
        json["spared"] = qint64(report.spared.size());
        csv.addObject(json);
    }
    csv.print(output, Format::Csv);
}

void printApply(Output &output, const QString &act, const std::vector<ApplyReport> &reports)
{
    static const QHash<QString, QString> words{{QStringLiteral("sweep"), QStringLiteral("removed")},
                                               {QStringLiteral("collect"), QStringLiteral("collected")},
                                               {QStringLiteral("release"), QStringLiteral("released")},
                                               {QStringLiteral("cancel"), QStringLiteral("cancelled")},
                                               {QStringLiteral("retry"), QStringLiteral("made ready again")}};
    for (const ApplyReport &report : reports) {
        QByteArray text = QStringLiteral("%1 %2, %3; longest lock %4 ms\n")
                              .arg(rowsOf(report.removed), words.value(act, QStringLiteral("removed")),
                                   formatBytes(report.bytes))
                              .arg(double(report.longestLock.count()) / 1000, 0, 'f', 1)
                              .toUtf8();
        if (!report.spared.empty()) {
            text += QStringLiteral("%1 spared:\n").arg(rowsOf(qint64(report.spared.size()))).toUtf8();
            printSpared(text, report.spared);
        }
        if (!report.bundle.isEmpty())
            text += QStringLiteral("storescope undo %1 puts back what went.\n").arg(report.bundle).toUtf8();
        output.write(text);
    }
}

} // namespace storescope::app
