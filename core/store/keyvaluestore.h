// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/store/storeconnection.h"

#include <optional>

namespace storescope {

struct KeyValueOptions
{
    std::function<Instant()> now = &Instant::now;
};

// Keys with a value and an expiry, in tables of this form (kv_<name>: key, value, expires_at in
// milliseconds): a file made by either opens in the other. Expired means strictly before now; no expiry (NULL
// or 0) means never. Several named stores of one file share its connection, so that none is ever Busy because
// of another. Any thread may call; futures resolve on the connection's thread.
class KeyValueStore
{
public:
    using Ptr = std::shared_ptr<KeyValueStore>;
    // InvalidArgument: the name is not a letter followed by letters, digits and '_'.
    static QFuture<Result<Ptr>> open(ConnectionPool &pool, const QString &path, const QString &name,
                                     const KeyValueOptions &options = {}, const WriteOptions &writing = {});
    static QFuture<Result<Ptr>> adopt(StoreConnection &connection, const QString &name,
                                      const KeyValueOptions &options = {});
    KeyValueStore(StoreConnection::Ptr connection, const QString &name, KeyValueOptions options);
    ~KeyValueStore(); // close() and wait

    // nullopt: not there, or expired.
    QFuture<Result<std::optional<QByteArray>>> get(const QString &key);
    QFuture<Result<void>> set(const QString &key, const QByteArray &value,
                              std::optional<Instant> expires = {});
    // Whether this call set it: of any number of callers at once, in any process, exactly one does. A key
    // that has expired is absent.
    QFuture<Result<bool>> setIfAbsent(const QString &key, const QByteArray &value,
                                      std::optional<Instant> expires = {});
    // Whether there was such a key, expired or not.
    QFuture<Result<bool>> remove(const QString &key);
    // The keys that have not expired, in order, at most `most` after `after`.
    QFuture<Result<QStringList>> keys(const QString &after = {}, int most = 1000);
    // How many expired keys went.
    QFuture<Result<qint64>> sweepExpired();

    StoreConnection &connection() const { return *m_connection; }
    QFuture<void> close(StoreConnection::Closing how = StoreConnection::Closing::FinishQueued);

private:
    StoreConnection::Ptr m_connection;
    QByteArray m_table;
    KeyValueOptions m_options;
};

} // namespace storescope
