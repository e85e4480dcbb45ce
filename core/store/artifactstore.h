// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/store/storeconnection.h"

#include <optional>

namespace storescope {

// What is put.
struct ArtifactDraft
{
    QString id;      // empty: a new one is made; one that is there is replaced
    QString session; // empty: none
    QString mediaType = QStringLiteral("application/octet-stream");
    std::optional<Instant> expires; // none: the default; never later than the longest life
};

struct ArtifactRef
{
    QString id;
    QString uri; // arcp://session/<session or _>/artifact/<id>
    QString mediaType;
    qint64 size = 0;
    QByteArray sha256;              // lower-case hex; empty when the row has none
    std::optional<Instant> expires; // none: never
};

struct Artifact
{
    ArtifactRef ref;
    QByteArray body;
};

struct ArtifactOptions
{
    std::chrono::seconds usualLife{3600};
    std::chrono::seconds longestLife{24 * 3600};
    std::chrono::milliseconds sweepEvery{60'000}; // 0: never by itself
    std::function<Instant()> now = &Instant::now;
};

// Bodies with a digest and an expiry, in the table of eventSchema() (arcp_artifact): a file made by
// either opens in the other. Any thread may call; futures resolve on the connection's thread. Times are
// compared as instants, never as text; expired means strictly before now.
class ArtifactStore
{
public:
    using Ptr = std::shared_ptr<ArtifactStore>;
    static QFuture<Result<Ptr>> open(ConnectionPool &pool, const QString &path,
                                     const ArtifactOptions &options = {}, const WriteOptions &writing = {});
    // In the file of another store, on its connection: the worker does the jobs of both one after the other,
    // so their callers need not coordinate. Closing this store leaves the adopted connection open, and the
    // other way round.
    static QFuture<Result<Ptr>> adopt(StoreConnection &connection, const ArtifactOptions &options = {});
    ArtifactStore(StoreConnection::Ptr connection, ArtifactOptions options); // prepared for eventSchema()
    ~ArtifactStore();                                                        // close() and wait

    QFuture<Result<ArtifactRef>> put(const ArtifactDraft &draft, const QByteArray &body);
    // InvalidArgument: `text` is not base64.
    QFuture<Result<ArtifactRef>> putBase64(const ArtifactDraft &draft, const QByteArray &text);

    // NotFound: unknown, or expired. Corrupt: the body is not what was put (digest or size), or its expiry is
    // no time. What an own program stored without a digest is given as it is.
    QFuture<Result<Artifact>> fetch(const QString &id);
    // Whether a row went.
    QFuture<Result<bool>> release(const QString &id);
    // How many expired artifacts went.
    QFuture<Result<qint64>> sweepExpired();

    StoreConnection &connection() const { return *m_connection; }
    // Cancels the periodic sweep and waits for a running one.
    QFuture<void> close(StoreConnection::Closing how = StoreConnection::Closing::FinishQueued);

private:
    QFuture<Result<ArtifactRef>> store(const ArtifactDraft &draft, const QByteArray &bytes, bool base64);

    StoreConnection::Ptr m_connection;
    ArtifactOptions m_options;
};

} // namespace storescope
