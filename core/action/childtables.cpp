// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/childtables.h"

#include <map>

namespace storescope {

namespace {

struct ForeignKey
{
    std::vector<std::pair<QString, QString>> on; // child's column, parent's column
    QString onDelete;
};

QString text(const Statement &row, int column)
{
    const auto bytes = row.bytes(column);
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

Result<std::vector<ForeignKey>> keysTo(Connection &connection, const Schema::Table &child,
                                       const Schema::Table &parent)
{
    auto statement =
        connection.prepare("PRAGMA foreign_key_list(" + quotedIdentifier(child.name).toStdString() + ')');
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    std::map<qint64, ForeignKey> found;
    while (true) {
        const auto row = statement->step();
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (!*row)
            break;
        if (text(*statement, 2).compare(parent.name, Qt::CaseInsensitive) != 0)
            continue;
        ForeignKey &key = found[statement->integer(0)];
        const size_t part = size_t(statement->integer(1));
        const QStringList primary = parent.primaryKey();
        // Without columns it leads to the primary key.
        const QString to = statement->type(4) != ValueType::Null ? text(*statement, 4)
                           : part < size_t(primary.size())       ? primary[qsizetype(part)]
                                                                 : QString();
        key.on.emplace_back(text(*statement, 3), to);
        key.onDelete = text(*statement, 6).toUpper();
    }
    std::vector<ForeignKey> keys;
    for (auto &[id, key] : found)
        keys.push_back(std::move(key));
    return keys;
}

class Finder
{
public:
    Finder(Connection &connection, const Schema &schema) : m_connection(connection), m_schema(schema) {}

    Result<void> add(const QString &parentTable, int parent)
    {
        const Schema::Table *table = m_schema.table(parentTable);
        if (!table)
            return {};
        for (const Schema::Table &child : m_schema.tables) {
            const auto keys = keysTo(m_connection, child, *table);
            if (!keys)
                return tl::unexpected<Error>(keys.error());
            for (const ForeignKey &key : *keys) {
                if (key.onDelete.startsWith(QLatin1String("SET")))
                    return failure(ErrorCode::Unsupported,
                                   QStringLiteral("Rows of “%1” would change when one of “%2” goes, and that "
                                                  "could not be undone.")
                                       .arg(child.name, table->name),
                                   m_connection.file());
                if (key.onDelete != QLatin1String("CASCADE"))
                    continue;
                if (auto added = addChild(child, key.on, parent); !added)
                    return added;
            }
        }
        return {};
    }

    Result<void> addChild(const Schema::Table &child, std::vector<std::pair<QString, QString>> on, int parent)
    {
        constexpr size_t most = 32; // tables that lead to each other in a ring
        if (m_found.size() >= most)
            return failure(ErrorCode::Unsupported,
                           QStringLiteral("Too many tables hang on “%1”.").arg(child.name),
                           m_connection.file());
        for (const ChildTable &known : m_found)
            if (known.parent == parent && known.shape.name == child.name && known.on == on)
                return {};
        auto shape = TableShape::of(child);
        if (!shape)
            return tl::unexpected<Error>(shape.error());
        if (auto free = refuseTriggers(m_connection, child.name); !free)
            return free;
        m_found.push_back({std::move(*shape), std::move(on), parent});
        return add(child.name, int(m_found.size()) - 1);
    }

    std::vector<ChildTable> take() { return std::move(m_found); }

private:
    Connection &m_connection;
    const Schema &m_schema;
    std::vector<ChildTable> m_found;
};

} // namespace

QByteArray ChildTable::selectSql() const
{
    QByteArray where;
    for (size_t i = 0; i < on.size(); ++i)
        where +=
            (i ? " AND " : "") + quotedIdentifier(on[i].first) + " = :p" + QByteArray::number(qulonglong(i));
    return "SELECT " + shape.identityList() + ", " + shape.columnList() + " FROM " + shape.quotedName() +
           " WHERE " + where + " ORDER BY " + shape.identityList();
}

Result<void> refuseTriggers(Connection &connection, const QString &table)
{
    auto statement = connection.prepare(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :t COLLATE NOCASE");
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    statement->bind(":t", textValue(table));
    const auto row = statement->step();
    if (!row)
        return tl::unexpected<Error>(row.error());
    if (!*row)
        return {};
    return failure(
        ErrorCode::Unsupported,
        QStringLiteral("“%1” has a trigger (%2), which would change more than is shown; let its own "
                       "program do it.")
            .arg(table, text(*statement, 0)),
        connection.file());
}

Result<std::vector<ChildTable>> childTables(Connection &connection, const Schema &schema,
                                            const TableShape &table,
                                            const std::vector<ActionSpec::Also> &also)
{
    Finder finder(connection, schema);
    for (const ActionSpec::Also &one : also) {
        const Schema::Table *child = schema.table(one.table);
        if (!child)
            continue;
        std::vector<std::pair<QString, QString>> on;
        for (const QString &column : one.on)
            on.emplace_back(column, column);
        if (auto added = finder.addChild(*child, std::move(on), -1); !added)
            return tl::unexpected<Error>(added.error());
    }
    if (auto added = finder.add(table.name, -1); !added)
        return tl::unexpected<Error>(added.error());
    return finder.take();
}

} // namespace storescope
