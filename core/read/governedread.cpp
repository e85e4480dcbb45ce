// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/governedread.h"

#include <QCoreApplication>
#include <QThread>

namespace storescope {

namespace {

// Not SQLite's codes: they never leave this room.
constexpr int stale = -101;
constexpr int moved = -102;

constexpr qint64 patienceMs = 5000;

} // namespace

GovernedRead::GovernedRead(Connection &connection, const ReadSetting &context, Reader reader,
                           CancelToken cancel)
    : m_connection(connection), m_context(context), m_reader(reader), m_cancel(std::move(cancel))
{
}

Result<void> GovernedRead::stop() const
{
    if (m_context.closing.isCancelled())
        return failure(ErrorCode::Closed, QCoreApplication::translate("read", "The store was closed."),
                       m_connection.file());
    if (m_context.disconnected)
        return failure(
            ErrorCode::Closed,
            QCoreApplication::translate("read", "The store is disconnected. Reconnect to read it."),
            m_connection.file());
    if (m_cancel.isCancelled())
        return failure(ErrorCode::Cancelled, QCoreApplication::translate("read", "The read was cancelled."),
                       m_connection.file());
    return {};
}

Result<void> GovernedRead::check() const
{
    if (m_connection.hasMoved())
        return failure(
            ErrorCode::Conflict,
            QCoreApplication::translate("read", "Another file was put in the store's place. Read again."),
            m_connection.file(), moved);
    if (!m_connection.stillValid())
        return failure(
            ErrorCode::Conflict,
            QCoreApplication::translate("read", "The store was opened by its program meanwhile. Read again."),
            m_connection.file(), stale);
    return {};
}

WalLook GovernedRead::walLook() const
{
    return [&connection = m_connection] { return connection.walState(); };
}

bool GovernedRead::asksToReopen(const Error &error)
{
    return error.sqliteCode == stale || error.sqliteCode == moved || wantsNewConnection(error);
}

bool GovernedRead::fileWasReplaced(const Error &error)
{
    return error.sqliteCode == moved;
}

bool GovernedRead::waitAndRetry(const Error &error, int attempt)
{
    if (attempt == 1)
        m_held.start();
    if (!mayWorkSoon(error) || m_held.elapsed() > patienceMs || !stop())
        return false;
    // A read-only answer that stays asks for a new connection.
    if (saysReadOnly(error) && attempt > 8)
        return false;
    m_context.governor->noteBusy();
    if (m_context.busy)
        m_context.busy(attempt);
    QThread::usleep(std::min(1000ul << std::min(attempt - 1, 3), 8000ul));
    return true;
}

} // namespace storescope
