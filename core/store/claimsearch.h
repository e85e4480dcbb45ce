// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/connection.h"
#include "core/store/claimrules.h"

namespace storescope {

// What a claim of this session would take now. It reads what it takes and little more, however many batches
// wait, and needs no index beside those of the schema: unclaimed batches stand in idx_queued_work_claim
// oldest first. Many delayed batches in front of the ready ones are passed by in idx_queued_work_ready.
// Corrupt: a row spells a policy in a word that is not known.
Result<std::vector<QueuedRow>> findClaimable(Connection &connection, const QString &session, qint64 now,
                                             ClaimBoundary boundary, int max);

// The columns of queued_work_batches that rowOf reads, in its order.
inline const QByteArray queuedColumns =
    QByteArrayLiteral("enqueue_seq, batch_id, session_id, source_key, delivery_policy, slot_policy, "
                      "merge_key_json, available_at_ms, enqueued_at_ms, claim_fencing_token");
Result<QueuedRow> rowOf(const Statement &row, const QString &file);

} // namespace storescope
