// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/binder.h"

#include "core/profile/sqlfragment.h"

namespace storescope {

namespace {

// The name under which profiles know a source that is made from SQL.
const QByteArray sourceAlias = QByteArrayLiteral("source");

bool hasIntegerAffinity(const QString &type)
{
    return type.contains(QLatin1String("INT"), Qt::CaseInsensitive);
}

QByteArray stringLiteral(const QString &text)
{
    QByteArray quoted = text.toUtf8();
    quoted.replace('\'', "''");
    return '\'' + quoted + '\'';
}

} // namespace

QString titleOfName(const QString &name)
{
    if (name == QLatin1String("id"))
        return QStringLiteral("Id");
    QString title = name;
    title.replace(QLatin1Char('_'), QLatin1Char(' '));
    return title.isEmpty() ? title : title.left(1).toUpper() + title.mid(1);
}

Binder::Binder(const CollectionSpec &spec, const Schema &schema, const QHash<QString, Value> &parameters)
    : m_spec(spec), m_schema(schema), m_result(std::make_shared<Collection>())
{
    m_result->m_spec = spec;
    m_result->m_parameters = parameters;
    if (spec.title.isEmpty())
        m_result->m_spec.title = titleOfName(spec.id);
}

Result<std::shared_ptr<const Collection>> Binder::bind()
{
    for (const auto step : {&Binder::bindSource, &Binder::bindKey, &Binder::bindFields, &Binder::bindTail}) {
        if (const auto done = (this->*step)(); !done)
            return tl::unexpected(done.error());
    }
    return std::shared_ptr<const Collection>(std::move(m_result));
}

Result<void> Binder::bindSource()
{
    if (m_spec.from.startsWith(QLatin1Char('('))) {
        for (const QString &table : m_spec.tables) {
            if (!m_schema.table(table))
                return failure(ErrorCode::Unsupported,
                               QStringLiteral("This file has no table \"%1\".").arg(table));
        }
        const auto source = fragment(m_spec.from);
        if (!source)
            return tl::unexpected(source.error());
        m_result->m_from = *source + " AS " + sourceAlias;
    } else {
        m_table = m_schema.table(m_spec.from);
        if (!m_table)
            return failure(ErrorCode::Unsupported,
                           QStringLiteral("This file has no table \"%1\".").arg(m_spec.from));
        if (m_table->columns.empty())
            return failure(ErrorCode::Unsupported,
                           QStringLiteral("The columns of \"%1\" cannot be read.").arg(m_spec.from));
        m_result->m_from = quotedIdentifier(m_table->name);
    }
    if (m_spec.where.isEmpty())
        return {};
    if (const QString missing = missingIn(m_spec.where); !missing.isEmpty())
        return failure(ErrorCode::Unsupported,
                       QStringLiteral("This file has no \"%1\", by which rows are chosen.").arg(missing));
    const auto where = fragment(m_spec.where);
    if (!where)
        return tl::unexpected(where.error());
    m_result->m_where = *where;
    return {};
}

Result<QByteArray> Binder::fragment(const QString &sql) const
{
    const auto expanded = SqlFragment(sql).expanded();
    if (!expanded)
        return tl::unexpected(expanded.error());
    return expanded->toUtf8();
}

bool Binder::hasColumn(const QString &name) const
{
    return !m_table || m_table->columnIndex(name) >= 0 ||
           (name.compare(QLatin1String("rowid"), Qt::CaseInsensitive) == 0 &&
            !m_table->rowidName().isEmpty());
}

// Qualified where the columns are not known here: SQLite takes an unknown "name" alone for a text.
QByteArray Binder::columnSql(const QString &name) const
{
    if (!m_table)
        return sourceAlias + '.' + quotedIdentifier(name);
    const int index = m_table->columnIndex(name);
    return index >= 0 ? quotedIdentifier(m_table->columns[size_t(index)].name)
                      : m_table->rowidName().toUtf8();
}

QString Binder::missingIn(const QString &sql) const
{
    const SqlFragment parsed(sql);
    for (const QString &table : parsed.tables()) {
        if (!m_schema.table(table))
            return table;
    }
    for (const QString &column : parsed.bareColumns()) {
        if (!hasColumn(column))
            return column;
    }
    return {};
}

// ---- The key ----

void Binder::defaultKey()
{
    Collection &c = *m_result;
    if (const QString rowid = m_table->rowidName(); !rowid.isEmpty()) {
        c.m_keySql = {m_table->rowidAlias().isEmpty() ? rowid.toUtf8() : quotedIdentifier(rowid)};
        c.m_integerKeys = {true};
        return;
    }
    QStringList key = m_table->primaryKey();
    c.m_nullableKeys = key.isEmpty();
    if (key.isEmpty()) {
        for (const Schema::TableColumn &column : m_table->columns)
            key << column.name;
    }
    for (const QString &part : key) {
        c.m_keySql.push_back(quotedIdentifier(part));
        c.m_integerKeys.push_back(
            hasIntegerAffinity(m_table->columns[size_t(m_table->columnIndex(part))].type));
    }
}

Result<QByteArray> Binder::keyPart(const QString &part, bool &integer) const
{
    integer = false;
    const bool isRowid = part.compare(QLatin1String("rowid"), Qt::CaseInsensitive) == 0;
    if (m_table && isRowid) {
        const QString rowid = m_table->rowidName();
        if (rowid.isEmpty())
            return failure(ErrorCode::Unsupported,
                           QStringLiteral("Table \"%1\" has no rowid to be ordered by.").arg(m_table->name));
        integer = true;
        return m_table->rowidAlias().isEmpty() ? rowid.toUtf8() : quotedIdentifier(rowid);
    }
    const QStringList names = SqlFragment(part).bareColumns();
    const bool isName = names.size() == 1 && names.front() == part;
    if (const QString missing = missingIn(part); !missing.isEmpty())
        return failure(ErrorCode::Unsupported,
                       QStringLiteral("This file has no column \"%1\", which orders the rows.").arg(missing));
    if (isName) {
        integer = m_table && hasIntegerAffinity(m_table->columns[size_t(m_table->columnIndex(part))].type);
        return columnSql(part);
    }
    integer = part.startsWith(QLatin1String("CAST("), Qt::CaseInsensitive) &&
              part.endsWith(QLatin1String("AS INTEGER)"), Qt::CaseInsensitive);
    const auto sql = fragment(part);
    return sql ? Result<QByteArray>('(' + *sql + ')') : sql;
}

Result<void> Binder::bindKey()
{
    if (m_spec.key.isEmpty() && m_table) {
        defaultKey();
        return {};
    }
    for (const QString &part : m_spec.key) {
        bool integer = false;
        const auto sql = keyPart(part, integer);
        if (!sql)
            return tl::unexpected(sql.error());
        m_result->m_keySql.push_back(*sql);
        m_result->m_integerKeys.push_back(integer);
    }
    if (m_result->m_keySql.empty())
        return failure(ErrorCode::Unsupported,
                       QStringLiteral("Collection \"%1\" has no key to be ordered by.").arg(m_spec.id));
    return {};
}

// ---- What is selected ----

int Binder::select(const QByteArray &sql)
{
    auto &list = m_result->m_select;
    const auto found = std::find(list.begin(), list.end(), sql);
    if (found != list.end())
        return int(found - list.begin());
    list.push_back(sql);
    return int(list.size()) - 1;
}

void Binder::noteMissing(const QString &what)
{
    if (!m_result->m_missing.contains(what))
        m_result->m_missing << what;
}

Result<std::optional<QByteArray>> Binder::expression(const FieldSpec &field)
{
    using Found = std::optional<QByteArray>;
    if (field.sql.isEmpty() && field.name == QLatin1String("payload") && field.column.isEmpty() &&
        m_spec.items)
        return Found(itemsSql());
    if (!field.sql.isEmpty()) {
        if (const QString missing = missingIn(field.sql); !missing.isEmpty()) {
            noteMissing(missing);
            return Found();
        }
        const auto sql = fragment(field.sql);
        return sql ? Result<Found>(Found('(' + *sql + ')')) : tl::unexpected(sql.error());
    }
    const QString column = field.column.isEmpty() ? field.name : field.column;
    if (!hasColumn(column)) {
        noteMissing(column);
        return Found();
    }
    return Found(columnSql(column));
}

// The rows of another table that belong to a row, as one JSON list in their order.
QByteArray Binder::itemsSql() const
{
    const ItemsSpec &items = *m_spec.items;
    const QByteArray value = "i." + quotedIdentifier(items.column);
    const QByteArray element = "CASE WHEN typeof(" + value + ") = 'blob' THEN json_quote(hex(" + value +
                               ")) WHEN json_valid(" + value + ") THEN json(" + value + ") ELSE json_quote(" +
                               value + ") END";
    const QByteArray order =
        items.order.isEmpty() ? QByteArray() : " ORDER BY i." + quotedIdentifier(items.order);
    const QByteArray outer = m_table ? quotedIdentifier(m_table->name) : sourceAlias;
    return "(SELECT json_group_array(json(e)) FROM (SELECT " + element + " AS e FROM " +
           quotedIdentifier(items.table) + " AS i WHERE i." + quotedIdentifier(items.on) + " = " + outer +
           '.' + quotedIdentifier(items.on) + order + "))";
}

QByteArray Binder::mapped(const QByteArray &sql, const QHash<QString, QString> &values) const
{
    QStringList stored = values.keys();
    stored.sort();
    QByteArray result = "(CASE CAST(" + sql + " AS TEXT)";
    for (const QString &value : stored)
        result += " WHEN " + stringLiteral(value) + " THEN " + stringLiteral(values.value(value));
    return result + " ELSE " + sql + " END)";
}

Result<void> Binder::bindTail()
{
    const TailSpec &tail = m_spec.tail;
    if (tail.by.isEmpty())
        return {};
    if (tail.mode != TailMode::Clock) {
        if (const QString missing = missingIn(tail.by); !missing.isEmpty()) {
            // Without what tells that a row changed, what is on the screen is compared.
            noteMissing(missing);
            m_result->m_spec.tail.mode = TailMode::Difference;
            return {};
        }
    }
    const QStringList names = SqlFragment(tail.by).bareColumns();
    if (names.size() == 1 && names.front() == tail.by) {
        m_result->m_tail = columnSql(tail.by);
        return {};
    }
    const auto sql = fragment(tail.by);
    if (!sql)
        return tl::unexpected(sql.error());
    m_result->m_tail = '(' + *sql + ')';
    return {};
}

} // namespace storescope
