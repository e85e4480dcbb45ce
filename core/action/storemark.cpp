// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/storemark.h"

#include "core/action/plantext.h"
#include "core/read/governedread.h"
#include "core/sqlite/filestamp.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <fcntl.h>
#include <sys/stat.h>

namespace storescope {

namespace {

constexpr size_t mostRows = 48;

// The first three and the last that stay, among so many.
Result<std::vector<Key>> someRows(Connection &connection, const TableShape &shape, const QSet<Key> &going)
{
    constexpr int mostLooked = 1000; // a writer's log waits for this read
    std::vector<Key> found;
    for (const bool last : {false, true}) {
        if (last && shape.identity.size() > 1)
            continue;
        const auto statement =
            connection.cached("SELECT " + shape.identityList() + " FROM " + shape.quotedName() +
                              " ORDER BY " + shape.identityList() + (last ? " DESC" : ""));
        if (!statement)
            return tl::unexpected<Error>(statement.error());
        const Resetting resetting(*statement);
        for (int wanted = last ? 1 : 3, looked = 0; wanted > 0 && looked < mostLooked; ++looked) {
            const auto there = (*statement)->step();
            if (!there)
                return tl::unexpected<Error>(there.error());
            if (!*there)
                break;
            Key key;
            for (int i = 0; i < (*statement)->columnCount(); ++i)
                key.parts.push_back((*statement)->value(i));
            if (!going.contains(key)) {
                found.push_back(std::move(key));
                --wanted;
            }
        }
    }
    return found;
}

// When the file was made; 0 where the disk does not tell.
qint64 birthOf(const QString &file)
{
    struct statx stat
    {
    };
    const bool known = statx(AT_FDCWD, QFile::encodeName(file).constData(), 0, STATX_BTIME, &stat) == 0 &&
                       (stat.stx_mask & STATX_BTIME);
    return known ? qint64(stat.stx_btime.tv_sec) * 1'000'000'000 + stat.stx_btime.tv_nsec : 0;
}

Result<std::optional<Fingerprint>> printOf(Connection &connection, const TableShape &shape,
                                           const Key &identity)
{
    using Answer = std::optional<Fingerprint>;
    const auto statement = connection.cached(shape.selectSql());
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting resetting(*statement);
    bindIdentity(**statement, identity);
    const auto there = (*statement)->step();
    if (!there)
        return tl::unexpected<Error>(there.error());
    if (!*there)
        return Answer();
    return Answer(fingerprintOf(imageOf(**statement, int(shape.identity.size()), int(shape.columns.size()))));
}

Result<QString> schemaOf(Connection &connection, const QString &table)
{
    auto statement =
        connection.cached("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = :t COLLATE NOCASE");
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting resetting(*statement);
    (*statement)->bind(":t", textValue(table));
    const auto there = (*statement)->step();
    if (!there)
        return tl::unexpected<Error>(there.error());
    return *there ? toDisplay((*statement)->value(0)) : QString();
}

} // namespace

Result<StoreMark> StoreMark::of(Connection &connection, const QStringList &tables, const Plan &going)
{
    StoreMark mark;
    const FileStamp stamp = FileStamp::of(connection.file());
    mark.path = connection.file();
    mark.device = stamp.device;
    mark.inode = stamp.inode;
    mark.born = birthOf(connection.file());
    QSet<Key> gone;
    for (const PlanRow &row : going.rows)
        gone.insert(row.identity);
    for (const QString &table : tables) {
        const auto sql = schemaOf(connection, table);
        if (!sql)
            return tl::unexpected<Error>(sql.error());
        mark.schema.insert(table, *sql);
    }
    const auto schema = Schema::read(connection);
    if (!schema)
        return tl::unexpected<Error>(schema.error());
    for (const Schema::Table &table : schema->tables) {
        const auto shape = TableShape::of(table);
        if (!shape || shape->columns.isEmpty() || mark.rows.size() >= mostRows)
            continue;
        const auto keys = someRows(connection, *shape, table.name == going.table ? gone : QSet<Key>());
        if (!keys)
            return tl::unexpected<Error>(keys.error());
        for (const Key &key : *keys) {
            const auto print = printOf(connection, *shape, key);
            if (!print)
                return tl::unexpected<Error>(print.error());
            if (*print)
                mark.rows.push_back({table.name, key, **print});
        }
    }
    return mark;
}

Result<void> StoreMark::recognise(Connection &connection) const
{
    const auto notIt = [&](const QString &why) {
        return failure(ErrorCode::Conflict,
                       QStringLiteral("This is not the store from which the rows came: %1.").arg(why),
                       connection.file());
    };
    for (auto table = schema.begin(); table != schema.end(); ++table) {
        const auto sql = schemaOf(connection, table.key());
        if (!sql)
            return tl::unexpected<Error>(sql.error());
        if (*sql != table.value())
            return notIt(sql->isEmpty() ? QStringLiteral("it has no table “%1”").arg(table.key())
                                        : QStringLiteral("its table “%1” is another").arg(table.key()));
    }
    const FileStamp stamp = FileStamp::of(connection.file());
    if (connection.file() == path && stamp.device == device && stamp.inode == inode &&
        birthOf(connection.file()) == born)
        return {};
    // Moved or copied: some of the rows that stayed must still be as they were.
    const auto tables = Schema::read(connection);
    if (!tables)
        return tl::unexpected<Error>(tables.error());
    for (const Row &row : rows) {
        const Schema::Table *table = tables->table(row.table);
        const auto shape =
            table ? TableShape::of(*table) : Result<TableShape>(tl::unexpected<Error>(Error()));
        if (!shape)
            continue;
        const auto print = printOf(connection, *shape, row.identity);
        if (!print)
            return tl::unexpected<Error>(print.error());
        if (*print && **print == row.fingerprint)
            return {};
    }
    return notIt(QStringLiteral("it is another file, and no row by which to know it is in it"));
}

QByteArray StoreMark::toJson() const
{
    QJsonObject tables;
    for (auto table = schema.begin(); table != schema.end(); ++table)
        tables.insert(table.key(), table.value());
    QJsonArray list;
    for (const Row &row : rows) {
        QJsonArray identity;
        for (const Value &part : row.identity.parts)
            identity.append(valueToJson(part));
        list.append(QJsonArray{row.table, identity, QString::fromLatin1(row.fingerprint.hex())});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("path"), path},
                                     {QStringLiteral("device"), QString::number(device)},
                                     {QStringLiteral("inode"), QString::number(inode)},
                                     {QStringLiteral("born"), born},
                                     {QStringLiteral("schema"), tables},
                                     {QStringLiteral("rows"), list}})
        .toJson(QJsonDocument::Compact);
}

StoreMark StoreMark::fromJson(const QByteArray &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    StoreMark mark;
    mark.path = json.value(QStringLiteral("path")).toString();
    mark.device = json.value(QStringLiteral("device")).toString().toULongLong();
    mark.inode = json.value(QStringLiteral("inode")).toString().toULongLong();
    mark.born = json.value(QStringLiteral("born")).toInteger();
    const QJsonObject tables = json.value(QStringLiteral("schema")).toObject();
    for (auto table = tables.begin(); table != tables.end(); ++table)
        mark.schema.insert(table.key(), table.value().toString());
    for (const QJsonValue &one : json.value(QStringLiteral("rows")).toArray()) {
        Row row;
        row.table = one[0].toString();
        for (const QJsonValue &part : one[1].toArray())
            row.identity.parts.push_back(valueFromJson(part).value_or(Value()));
        row.fingerprint = Fingerprint::fromHex(one[2].toString().toLatin1()).value_or(Fingerprint());
        mark.rows.push_back(std::move(row));
    }
    return mark;
}

} // namespace storescope
