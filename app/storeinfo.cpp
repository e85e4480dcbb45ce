// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/storeinfo.h"

#include "app/output/report.h"
#include "app/output/texttable.h"
#include "app/waiting.h"
#include "core/base/text.h"

#include <QLocale>

namespace storescope::app {
namespace {

std::string utf8(const QString &text)
{
    return text.toStdString();
}

Json describeFile(const StoreFileInfo &file)
{
    Json json{
        {"path", utf8(file.path)}, {"role", utf8(file.role)},    {"journal_mode", utf8(file.journalMode)},
        {"bytes", file.bytes},     {"wal_bytes", file.walBytes}, {"opened", utf8(openedAsName(file.opened))}};
    if (!file.note.isEmpty())
        json["note"] = utf8(file.note);
    if (file.error)
        json["error"] = utf8(file.error->sentence);
    return json;
}

Json describeCollection(OpenStore &store, const Collection &collection, bool exact,
                        const CancelToken &interrupted, std::optional<Error> &error)
{
    RowCount count;
    Json byState;
    error.reset();
    if (exact && collection.stateColumn() >= 0) { // counts by state are a count, too
        const auto states = waitFor(store.stateCounts(collection.id(), Instant::now(), interrupted));
        if (states) {
            count = {states->total, true, 1};
            byState = Json::object();
            for (const QString &state : canonicalStates(collection.kind()))
                if (const qint64 rows = states->byState.value(state); rows > 0)
                    byState[utf8(state)] = rows;
        } else {
            error = states.error();
        }
    }
    if (count.rows < 0 && exact) {
        const auto rows = waitFor(store.count(collection.id(), interrupted));
        if (rows)
            count = {*rows, true, 1};
        else
            error = rows.error();
    }
    if (count.rows < 0)
        count = store.rowCount(collection.id());
    const auto &files = store.info().files;
    const size_t file = size_t(std::max(0, store.fileOf(collection)));
    Json json{{"id", utf8(collection.id())},
              {"kind", utf8(kindName(collection.kind()))},
              {"title", utf8(collection.title())},
              {"file", file < files.size() ? utf8(files[file].path) : std::string()},
              {"table", utf8(collection.table())},
              {"count", count.rows >= 0 ? Json(count.rows) : Json()},
              {"exact", count.exact}};
    if (!byState.is_null())
        json["by_state"] = byState;
    if (error)
        json["error"] = utf8(error->sentence);
    return json;
}

QString shown(const Json &value)
{
    return value.is_string() ? withoutControls(QString::fromStdString(value.get<std::string>())) : QString();
}

QString countShown(const Json &collection)
{
    if (collection["count"].is_null())
        return QStringLiteral("?");
    const QString number = QLocale(QLocale::English).toString(collection["count"].get<qint64>());
    return collection["exact"].get<bool>() ? number : QStringLiteral("≈ ") + number;
}

QByteArray table(const QStringList &titles, const QList<bool> &right, const std::vector<QStringList> &rows,
                 int width)
{
    TextTable table(width);
    for (qsizetype i = 0; i < titles.size(); ++i)
        table.addColumn(titles[i], right[i]                 ? TextTable::Kind::Number
                                   : i == titles.size() - 1 ? TextTable::Kind::Stretch
                                                            : TextTable::Kind::Text);
    table.measure(rows);
    QByteArray text = table.header();
    for (const QStringList &row : rows)
        text += table.line(row);
    return text;
}

} // namespace

DescribedStore describeStore(OpenStore &store, bool exact, const CancelToken &interrupted)
{
    std::optional<Error> first;
    const StoreInfo &info = store.info();
    Json json{{"product", utf8(info.productName)},
              {"product_version", utf8(info.productVersion)},
              {"profile", utf8(info.product)},
              {"match", utf8(matchName(info.match))}};
    Json files = Json::array(), collections = Json::array();
    for (const auto &collection : store.collections()) {
        std::optional<Error> error;
        collections.push_back(
            describeCollection(store, *collection, exact && !interrupted.isCancelled(), interrupted, error));
        if (error && !first)
            first = error;
    }
    for (const StoreFileInfo &file : info.files) // after the reading: only now is known how they were opened
        files.push_back(describeFile(file));
    json["files"] = std::move(files);
    json["collections"] = std::move(collections);
    if (!info.missing.isEmpty()) {
        json["missing"] = Json::array();
        for (const QString &missing : info.missing)
            json["missing"].push_back(utf8(missing));
    }
    return {std::move(json), std::move(first)};
}

void printInfoAsCsv(Output &output, const Json &described)
{
    const QStringList columns{QStringLiteral("id"),   QStringLiteral("kind"),  QStringLiteral("title"),
                              QStringLiteral("file"), QStringLiteral("table"), QStringLiteral("count"),
                              QStringLiteral("exact")};
    Report report(QStringLiteral("collections"), columns);
    for (const Json &collection : described["collections"])
        report.addObject(collection);
    report.print(output, Format::Csv);
}

QByteArray infoForPeople(const Json &described, const StoreInfo &info, int width)
{
    QString head = info.productName.isEmpty() ? QStringLiteral("No known product") : info.productName;
    if (!info.productVersion.isEmpty())
        head += u' ' + info.productVersion;
    if (info.match == Match::Newer)
        head += QStringLiteral(" (newer than its profile %1: shown is what still fits)").arg(info.product);
    else if (info.match == Match::Partial)
        head += QStringLiteral(" (profile %1 fits in part; missing: %2)")
                    .arg(info.product, info.missing.join(QStringLiteral(", ")));
    else if (!info.product.isEmpty())
        head += QStringLiteral(" (profile %1%2)")
                    .arg(info.product,
                         info.seen ? QString() : QStringLiteral(", written without having seen it run"));
    QByteArray text = withoutControls(head).toUtf8() + "\n\n";

    std::vector<QStringList> rows;
    for (const Json &file : described["files"])
        rows.push_back({withTilde(shown(file["path"])), shown(file["role"]), shown(file["journal_mode"]),
                        formatBytes(file["bytes"].get<qint64>()),
                        formatBytes(std::max<qint64>(0, file["wal_bytes"].get<qint64>())),
                        shown(file["opened"]),
                        file.contains("error")  ? shown(file["error"])
                        : file.contains("note") ? shown(file["note"])
                                                : QString()});
    const QStringList fileTitles{QStringLiteral("file"), QStringLiteral("role"), QStringLiteral("journal"),
                                 QStringLiteral("size"), QStringLiteral("wal"),  QStringLiteral("opened"),
                                 QStringLiteral("note")};
    text += table(fileTitles, {false, false, false, true, true, false, false}, rows, width) + '\n';

    rows.clear();
    for (const Json &collection : described["collections"]) {
        QStringList states;
        if (collection.contains("by_state"))
            for (const auto &[state, count] : collection["by_state"].items())
                states << QStringLiteral("%1 %2").arg(count.get<qint64>()).arg(QString::fromStdString(state));
        if (collection.contains("error"))
            states << shown(collection["error"]);
        rows.push_back({shown(collection["id"]), shown(collection["kind"]), countShown(collection),
                        shown(collection["table"]), states.join(QStringLiteral(", "))});
    }
    const QStringList titles{QStringLiteral("collection"), QStringLiteral("kind"), QStringLiteral("rows"),
                             QStringLiteral("table"), QStringLiteral("states")};
    return text + table(titles, {false, false, true, false, false}, rows, width);
}

} // namespace storescope::app
