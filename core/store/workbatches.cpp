// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/workbatches.h"

#include "core/base/sha256.h"
#include "core/store/claimsearch.h"
#include "core/store/rows.h"

#include <QUuid>

namespace storescope::workbatches {

namespace {

// One statement, so that batches and items are of one moment.
const QByteArray selectBatches = "SELECT " + queuedColumns +
                                 ", item_id, payload_json FROM queued_work_batches LEFT JOIN "
                                 "queued_work_items USING (batch_id) ";
const QByteArray oldestFirst = " ORDER BY enqueue_seq, item_index";
constexpr int itemColumn = 10; // item_id, payload_json; NULL in a batch without items

void addItem(WorkBatch &batch, const Statement &row, int column)
{
    if (row.type(column) != ValueType::Null)
        batch.items.push_back({rows::textOf(row, column), bytesOf(row.value(column + 1))});
}

// Two programs that enqueue in one millisecond differ in the random part.
QString newBatchId(const BatchDraft &draft, qint64 now)
{
    const QByteArray unique = draft.session.toUtf8() + ':' + draft.sourceKey.value_or(QString()).toUtf8() +
                              ':' + QByteArray::number(now) + ':' + QUuid::createUuid().toRfc4122();
    return QStringLiteral("qwb:") + QString::fromLatin1(sha256Hex(unique));
}

Result<std::vector<WorkBatch>> batches(Connection &connection, const QByteArray &sql,
                                       std::initializer_list<Value> parameters)
{
    std::vector<WorkBatch> found;
    const auto done = rows::each(connection, sql, parameters, [&](const Statement &row) -> Result<bool> {
        if (found.empty() || found.back().seq != row.integer(0)) {
            auto queued = rowOf(row, connection.file());
            if (!queued)
                return tl::unexpected<Error>(queued.error());
            found.push_back(std::move(queued->batch));
        }
        addItem(found.back(), row, itemColumn);
        return true;
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return found;
}

Result<std::optional<WorkBatch>> one(Connection &connection, const QByteArray &sql,
                                     std::initializer_list<Value> parameters)
{
    auto found = batches(connection, sql, parameters);
    if (!found)
        return tl::unexpected<Error>(found.error());
    return found->empty() ? std::nullopt : std::optional(std::move(found->front()));
}

Result<qint64> insertRow(Connection &connection, const BatchDraft &draft, const QString &id, qint64 now)
{
    static const QByteArray sql =
        "INSERT INTO queued_work_batches (batch_id, session_id, source_key, delivery_policy, slot_policy, "
        "merge_key_json, available_at_ms, enqueued_at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) "
        "RETURNING enqueue_seq";
    const auto seq =
        rows::first(connection, sql,
                    {textValue(id), textValue(draft.session), rows::orNull(draft.sourceKey),
                     textValue(toText(draft.delivery)), textValue(toText(draft.slot)),
                     Value(Text{toJson(draft.mergeKey)}), Value(draft.availableAtMs), Value(now)});
    if (!seq)
        return tl::unexpected<Error>(seq.error());
    if (!*seq)
        return failure(ErrorCode::Conflict,
                       QStringLiteral("The queue took no batch of the session %1.").arg(draft.session),
                       connection.file());
    return toInteger(**seq).value_or(0);
}

} // namespace

Result<void> loadItems(Connection &connection, WorkBatch &batch)
{
    static const QByteArray sql =
        "SELECT item_id, payload_json FROM queued_work_items WHERE batch_id = ?1 ORDER BY item_index";
    const auto done =
        rows::each(connection, sql, {textValue(batch.id)}, [&batch](const Statement &row) -> Result<bool> {
            addItem(batch, row, 0);
            return true;
        });
    return done ? Result<void>() : tl::unexpected<Error>(done.error());
}

Result<std::optional<WorkBatch>> find(Connection &connection, const QString &id)
{
    static const QByteArray sql = selectBatches + "WHERE batch_id = ?1" + oldestFirst;
    return one(connection, sql, {textValue(id)});
}

Result<std::optional<WorkBatch>> findBySourceKey(Connection &connection, const QString &session,
                                                 const QString &sourceKey)
{
    static const QByteArray sql = selectBatches + "WHERE session_id = ?1 AND source_key = ?2" + oldestFirst;
    return one(connection, sql, {textValue(session), textValue(sourceKey)});
}

Result<std::vector<WorkBatch>> all(Connection &connection, const QString &session)
{
    static const QByteArray sql = selectBatches + "WHERE session_id = ?1" + oldestFirst;
    return batches(connection, sql, {textValue(session)});
}

Result<std::vector<WorkBatch>> pending(Connection &connection, const QString &session, qint64 now)
{
    static const QByteArray sql =
        selectBatches + "WHERE session_id = ?1 AND (claim_token IS NULL OR claim_expires_at_ms <= ?2)" +
        oldestFirst;
    return batches(connection, sql, {textValue(session), Value(now)});
}

Result<WorkBatch> insert(Connection &connection, const BatchDraft &draft, qint64 now)
{
    static const QByteArray itemSql = "INSERT INTO queued_work_items (batch_id, item_index, item_id, "
                                      "payload_json) VALUES (?1, ?2, ?3, ?4)";
    WorkBatch batch;
    batch.id = newBatchId(draft, now);
    const auto seq = insertRow(connection, draft, batch.id, now);
    if (!seq)
        return tl::unexpected<Error>(seq.error());
    batch.seq = *seq;
    batch.session = draft.session;
    batch.sourceKey = draft.sourceKey;
    batch.delivery = draft.delivery;
    batch.slot = draft.slot;
    batch.mergeKey = draft.mergeKey;
    batch.availableAtMs = draft.availableAtMs;
    batch.enqueuedAtMs = now;
    for (const QByteArray &payload : draft.payloads) {
        const auto index = qint64(batch.items.size());
        WorkItem item{QStringLiteral("%1:item:%2").arg(batch.id).arg(index), payload};
        const auto done =
            rows::count(connection, itemSql,
                        {textValue(batch.id), Value(index), textValue(item.id), Value(Text{payload})});
        if (!done)
            return tl::unexpected<Error>(done.error());
        batch.items.push_back(std::move(item));
    }
    return batch;
}

} // namespace storescope::workbatches
