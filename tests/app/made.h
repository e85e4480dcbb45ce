// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/record.h"

#include <QTest>

namespace storescope::test {

// A log of made-up columns, bound without a file: id, at (ms), body (JSON), note, blob.
inline CollectionSpec logSpec()
{
    CollectionSpec spec;
    spec.id = QStringLiteral("events");
    spec.kind = Kind::Log;
    spec.from = QStringLiteral("events");
    spec.key = {QStringLiteral("id")};
    spec.tail.mode = TailMode::Append;
    FieldSpec time;
    time.name = QStringLiteral("time");
    time.column = QStringLiteral("at");
    time.time = TimeCodec(TimeCodec::Form::Milliseconds);
    FieldSpec payload;
    payload.name = QStringLiteral("payload");
    payload.column = QStringLiteral("body");
    payload.codec = *CodecChain::fromNames({QStringLiteral("json")});
    spec.fields = {time, payload};
    return spec;
}

inline std::shared_ptr<const Collection> bound(const CollectionSpec &spec)
{
    Schema::Table table;
    table.name = QStringLiteral("events");
    const auto column = [](const char *name, const char *type, bool key = false) {
        Schema::TableColumn made;
        made.name = QString::fromLatin1(name);
        made.type = QString::fromLatin1(type);
        made.primaryKey = key;
        made.primaryKeyPart = key ? 1 : 0;
        return made;
    };
    table.columns = {column("id", "INTEGER", true), column("at", "INTEGER"), column("body", "TEXT"),
                     column("note", "TEXT"), column("blob", "BLOB")};
    Schema schema;
    schema.tables = {table};
    const auto collection = Collection::bind(spec, schema, {});
    if (!collection)
        qFatal("%s", qPrintable(collection.error().sentence));
    return *collection;
}

inline Record record(const Collection &collection, qint64 key, const QHash<QString, Value> &values)
{
    Record made;
    made.key.parts = {key};
    made.cells.resize(collection.columns().size());
    for (auto value = values.begin(); value != values.end(); ++value) {
        const int column = collection.columnIndex(value.key());
        if (column < 0)
            qFatal("no column %s", qPrintable(value.key()));
        made.cells[size_t(column)].value = value.value();
        made.cells[size_t(column)].bytes = bytesOf(value.value()).size();
    }
    return made;
}

} // namespace storescope::test
