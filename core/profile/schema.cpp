// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/collection.h"

#include <algorithm>

namespace storescope {

namespace {

QString text(const Statement &row, int column)
{
    const std::string_view bytes = row.bytes(column);
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

Result<qint64> pragma(Connection &connection, const QByteArray &name)
{
    const auto value = connection.scalar("PRAGMA " + name);
    if (!value)
        return tl::unexpected(value.error());
    return toInteger(*value).value_or(0);
}

Result<void> readTables(Connection &connection, Schema &schema)
{
    auto rows =
        connection.prepare("SELECT l.name, l.type, l.wr FROM pragma_table_list AS l "
                           "LEFT JOIN sqlite_master AS m ON m.name = l.name AND m.type IN ('table', 'view') "
                           "WHERE l.schema = 'main' AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                           "ORDER BY m.rowid");
    if (!rows)
        return tl::unexpected(rows.error());
    while (true) {
        const auto row = rows->step();
        if (!row)
            return tl::unexpected(row.error());
        if (!*row)
            return {};
        Schema::Table table;
        table.name = text(*rows, 0);
        const QString type = text(*rows, 1);
        table.view = type == QLatin1String("view");
        table.isVirtual = type == QLatin1String("virtual");
        table.shadow = type == QLatin1String("shadow");
        table.withoutRowid = rows->integer(2) != 0;
        schema.tables.push_back(std::move(table));
    }
}

// A view over what is not there any more, or a virtual table of an unknown module, has no columns to ask for.
bool readColumns(Connection &connection, Schema::Table &table)
{
    auto rows = connection.prepare("SELECT name, type, pk, hidden FROM pragma_table_xinfo(:table)");
    if (!rows)
        return false;
    rows->bind(":table", textValue(table.name));
    while (true) {
        const auto row = rows->step();
        if (!row)
            return false;
        if (!*row)
            return true;
        const qint64 hidden = rows->integer(3);
        if (hidden == 1) // an argument of a virtual table
            continue;
        Schema::TableColumn column;
        column.name = text(*rows, 0);
        column.type = text(*rows, 1);
        column.primaryKeyPart = int(rows->integer(2));
        column.primaryKey = column.primaryKeyPart > 0;
        column.generated = hidden == 2 || hidden == 3;
        table.columns.push_back(std::move(column));
    }
}

bool hasPrimaryKeyIndex(Connection &connection, const QString &table)
{
    auto rows = connection.prepare("SELECT 1 FROM pragma_index_list(:table) WHERE origin = 'pk'");
    if (!rows)
        return false;
    rows->bind(":table", textValue(table));
    return rows->step().value_or(false);
}

} // namespace

Result<Schema> Schema::read(Connection &connection)
{
    Schema schema;
    const auto userVersion = pragma(connection, "user_version");
    if (!userVersion)
        return tl::unexpected(userVersion.error());
    schema.userVersion = *userVersion;
    schema.applicationId = pragma(connection, "application_id").value_or(0);
    if (const auto read = readTables(connection, schema); !read)
        return tl::unexpected(read.error());
    for (Table &table : schema.tables) {
        if (!readColumns(connection, table))
            table.columns.clear();
        if (!table.view && !table.withoutRowid && !table.rowidAlias().isEmpty())
            table.primaryKeyIndexed = hasPrimaryKeyIndex(connection, table.name);
    }
    return schema;
}

const Schema::Table *Schema::table(const QString &name) const
{
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const Table &table) {
        return table.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == tables.end() ? nullptr : &*found;
}

int Schema::Table::columnIndex(const QString &column) const
{
    for (size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].name.compare(column, Qt::CaseInsensitive) == 0)
            return int(i);
    }
    return -1;
}

QStringList Schema::Table::primaryKey() const
{
    std::vector<const TableColumn *> parts;
    for (const TableColumn &column : columns) {
        if (column.primaryKey)
            parts.push_back(&column);
    }
    std::sort(parts.begin(), parts.end(),
              [](auto a, auto b) { return a->primaryKeyPart < b->primaryKeyPart; });
    QStringList names;
    for (const TableColumn *column : parts)
        names << column->name;
    return names;
}

QString Schema::Table::rowidAlias() const
{
    const QStringList key = primaryKey();
    if (key.size() != 1 || withoutRowid || view || primaryKeyIndexed)
        return {};
    const TableColumn &column = columns[size_t(columnIndex(key.front()))];
    return column.type.compare(QLatin1String("INTEGER"), Qt::CaseInsensitive) == 0 ? column.name : QString();
}

QString Schema::Table::rowidName() const
{
    if (view || withoutRowid)
        return {};
    const QString alias = rowidAlias();
    if (!alias.isEmpty())
        return alias;
    for (const char *name : {"rowid", "_rowid_", "oid"}) {
        if (columnIndex(QLatin1String(name)) < 0)
            return QLatin1String(name);
    }
    return {};
}

QByteArray quotedIdentifier(const QString &name)
{
    QByteArray quoted = name.toUtf8();
    quoted.replace('"', "\"\"");
    return '"' + quoted + '"';
}

} // namespace storescope
