// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/storeconnection.h"

#include <limits>
#include <optional>

namespace storescope {

struct Version
{
    qint64 seq = 0;      // from 1, consecutive for each skill
    QString id;          // of the version itself
    QByteArray document; // JSON, a full snapshot
};

// The versions of skills, each a whole document, in the table skill_versions of skillSchema(). Any thread
// may call; futures resolve on the connection's thread.
class VersionStore
{
public:
    using Ptr = std::shared_ptr<VersionStore>;
    static QFuture<Result<Ptr>> open(ConnectionPool &pool, const QString &path,
                                     const WriteOptions &options = {});
    static QFuture<Result<Ptr>> adopt(StoreConnection &connection);
    explicit VersionStore(StoreConnection::Ptr connection);
    ~VersionStore(); // close() and wait

    // The new version's seq: the skill's last one plus one, however many callers and processes append at
    // once. InvalidArgument: an empty skill or document, or one that is not JSON.
    QFuture<Result<qint64>> appendVersion(const QString &skill, const QByteArray &document);
    // Newest first, those before a seq.
    QFuture<Result<std::vector<Version>>>
    versions(const QString &skill, qint64 before = std::numeric_limits<qint64>::max(), int most = 100);
    // NotFound: no such version.
    QFuture<Result<Version>> version(const QString &skill, qint64 seq);

    StoreConnection &connection() const { return *m_connection; }
    QFuture<void> close(StoreConnection::Closing how = StoreConnection::Closing::FinishQueued);

private:
    StoreConnection::Ptr m_connection;
};

} // namespace storescope
