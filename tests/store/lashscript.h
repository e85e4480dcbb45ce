// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/sessionstore.h"
#include "core/store/workqueue.h"

#include <QHash>

namespace storescope::test {

// Operations on a session file, given as JSON and answered in the words of tests/interop/lash, so that both
// programs' answers can be compared. Claims go in and out: either program goes on with those of the other.
class LashScript
{
public:
    explicit LashScript(const std::shared_ptr<StoreConnection> &connection)
        : m_queue(connection), m_session(connection)
    {
    }

    // {"ops": […], "claims": {…}} gives {"outcomes": […], "claims": {…}}.
    Json run(const Json &script);

private:
    Json perform(const Json &op);
    Json enqueue(const Json &op);
    Json list(const Json &op);
    Json claim(const Json &op);
    Json renew(const Json &op);
    Json abandon(const Json &op);
    Json cancel(const Json &op);
    Json commit(const Json &op);
    Json collect();
    Json tombstone(const Json &op);

    WorkQueue m_queue;
    SessionStore m_session;
    QHash<QString, WorkClaim> m_claims;
};

// What the file holds once ids, tokens and times, which no two runs share, are taken out.
Json rowsOf(StoreConnection &connection);

// Equal whatever the order of keys. What differs is warned of.
bool isSame(const Json &ours, const Json &theirs);

// As the crate writes a claim.
Json toJson(const WorkClaim &claim);
WorkClaim claimOf(const Json &json);

// As the crate writes a commit (RuntimeCommit), without the claims that it completes.
SessionCommit commitOf(const Json &json);

} // namespace storescope::test
