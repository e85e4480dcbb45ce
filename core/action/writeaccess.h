// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/opening.h"

#include <QStringList>

#include <chrono>

namespace storescope {

// A connection that writes somebody else's store: no checkpoint, neither by itself nor on closing, no
// triggers, and nothing but rows of the tables that it may change. A cancel ends each wait for somebody else
// (as Busy).
Result<std::unique_ptr<Connection>> openStoreForWriting(const QString &file, int busyTimeoutMs,
                                                        const CancelToken &cancel = {});
// Until then nothing may be changed. Tables of the main schema.
void allowChanges(Connection &connection, const QStringList &tables);

// BEGIN IMMEDIATE to COMMIT, and how long that was: so long a writer may have waited.
class WriteLock
{
public:
    static Result<WriteLock> take(Connection &connection); // Busy after the timeout
    WriteLock(WriteLock &&other) noexcept;
    WriteLock(const WriteLock &) = delete;
    WriteLock &operator=(const WriteLock &) = delete;
    ~WriteLock(); // rolls back

    // Busy: rolled back, nothing is done. OutcomeUnknown: it may have been done.
    Result<void> commit();
    std::chrono::microseconds held() const;
    // How long it took to be given.
    std::chrono::microseconds waited() const { return m_waited; }

private:
    explicit WriteLock(Connection &connection) : m_connection(&connection) {}
    Connection *m_connection;
    std::chrono::steady_clock::time_point m_begin;
    std::chrono::microseconds m_waited{0};
};

// Pages that the connection has written since it was opened.
qint64 pagesWritten(Connection &connection);

} // namespace storescope
