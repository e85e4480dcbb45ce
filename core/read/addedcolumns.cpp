// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/addedcolumns.h"

#include "core/codec/jsonpath.h"
#include "core/read/storeaccess.h"

#include <QCoreApplication>

namespace storescope {

namespace {

bool isAdded(const FieldSpec &field)
{
    return !field.path.isEmpty() && field.name.contains(QLatin1Char('.')) && field.title == field.path &&
           field.name.endsWith(QLatin1Char('.') + field.path);
}

// What is decoded is that of the column with the longest name that the path begins with.
std::optional<FieldSpec> fieldOf(const Collection &collection, const QString &path)
{
    const QLatin1Char dot('.');
    for (qsizetype at = path.lastIndexOf(dot); at > 0; at = path.lastIndexOf(dot, at - 1)) {
        const int column = collection.columnIndex(path.left(at));
        if (column < 0 || isAddedColumn(collection.columns()[size_t(column)]))
            continue;
        const Column &base = collection.columns()[size_t(column)];
        const QString inside = path.mid(at + 1);
        if (base.large || base.texts || !base.spec.path.isEmpty() || !JsonPath::parse(inside))
            return std::nullopt;
        FieldSpec field;
        field.name = path;
        field.title = field.path = inside;
        field.codec = base.spec.codec;
        field.codecBy = base.spec.codecBy;
        field.codecs = base.spec.codecs;
        if (field.codec.empty() && field.codecs.isEmpty())
            field.codec = CodecChain::fromNames({QStringLiteral("auto")}).value_or(CodecChain());
        if (!base.payload) { // a path without a column lies in the payload
            field.sql = base.spec.sql;
            if (field.sql.isEmpty())
                field.column = base.spec.column.isEmpty() ? base.spec.name : base.spec.column;
        }
        return field;
    }
    return std::nullopt;
}

} // namespace

bool isAddedColumn(const Column &column)
{
    return !column.canonical && isAdded(column.spec);
}

Result<std::shared_ptr<const Collection>> setAddedColumns(OpenStore &store, const QString &id,
                                                          const QStringList &paths)
{
    const auto now = store.collection(id);
    if (!now)
        return failure(ErrorCode::NotFound,
                       QCoreApplication::translate("read", "The store has no collection named %1.").arg(id));
    CollectionSpec spec = now->spec();
    if (std::erase_if(spec.fields, isAdded) == 0 && paths.isEmpty())
        return now;
    for (const QString &path : paths) {
        if (const auto field = fieldOf(*now, path))
            spec.fields.push_back(*field);
    }
    return StoreAccess(store).rebind(id, spec);
}

} // namespace storescope
