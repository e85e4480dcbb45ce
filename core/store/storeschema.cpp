// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/storeschema.h"

#include "core/sqlite/transaction.h"

namespace storescope {

namespace {

Result<qint64> integerOf(Connection &connection, const QByteArray &sql)
{
    const auto value = connection.scalar(sql);
    if (!value)
        return tl::unexpected<Error>(value.error());
    return toInteger(*value).value_or(0);
}

Result<QStringList> columnsOf(Connection &connection, const QString &table)
{
    auto statement = connection.prepare("SELECT lower(name) FROM pragma_table_info(:table)");
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    statement->bind(":table", textValue(table));
    QStringList columns;
    while (true) {
        const auto row = statement->step();
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (!*row)
            return columns;
        columns += toDisplay(statement->value(0));
    }
}

// All of the schema's tables: true; some or none: false; one with other columns: an error.
Result<bool> hasTables(Connection &connection, const StoreSchema &schema)
{
    int found = 0;
    for (auto it = schema.has.begin(); it != schema.has.end(); ++it) {
        const auto columns = columnsOf(connection, it.key());
        if (!columns)
            return tl::unexpected<Error>(columns.error());
        if (columns->isEmpty())
            continue;
        ++found;
        for (const QString &column : it.value())
            if (!columns->contains(column.toLower()))
                return failure(
                    ErrorCode::Unsupported,
                    QStringLiteral("The table %1 of %2 has no column %3, so it is not the %4 that this "
                                   "program knows. Nothing was changed; use another file.")
                        .arg(it.key(), connection.file(), column, schema.name),
                    connection.file());
    }
    return found == schema.has.size();
}

tl::unexpected<Error> otherVersion(const Connection &connection, const StoreSchema &schema, qint64 found)
{
    return failure(ErrorCode::Unsupported,
                   QStringLiteral("%1 holds version %2 of the %3; this program expects version %4. Nothing "
                                  "was changed; use the program that made it.")
                       .arg(connection.file())
                       .arg(found)
                       .arg(schema.name)
                       .arg(schema.version),
                   connection.file());
}

bool leadsToCurrent(const StoreSchema &schema, qint64 version)
{
    while (version < schema.version && schema.migrations.contains(version))
        ++version;
    return version == schema.version;
}

Result<bool> holdsTables(Connection &connection, const StoreSchema &schema, qint64 version)
{
    const auto present = hasTables(connection, schema);
    if (!present || *present || schema.version == 0)
        return present;
    return failure(
        ErrorCode::Unsupported,
        QStringLiteral(
            "%1 says version %2 but lacks tables of the %3. Nothing was changed; use another file.")
            .arg(connection.file())
            .arg(version)
            .arg(schema.name),
        connection.file());
}

Result<void> executeAll(Connection &connection, const std::vector<QByteArray> &statements)
{
    for (const QByteArray &sql : statements)
        if (auto done = connection.execute(sql); !done)
            return done;
    return {};
}

// Inside BEGIN IMMEDIATE.
Result<void> makeRight(Connection &connection, const StoreSchema &schema)
{
    const auto right = holdsSchema(connection, schema); // somebody may have been faster
    if (!right)
        return tl::unexpected<Error>(right.error());
    if (*right)
        return {};
    if (schema.version == 0)
        return executeAll(connection, schema.create);
    const auto found = integerOf(connection, "PRAGMA user_version");
    if (!found)
        return tl::unexpected<Error>(found.error());
    auto done = *found == 0 ? executeAll(connection, schema.create) : Result<void>();
    for (qint64 version = *found; done && *found > 0 && version < schema.version; ++version)
        done = executeAll(connection, schema.migrations.at(version));
    return done ? connection.execute("PRAGMA user_version=" + QByteArray::number(schema.version)) : done;
}

} // namespace

Result<bool> holdsSchema(Connection &connection, const StoreSchema &schema)
{
    // In this order: tables and version are committed together, so tables without a version were there
    // before.
    const auto tables = integerOf(connection, "SELECT count(*) FROM sqlite_master");
    const auto version = integerOf(connection, "PRAGMA user_version");
    if (!tables || !version)
        return tl::unexpected<Error>(tables ? version.error() : tables.error());
    if (*version == schema.version || schema.version == 0)
        return holdsTables(connection, schema, *version);
    if (*version == 0 && *tables == 0)
        return false;
    if (*version > 0 && leadsToCurrent(schema, *version))
        return false;
    return otherVersion(connection, schema, *version);
}

Result<void> prepareSchema(Connection &connection, const StoreSchema &schema)
{
    const auto right = holdsSchema(connection, schema);
    if (!right)
        return tl::unexpected<Error>(right.error());
    if (*right)
        return {};
    auto job = [&schema](Connection &inside) { return makeRight(inside, schema); };
    return inTransaction(connection, job);
}

} // namespace storescope
