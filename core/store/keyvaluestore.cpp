// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/keyvaluestore.h"

#include "core/store/batches.h"
#include "core/store/statements.h"

#include <QRegularExpression>

namespace storescope {

namespace {

constexpr int sweptAtOnce = 500; // rows a transaction, so that others get in between
const QByteArray isExpired = "(expires_at <> 0 AND expires_at < :now)"; // NULL is never

StoreSchema schemaOf(const QString &name)
{
    const QByteArray table = "kv_" + name.toLatin1();
    return {
        QStringLiteral("key-value store ") + name,
        {"CREATE TABLE IF NOT EXISTS " + table + " (key TEXT PRIMARY KEY, value TEXT, expires_at INTEGER)",
         "CREATE INDEX IF NOT EXISTS idx_" + table + "_expires ON " + table + "(expires_at)"},
        {{QString::fromLatin1(table),
          {QStringLiteral("key"), QStringLiteral("value"), QStringLiteral("expires_at")}}},
        0,
        {}};
}

// Spelled into SQL, so only names that need no quoting.
Result<void> checkName(const QString &name)
{
    static const QRegularExpression fits(QStringLiteral("\\A[A-Za-z][A-Za-z0-9_]*\\z"));
    if (fits.match(name).hasMatch())
        return {};
    return failure(
        ErrorCode::InvalidArgument,
        QStringLiteral("\u201c%1\u201d is no name of a store; use letters, digits and _.").arg(name));
}

Value milliseconds(const std::optional<Instant> &expires)
{
    return expires ? Value(qint64(expires->milliseconds())) : Value();
}

Result<bool> whetherAny(const Result<qint64> &rows)
{
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    return *rows > 0;
}

} // namespace

QFuture<Result<KeyValueStore::Ptr>> KeyValueStore::open(ConnectionPool &pool, const QString &path,
                                                        const QString &name, const KeyValueOptions &options,
                                                        const WriteOptions &writing)
{
    if (auto good = checkName(name); !good)
        return QtFuture::makeReadyFuture(Result<Ptr>(tl::unexpected<Error>(good.error())));
    return StoreConnection::openAs<KeyValueStore>(pool, path, schemaOf(name), writing, name, options);
}

QFuture<Result<KeyValueStore::Ptr>> KeyValueStore::adopt(StoreConnection &connection, const QString &name,
                                                         const KeyValueOptions &options)
{
    if (auto good = checkName(name); !good)
        return QtFuture::makeReadyFuture(Result<Ptr>(tl::unexpected<Error>(good.error())));
    return connection.shareAs<KeyValueStore>(schemaOf(name), name, options);
}

KeyValueStore::KeyValueStore(StoreConnection::Ptr connection, const QString &name, KeyValueOptions options)
    : m_connection(std::move(connection)), m_table("kv_" + name.toLatin1()), m_options(std::move(options))
{
}

KeyValueStore::~KeyValueStore()
{
    m_connection->closeAndWait();
}

QFuture<void> KeyValueStore::close(StoreConnection::Closing how)
{
    return m_connection->close(how);
}

QFuture<Result<std::optional<QByteArray>>> KeyValueStore::get(const QString &key)
{
    return m_connection->read([table = m_table, key, now = m_options.now().milliseconds()](
                                  Connection &connection) -> Result<std::optional<QByteArray>> {
        const auto value = firstValue(
            connection, "SELECT value FROM " + table + " WHERE key = :key AND " + isExpired + " IS NOT TRUE",
            {{":key", textValue(key)}, {":now", qint64(now)}});
        if (!value)
            return tl::unexpected<Error>(value.error());
        return *value ? std::optional(bytesOf(**value)) : std::nullopt;
    });
}

QFuture<Result<void>> KeyValueStore::set(const QString &key, const QByteArray &value,
                                         std::optional<Instant> expires)
{
    return m_connection->write([table = m_table, key, value,
                                expires](Connection &connection) -> Result<void> {
        const auto done = change(
            connection,
            "INSERT INTO " + table +
                " (key, value, expires_at) VALUES (:key, :value, :expires) ON CONFLICT(key) "
                "DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at",
            {{":key", textValue(key)}, {":value", Value(Text{value})}, {":expires", milliseconds(expires)}});
        return done ? Result<void>() : Result<void>(tl::unexpected<Error>(done.error()));
    });
}

QFuture<Result<bool>> KeyValueStore::setIfAbsent(const QString &key, const QByteArray &value,
                                                 std::optional<Instant> expires)
{
    return m_connection->write(
        [table = m_table, key, value, expires, now = m_options.now().milliseconds()](Connection &connection) {
            return whetherAny(
                change(connection,
                       "INSERT INTO " + table +
                           " (key, value, expires_at) VALUES (:key, :value, :expires) ON CONFLICT(key) "
                           "DO UPDATE SET value = excluded.value, expires_at = excluded.expires_at "
                           "WHERE " +
                           isExpired,
                       {{":key", textValue(key)},
                        {":value", Value(Text{value})},
                        {":expires", milliseconds(expires)},
                        {":now", qint64(now)}}));
        });
}

QFuture<Result<bool>> KeyValueStore::remove(const QString &key)
{
    return m_connection->write([table = m_table, key](Connection &connection) {
        return whetherAny(
            change(connection, "DELETE FROM " + table + " WHERE key = :key", {{":key", textValue(key)}}));
    });
}

QFuture<Result<QStringList>> KeyValueStore::keys(const QString &after, int most)
{
    return m_connection->read([table = m_table, after, most, now = m_options.now().milliseconds()](
                                  Connection &connection) -> Result<QStringList> {
        // `first` so that an empty key is found too.
        auto select = bound(connection,
                            "SELECT key FROM " + table + " WHERE (:first OR key > :after) AND " + isExpired +
                                " IS NOT TRUE ORDER BY key LIMIT :most",
                            {{":first", qint64(after.isNull())},
                             {":after", textValue(after)},
                             {":now", qint64(now)},
                             {":most", qint64(most)}});
        if (!select)
            return tl::unexpected<Error>(select.error());
        QStringList found;
        while (true) {
            const auto row = (*select)->step();
            if (!row)
                return tl::unexpected<Error>(row.error());
            if (!*row)
                return found;
            found += textAt(**select, 0);
        }
    });
}

QFuture<Result<qint64>> KeyValueStore::sweepExpired()
{
    return inBatches(
        *m_connection, sweptAtOnce,
        [table = m_table, now = m_options.now().milliseconds()](Connection &connection, int most) {
            return change(connection,
                          "DELETE FROM " + table + " WHERE rowid IN (SELECT rowid FROM " + table + " WHERE " +
                              isExpired + " LIMIT :most)",
                          {{":now", qint64(now)}, {":most", qint64(most)}});
        });
}

} // namespace storescope
