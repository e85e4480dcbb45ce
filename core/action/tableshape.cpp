// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/tableshape.h"

namespace storescope {

namespace {

QByteArray joined(const std::vector<QByteArray> &parts)
{
    QByteArray result;
    for (const QByteArray &part : parts)
        result += (result.isEmpty() ? "" : ", ") + part;
    return result;
}

QByteArray parameters(char prefix, size_t count)
{
    QByteArray result;
    for (size_t i = 0; i < count; ++i)
        result += (i ? ", :" : ":") + (prefix + QByteArray::number(qulonglong(i)));
    return result;
}

void bindAll(Statement &statement, char prefix, const std::vector<Value> &values)
{
    for (size_t i = 0; i < values.size(); ++i) {
        const QByteArray name = QByteArray(":") + prefix + QByteArray::number(qulonglong(i));
        statement.bind(name.constData(), values[i]);
    }
}

} // namespace

Result<TableShape> TableShape::of(const Schema::Table &table)
{
    if (table.view || table.isVirtual || table.shadow)
        return failure(
            ErrorCode::Unsupported,
            QStringLiteral("“%1” is no plain table, so nothing is changed in it.").arg(table.name));
    TableShape shape;
    shape.name = table.name;
    for (const Schema::TableColumn &column : table.columns)
        if (!column.generated)
            shape.columns << column.name;
    if (!table.withoutRowid) {
        const QString rowid = table.rowidName();
        if (rowid.isEmpty())
            return failure(ErrorCode::Unsupported,
                           QStringLiteral("“%1” hides the numbers of its rows, so nothing is changed in it.")
                               .arg(table.name));
        shape.byRowid = true;
        shape.rowidIsColumn = !table.rowidAlias().isEmpty();
        shape.identity = {shape.rowidIsColumn ? quotedIdentifier(rowid) : rowid.toUtf8()};
        return shape;
    }
    for (const QString &part : table.primaryKey())
        shape.identity.push_back(quotedIdentifier(part));
    return shape;
}

QByteArray TableShape::columnList() const
{
    std::vector<QByteArray> quoted;
    for (const QString &column : columns)
        quoted.push_back(quotedIdentifier(column));
    return joined(quoted);
}

QByteArray TableShape::identityList() const
{
    return joined(identity);
}

QByteArray TableShape::isRow(char prefix) const
{
    QByteArray result;
    for (size_t i = 0; i < identity.size(); ++i)
        result += (i ? " AND " : "") + identity[i] + " = :" + prefix + QByteArray::number(qulonglong(i));
    return result;
}

QByteArray TableShape::afterRow() const
{
    return '(' + joined(identity) + ") > (" + parameters('k', identity.size()) + ')';
}

QByteArray TableShape::beforeRow() const
{
    return '(' + joined(identity) + ") < (" + parameters('k', identity.size()) + ')';
}

int TableShape::columnIndex(const QString &column) const
{
    for (qsizetype i = 0; i < columns.size(); ++i)
        if (columns[i].compare(column, Qt::CaseInsensitive) == 0)
            return int(i);
    return -1;
}

QByteArray TableShape::selectSql() const
{
    return "SELECT " + identityList() + ", " + columnList() + " FROM " + quotedName() + " WHERE " + isRow();
}

QByteArray TableShape::deleteSql() const
{
    return "DELETE FROM " + quotedName() + " WHERE " + isRow();
}

QByteArray TableShape::insertSql(bool withRowid) const
{
    // ABORT even where the table itself says IGNORE or REPLACE.
    const bool number = withRowid && byRowid && !rowidIsColumn;
    return "INSERT OR ABORT INTO " + quotedName() + '(' + (number ? identity.front() + ", " : QByteArray()) +
           columnList() + ") VALUES(" + (number ? ":k0, " : "") + parameters('c', size_t(columns.size())) +
           ')';
}

void bindIdentity(Statement &statement, const Key &identity, char prefix)
{
    bindAll(statement, prefix, identity.parts);
}

void bindImage(Statement &statement, const std::vector<Value> &image)
{
    bindAll(statement, 'c', image);
}

} // namespace storescope
