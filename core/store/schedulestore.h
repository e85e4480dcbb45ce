// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/store/storeconnection.h"

#include <optional>
#include <vector>

namespace storescope {

// What runs on a schedule, as it is stored: a JSON document and the columns that are pulled out of it.
struct Scheduled
{
    QString id;
    QString owner;
    QString name;
    QString schedule;            // as the program wrote it
    std::optional<Instant> next; // none: not scheduled; whole seconds in the column
    QByteArray document;         // JSON; its NextRunAt and LastScheduledRunAt follow the store's calls
};

// The schedules of skills or of agents, in the tables of skillSchema(). Any thread may call; futures
// resolve on the connection's thread.
class ScheduleStore
{
public:
    using Ptr = std::shared_ptr<ScheduleStore>;
    enum class Of { Skills, Agents };
    static QFuture<Result<Ptr>> open(ConnectionPool &pool, const QString &path, Of of,
                                     const WriteOptions &options = {});
    static QFuture<Result<Ptr>> adopt(StoreConnection &connection, Of of);
    ScheduleStore(StoreConnection::Ptr connection, Of of);
    ~ScheduleStore(); // close() and wait

    // Replaces one of the same id. InvalidArgument: no id, or the document is no JSON object.
    QFuture<Result<void>> save(const Scheduled &scheduled);
    // Sets the last run and the next (none: not any more) in the document and in the column, in one UPDATE:
    // what others change in the document at the same time is not lost. NotFound: no such id. Corrupt: its
    // document is not JSON.
    QFuture<Result<void>> markRun(const QString &id, const Instant &last, const std::optional<Instant> &next);
    // What is to run at `now`, the earliest first; it stays due until it is marked.
    QFuture<Result<std::vector<Scheduled>>> due(const Instant &now = Instant::now(), int most = 1000);

    StoreConnection &connection() const { return *m_connection; }
    QFuture<void> close(StoreConnection::Closing how = StoreConnection::Closing::FinishQueued);

private:
    StoreConnection::Ptr m_connection;
    QByteArray m_table;
};

// RFC 3339 with as many of nine fraction digits as are needed, as Go writes it.
QString toRfc3339Nano(const Instant &instant);

} // namespace storescope
