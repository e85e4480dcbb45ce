// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/output/rowprinter.h"
#include "app/rowsrunner.h"
#include "app/waiting.h"
#include "app/wholecell.h"
#include "core/base/text.h"

#include <unistd.h>

namespace storescope::app {
namespace {

struct GetOptions
{
    std::string store, collection, key, field;
    FormatOption format;
};

Result<Record> rowOf(OpenStore &store, const Collection &collection, const Key &key,
                     const CancelToken &interrupted)
{
    PageRequest request;
    request.from = PageRequest::From::AtOrAfter;
    request.key = key;
    request.count = 1;
    request.preview = RowText::wholeRows();
    auto page = waitFor(store.page(collection.id(), request, interrupted));
    if (!page)
        return tl::unexpected(page.error());
    if (page->records.empty() || page->records.front().key != key)
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("There is no row %1 in %2; storescope table prints the keys there are")
                           .arg(toString(key), collection.id()));
    return page->records.front();
}

// A row is also found by what its product calls its id.
Result<Record> rowOfId(OpenStore &store, const std::shared_ptr<const Collection> &collection,
                       const QString &typed, const CancelToken &interrupted)
{
    const Key key = keyFromString(typed, collection->integerKeys());
    auto row = int(key.parts.size()) == collection->keySize()
                   ? rowOf(store, *collection, key, interrupted)
                   : Result<Record>(failure(ErrorCode::InvalidArgument,
                                            QStringLiteral("A key of %1 has %2 parts, joined by '/'")
                                                .arg(collection->id())
                                                .arg(collection->keySize())));
    if (row || row.error().code != ErrorCode::InvalidArgument ||
        collection->columnIndex(QStringLiteral("id")) < 0)
        return row;
    QString escaped = typed;
    const auto made = Filter::compile(
        QStringLiteral("id=\"%1\"").arg(escaped.replace(u'"', QStringLiteral("\\\""))), collection);
    if (!made.filter)
        return row;
    PageRequest request;
    request.from = PageRequest::From::First;
    request.count = 1;
    request.filter = made.filter;
    request.preview = RowText::wholeRows();
    auto page = waitFor(store.page(collection->id(), request, interrupted));
    if (page && !page->records.empty())
        return page->records.front();
    return row;
}

int printField(OpenStore &store, const Collection &collection, const Record &row, const GetOptions &options,
               const RowText &rowText, const CancelToken &interrupted)
{
    const int column = collection.columnIndex(text(options.field));
    if (column < 0) {
        QStringList names;
        for (const Column &each : collection.columns())
            names << each.name;
        const QString nearest = nearestWord(text(options.field), names);
        complain(QStringLiteral("%1 has no field %2; %3")
                     .arg(collection.id(), text(options.field),
                          nearest.isEmpty() ? QStringLiteral("it has ") + names.join(QStringLiteral(", "))
                                            : QStringLiteral("did you mean %1?").arg(nearest)));
        return WrongUse;
    }
    Output output(STDOUT_FILENO);
    const Redaction redaction(collection);
    const bool secret =
        options.format.redact() && (redaction.hidesColumn(column) || redaction.hidesInside(column));
    const bool stored = collection.columns()[size_t(column)].select >= 0 &&
                        collection.columns()[size_t(column)].spec.path.isEmpty();
    if (options.format.raw() && stored && !secret) {
        const auto bytes = readWholeCell(store, collection.id(), row.key, column, interrupted);
        if (!bytes) {
            complain(bytes.error());
            return exitCodeOf(bytes.error());
        }
        if (output.isTerminal())
            output.write(withoutControls(QString::fromUtf8(*bytes)).toUtf8() + '\n');
        else
            output.write(*bytes);
        return Done;
    }
    const QByteArray value = rowText.plainText(row, column);
    output.write(output.isTerminal() ? withoutControls(QString::fromUtf8(value)).toUtf8() : value);
    if (!options.format.raw() || output.isTerminal())
        output.write("\n");
    return Done;
}

// A row for people: a field a line.
void printFields(Output &output, const RowText &rowText, const Record &row)
{
    const Collection &collection = rowText.collection();
    int width = 3;
    for (const Column &column : collection.columns())
        width = std::max(width, int(column.name.size()));
    const auto line = [&](const QString &name, const QString &value) {
        output.write(
            (name.leftJustified(width) + QStringLiteral("  ") + withoutControls(value) + u'\n').toUtf8());
    };
    line(QStringLiteral("key"), toString(row.key));
    for (size_t i = 0; i < collection.columns().size(); ++i)
        line(collection.columns()[i].name, QString::fromUtf8(rowText.plainText(row, int(i))));
}

} // namespace

int runGet(const Invocation &invocation)
{
    Parser parser("get", "One row whole, by its key or id; or one field of it.",
                  "storescope get agent.db artifacts art_01m7 --field body_blob --raw > picture.png");
    GetOptions options;
    auto &app = parser.app();
    app.add_option("STORE", options.store, "a database file, a folder, or a name that stores printed")
        ->required();
    app.add_option("COLLECTION", options.collection, "the collection")->required();
    app.add_option("KEY", options.key, "the row's key or id")->required();
    app.add_option("--field", options.field, "only this field")->type_name("F");
    options.format.addTo(app, FormatOption::Of::Report);
    app.add_flag(
        "--raw", [&options](std::int64_t) { options.format.setRaw(); },
        "with --field: its bytes unchanged; else bytes in base64");
    app.add_flag(
        "--no-redact", [&options](std::int64_t) { options.format.setNoRedact(); },
        "show what the profile calls secret");
    if (const auto code = parser.parse(invocation))
        return *code;
    if (const auto code = options.format.check())
        return *code;

    auto opened =
        openStore(text(options.store), {.watch = false, .wholeStore = true}, invocation.interrupted);
    if (!opened)
        return opened.error();
    OpenStore &store = *opened->store;
    const auto collection = chooseCollection(store, text(options.collection), std::nullopt);
    if (!collection)
        return collection.error();
    const auto row = rowOfId(store, *collection, text(options.key), invocation.interrupted);
    if (!row) {
        complain(row.error());
        return exitCodeOf(row.error());
    }
    RowTextOptions textOptions = options.format.textOptions();
    textOptions.whole = wholeCells(store, (*collection)->id(), invocation.interrupted);
    const RowText rowText(*collection, textOptions);
    if (!options.field.empty())
        return printField(store, **collection, *row, options, rowText, invocation.interrupted);

    Output output(STDOUT_FILENO);
    if (options.format.format() == Format::Table) {
        printFields(output, rowText, *row);
        return Done;
    }
    const auto printer = makeRowPrinter(options.format.format(), output, *collection, textOptions);
    printer->print({&*row, 1});
    printer->finish();
    return Done;
}

} // namespace storescope::app
