// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/uniquekeys.h"

#include "core/read/governedread.h"

namespace storescope {

namespace {

// What stands behind WHERE in CREATE INDEX: behind the list of columns, which ends with the first parenthesis
// that closes all.
QByteArray conditionOf(const QByteArray &createIndex)
{
    int depth = 0;
    char quote = 0;
    for (qsizetype i = 0; i < createIndex.size(); ++i) {
        const char c = createIndex[i];
        if (quote) {
            quote = c == quote ? 0 : quote;
        } else if (c == '\'' || c == '"' || c == '`' || c == '[') {
            quote = c == '[' ? ']' : c;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')' && --depth == 0) {
            const QByteArray rest = createIndex.mid(i + 1).trimmed();
            return rest.left(5).toLower() == "where" ? rest.mid(5).trimmed() : QByteArray();
        }
    }
    return {};
}

// The rows of a statement, one after the other.
Result<void> forEach(Connection &connection, const QByteArray &sql, const QString &parameter,
                     const std::function<void(const Statement &)> &take)
{
    const auto statement = connection.cached(sql);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting resetting(*statement);
    (*statement)->bind(1, textValue(parameter));
    while (true) {
        const auto row = (*statement)->step();
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (!*row)
            return {};
        take(**statement);
    }
}

// The image as a row of its own: (SELECT :c0 AS "a", …).
QByteArray asRow(const TableShape &shape)
{
    QByteArray sql;
    for (qsizetype i = 0; i < shape.columns.size(); ++i)
        sql += (i ? ", :c" : ":c") + QByteArray::number(i) + " AS " + quotedIdentifier(shape.columns[i]);
    return "(SELECT " + sql + ')';
}

Result<bool> finds(Connection &connection, const QByteArray &sql, const RowImage &image, const Key *itself)
{
    const auto statement = connection.cached(sql);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting resetting(*statement);
    bindImage(**statement, image);
    if (itself)
        bindIdentity(**statement, *itself);
    return (*statement)->step();
}

} // namespace

Result<UniqueKeys> UniqueKeys::of(Connection &connection, const TableShape &shape)
{
    UniqueKeys keys;
    keys.m_isItself = shape.isRow();
    struct Index
    {
        QString name;
        bool isPrimary, isPartial;
    };
    std::vector<Index> indexes;
    const auto listed =
        forEach(connection, "SELECT name, origin = 'pk', partial FROM pragma_index_list(?1) WHERE \"unique\"",
                shape.name, [&](const Statement &row) {
                    indexes.push_back({toDisplay(row.value(0)), row.integer(1) != 0, row.integer(2) != 0});
                });
    if (!listed)
        return tl::unexpected<Error>(listed.error());
    for (const Index &index : indexes) {
        if (index.isPrimary && !shape.byRowid)
            continue; // it is what tells the rows apart
        auto one = keysOf(connection, shape, index.name, index.isPrimary, index.isPartial);
        if (!one)
            return tl::unexpected<Error>(one.error());
        if (*one)
            keys.m_keys.push_back(std::move(**one));
    }
    return keys;
}

Result<std::optional<UniqueKeys::Keys>> UniqueKeys::keysOf(Connection &connection, const TableShape &shape,
                                                           const QString &index, bool isPrimary,
                                                           bool isPartial)
{
    Keys keys;
    QByteArray where;
    QStringList names;
    bool isComputed = false;
    const auto read = forEach(connection, "SELECT name, coll FROM pragma_index_xinfo(?1) WHERE key", index,
                              [&](const Statement &row) {
                                  const QString name = toDisplay(row.value(0));
                                  const int column = shape.columnIndex(name);
                                  isComputed = isComputed || isNull(row.value(0)) || column < 0;
                                  where += (where.isEmpty() ? "" : " AND ") + quotedIdentifier(name) +
                                           " = :c" + QByteArray::number(column) + " COLLATE " +
                                           quotedIdentifier(toDisplay(row.value(1)));
                                  keys.columns.push_back(column);
                                  names << QStringLiteral("“%1”").arg(name);
                              });
    if (!read)
        return tl::unexpected<Error>(read.error());
    if (isComputed)
        return std::nullopt;
    if (isPartial) {
        QByteArray condition;
        const auto created =
            forEach(connection, "SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?1", index,
                    [&](const Statement &row) { condition = bytesOf(row.value(0)); });
        if (!created)
            return tl::unexpected<Error>(created.error());
        condition = conditionOf(condition);
        if (condition.isEmpty())
            return std::nullopt;
        keys.applies = "SELECT 1 FROM " + asRow(shape) + " WHERE " + condition;
        where += " AND (" + condition + ')';
    }
    keys.taken = "SELECT 1 FROM " + shape.quotedName() + " WHERE " + where;
    keys.why = isPrimary ? QStringLiteral("another row has its place")
                         : QStringLiteral("another row has its %1").arg(names.join(QStringLiteral(" and ")));
    return keys;
}

Result<QString> UniqueKeys::refusal(Connection &connection, const RowImage &image, const Key *itself) const
{
    for (const Keys &keys : m_keys) {
        const bool hasNull = std::any_of(keys.columns.begin(), keys.columns.end(),
                                         [&](int column) { return isNull(image[size_t(column)]); });
        if (hasNull) // which is equal to nothing
            continue;
        if (!keys.applies.isEmpty()) {
            const auto applies = finds(connection, keys.applies, image, nullptr);
            if (!applies)
                return tl::unexpected<Error>(applies.error());
            if (!*applies)
                continue;
        }
        const QByteArray sql = itself ? keys.taken + " AND NOT (" + m_isItself + ')' : keys.taken;
        const auto taken = finds(connection, sql, image, itself);
        if (!taken)
            return tl::unexpected<Error>(taken.error());
        if (*taken)
            return keys.why;
    }
    return QString();
}

} // namespace storescope
