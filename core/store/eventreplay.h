// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/envelope.h"
#include "core/store/storeconnection.h"

#include <vector>

namespace storescope {

// Reads on in a session's messages when it is asked to: a consumer takes as long as it likes, and meanwhile
// neither a read is open nor more than one chunk in memory. Made by EventLog::replay.
class EventReplay : public std::enable_shared_from_this<EventReplay>
{
public:
    using Ptr = std::shared_ptr<EventReplay>;
    EventReplay(StoreConnection &connection, QString session, QString afterMessage);

    static constexpr int mostRows = 256;
    static constexpr qint64 mostBytes = 4 * 1024 * 1024; // of bodies; one larger message comes alone

    // The next messages; none: the end for now, ask again after an append. DataLoss: the log does not know
    // the message to start after. Asking again before an answer is there is fine: answers come in order.
    QFuture<Result<std::vector<Envelope>>> next(const CancelToken &cancel = {});

private:
    Result<std::vector<Envelope>> read(Connection &connection);
    Result<void> findStart(Connection &connection);

    StoreConnection m_connection; // borrowed
    const QString m_session;
    const QString m_afterMessage;
    // The connection's thread only.
    bool m_started = false;
    qint64 m_after = 0;
};

} // namespace storescope
