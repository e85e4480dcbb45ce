// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/batches.h"
#include "core/store/eventlog.h"
#include "core/store/statements.h"

namespace storescope {

namespace {

constexpr int sweptAtOnce = 500; // rows a transaction, so that others get in between

Result<std::optional<QByteArray>> lookUp(Connection &connection, const QString &principal, const QString &key,
                                         const Instant &now)
{
    auto select = bound(connection,
                        "SELECT outcome_json, expires_at_iso FROM arcp_idempotency "
                        "WHERE principal = :principal AND idempotency_key = :key",
                        {{":principal", textValue(principal)}, {":key", textValue(key)}});
    if (!select)
        return tl::unexpected<Error>(select.error());
    const auto found = (*select)->step();
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (!*found)
        return std::nullopt;
    const auto expires = isoTimeAt(**select, 1);
    if (!expires)
        return failure(ErrorCode::Corrupt,
                       QStringLiteral("The expiry of the idempotency key %1 is no time: %2. Record it again.")
                           .arg(key, textAt(**select, 1)),
                       connection.file());
    if (*expires < now)
        return std::nullopt;
    return bytesAt(**select, 0);
}

} // namespace

QFuture<Result<std::optional<QByteArray>>> EventLog::lookupIdempotent(const QString &principal,
                                                                      const QString &key, const Instant &now)
{
    return connection().read(
        [principal, key, now](Connection &inside) { return lookUp(inside, principal, key, now); });
}

QFuture<Result<void>> EventLog::recordIdempotent(const QString &principal, const QString &key,
                                                 const QByteArray &outcome, const Instant &expires,
                                                 const Instant &now)
{
    return connection().write([=](Connection &inside) -> Result<void> {
        const auto done =
            change(inside,
                   "INSERT OR REPLACE INTO arcp_idempotency (principal, idempotency_key, outcome_json, "
                   "created_at_iso, expires_at_iso) VALUES (:principal, :key, :outcome, :now, :expires)",
                   {{":principal", textValue(principal)},
                    {":key", textValue(key)},
                    {":outcome", Value(Text{outcome})},
                    {":now", textValue(now.toIso())},
                    {":expires", textValue(expires.toIso())}});
        return done ? Result<void>() : Result<void>(tl::unexpected<Error>(done.error()));
    });
}

QFuture<Result<qint64>> EventLog::sweepIdempotent(const Instant &now)
{
    return inBatches(connection(), sweptAtOnce, [now](Connection &inside, int most) {
        return deleteExpired(inside, "arcp_idempotency", "expires_at_iso", now, most);
    });
}

} // namespace storescope
