// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/connection.h"
#include "core/store/claimrules.h"

namespace storescope::workbatches {

// Rows of the queue as batches with their items, in one read. Each is inside a job of the connection.
Result<std::optional<WorkBatch>> find(Connection &connection, const QString &id);
Result<std::optional<WorkBatch>> findBySourceKey(Connection &connection, const QString &session,
                                                 const QString &sourceKey);
Result<std::vector<WorkBatch>> all(Connection &connection, const QString &session);
// Unclaimed, or claimed until `now` at most.
Result<std::vector<WorkBatch>> pending(Connection &connection, const QString &session, qint64 now);

Result<WorkBatch> insert(Connection &connection, const BatchDraft &draft, qint64 now);
Result<void> loadItems(Connection &connection, WorkBatch &batch);

} // namespace storescope::workbatches
