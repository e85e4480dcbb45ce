// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/plan.h"

#include "core/action/plantext.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace storescope {

namespace {

const QString format = QStringLiteral("storescope-plan");

QJsonArray json(const Key &key)
{
    QJsonArray array;
    for (const Value &value : key.parts)
        array.append(valueToJson(value));
    return array;
}

std::optional<Key> keyOf(const QJsonValue &json)
{
    Key key;
    for (const QJsonValue &part : json.toArray()) {
        const auto value = valueFromJson(part);
        if (!value)
            return std::nullopt;
        key.parts.push_back(*value);
    }
    return json.isArray() ? std::optional(key) : std::nullopt;
}

QJsonObject head(const Plan &plan)
{
    QJsonObject json{{QStringLiteral("format"), format},
                     {QStringLiteral("version"), 1},
                     {QStringLiteral("action"), plan.act},
                     {QStringLiteral("collection"), plan.collection},
                     {QStringLiteral("title"), plan.title},
                     {QStringLiteral("rule"), plan.rule},
                     {QStringLiteral("store"), plan.store},
                     {QStringLiteral("product"), plan.product},
                     {QStringLiteral("product_version"), plan.productVersion},
                     {QStringLiteral("made"), plan.made.toIso()},
                     {QStringLiteral("removes"), plan.removes},
                     {QStringLiteral("table"), plan.table},
                     {QStringLiteral("notes"), QJsonArray::fromStringList(plan.noteTexts)}};
    if (plan.older)
        json.insert(QStringLiteral("older_ns"), qint64(plan.older->count()));
    return json;
}

std::optional<PlanRow> rowOf(const QJsonArray &json)
{
    const auto identity = keyOf(json.at(0)), key = keyOf(json.at(1));
    const auto fingerprint = Fingerprint::fromHex(json.at(2).toString().toLatin1());
    if (!identity || !key || !fingerprint || identity->empty())
        return std::nullopt;
    return PlanRow{*identity,
                   *key,
                   *fingerprint,
                   json.at(3).toInteger(),
                   json.at(4).toInteger(),
                   quint32(json.at(5).toInteger())};
}

tl::unexpected<Error> wrong(const QString &file, const QString &why)
{
    return failure(ErrorCode::InvalidArgument, QStringLiteral("This is no plan: %1.").arg(why), file);
}

} // namespace

qint64 Plan::bytes() const
{
    qint64 sum = 0;
    for (const PlanRow &row : rows)
        sum += row.bytes;
    return sum;
}

QMap<QString, qint64> Plan::byDay() const
{
    QHash<qint64, qint64> days; // whole days first: formatting each row's would take seconds
    constexpr qint64 dayMs = 86'400'000;
    for (const PlanRow &row : rows)
        if (row.time != 0)
            ++days[row.time >= 0 ? row.time / dayMs : (row.time - dayMs + 1) / dayMs];
    QMap<QString, qint64> result;
    for (auto day = days.begin(); day != days.end(); ++day)
        result[Instant::fromMilliseconds(day.key() * dayMs).toIso().left(10)] += day.value();
    return result;
}

QMap<QString, qint64> Plan::dangling() const
{
    QMap<QString, qint64> result;
    for (const PlanRow &row : rows)
        for (qsizetype note = 0; row.notes && note < noteTexts.size(); ++note)
            if (row.notes & (1u << note))
                ++result[noteTexts[note]];
    return result;
}

// A line a row, so that a person can read it too.
Result<void> savePlan(const Plan &plan, const QString &path)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    const auto failed = [&] {
        return failure(ErrorCode::Io,
                       QStringLiteral("The plan cannot be written: %1").arg(file.errorString()), path);
    };
    if (!file.open(QIODevice::WriteOnly))
        return failed();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner); // it tells keys of the store
    QByteArray text = QJsonDocument(head(plan)).toJson(QJsonDocument::Compact);
    text.chop(1);
    text += ",\"rows\":[";
    bool first = true;
    for (const PlanRow &row : plan.rows) {
        const QJsonArray one{json(row.identity), json(row.key), QString::fromLatin1(row.fingerprint.hex()),
                             row.bytes,          row.time,      qint64(row.notes)};
        text +=
            (std::exchange(first, false) ? "\n" : ",\n") + QJsonDocument(one).toJson(QJsonDocument::Compact);
        if (text.size() > 1 << 20) {
            file.write(text);
            text.clear();
        }
    }
    file.write(text + "\n]}\n");
    return file.commit() ? Result<void>() : failed();
}

Result<Plan> loadPlan(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::NotFound,
                       QStringLiteral("The plan cannot be read: %1").arg(file.errorString()), path);
    QJsonParseError mistake;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll(), &mistake).object();
    if (mistake.error != QJsonParseError::NoError)
        return wrong(path, mistake.errorString());
    if (json.value(QStringLiteral("format")).toString() != format ||
        json.value(QStringLiteral("version")).toInt() != 1)
        return wrong(path, QStringLiteral("it was not written by this program"));
    const auto text = [&](const char *key) { return json.value(QLatin1String(key)).toString(); };
    Plan plan;
    plan.act = text("action");
    plan.collection = text("collection");
    plan.title = text("title");
    plan.rule = text("rule");
    plan.store = text("store");
    plan.product = text("product");
    plan.productVersion = text("product_version");
    plan.table = text("table");
    plan.removes = json.value(QStringLiteral("removes")).toBool();
    plan.made = Instant::fromIso(text("made")).value_or(Instant());
    if (const QJsonValue older = json.value(QStringLiteral("older_ns")); !older.isUndefined())
        plan.older = std::chrono::nanoseconds(older.toInteger());
    for (const QJsonValue &note : json.value(QStringLiteral("notes")).toArray())
        plan.noteTexts << note.toString();
    const QJsonArray rows = json.value(QStringLiteral("rows")).toArray();
    plan.rows.reserve(size_t(rows.size()));
    for (const QJsonValue &one : rows) {
        auto row = rowOf(one.toArray());
        if (!row)
            return wrong(path, QStringLiteral("a row of it cannot be read"));
        plan.rows.push_back(std::move(*row));
    }
    return plan;
}

QString defaultPlanFile(const Plan &plan)
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                           QStringLiteral("/storescope/plans/");
    QString when = plan.made.toIso();
    when.remove(QLatin1Char('-')).remove(QLatin1Char(':'));
    return folder + QStringLiteral("%1-%2-%3-%4.json")
                        .arg(when.left(15) + QLatin1Char('Z'), plan.act,
                             QFileInfo(plan.store).completeBaseName(),
                             QString(plan.collection).replace(QLatin1Char('/'), QLatin1Char('_')));
}

} // namespace storescope
