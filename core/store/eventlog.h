// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/envelope.h"
#include "core/store/eventreplay.h"

#include <optional>

namespace storescope {

// An append-only log of messages with a ledger of idempotency keys, in the tables of eventSchema()
// (arcp_envelope, arcp_idempotency): a file made by either opens in the other. Any thread may call; futures
// resolve on the connection's thread. Times are compared as instants, never as text: the SDK writes 0, 3, 6
// or 9 fraction digits, so that text order is wrong.
class EventLog
{
public:
    using Ptr = std::shared_ptr<EventLog>;
    static QFuture<Result<Ptr>> open(ConnectionPool &pool, const QString &path,
                                     const WriteOptions &options = {});
    // In the file of another store: on a handle of its own, so that closing either leaves the other open.
    static QFuture<Result<Ptr>> adopt(StoreConnection &connection);
    explicit EventLog(StoreConnection::Ptr connection); // prepared for eventSchema()
    ~EventLog();                                        // close() and wait

    // The message's seq, greater than any before; the envelope's own seq is not looked at. Appends that wait
    // together are committed together, and each future resolves after its commit. AlreadyExists: the session
    // has a message of this id (nothing else of the group is affected). InvalidArgument: no id, type or body.
    QFuture<Result<qint64>> append(Envelope envelope);

    // The messages of a session in append order, strictly after a message (empty: from the first). A session
    // '' also has the messages that older files keep with NULL.
    EventReplay::Ptr replay(const QString &session, const QString &afterMessage = {});
    // 0: none. Without a session: of the whole log.
    QFuture<Result<qint64>> lastSeq(const std::optional<QString> &session = {});

    // The outcome under a principal's key; nullopt when there is none or it expired (expires < now). Corrupt:
    // its expiry is no time.
    QFuture<Result<std::optional<QByteArray>>> lookupIdempotent(const QString &principal, const QString &key,
                                                                const Instant &now = Instant::now());
    // Replaces what is there.
    QFuture<Result<void>> recordIdempotent(const QString &principal, const QString &key,
                                           const QByteArray &outcome, const Instant &expires,
                                           const Instant &now = Instant::now());
    // How many expired keys went.
    QFuture<Result<qint64>> sweepIdempotent(const Instant &now = Instant::now());

    StoreConnection &connection() const;
    QFuture<void> close(StoreConnection::Closing how = StoreConnection::Closing::FinishQueued);

private:
    struct Private;
    std::shared_ptr<Private> d; // shared with what waits for its commit
};

} // namespace storescope
