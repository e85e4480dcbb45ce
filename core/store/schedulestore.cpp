// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/schedulestore.h"

#include "core/store/skillschema.h"
#include "core/store/statements.h"

namespace storescope {

namespace {

Value timeText(const std::optional<Instant> &instant)
{
    return instant ? textValue(toRfc3339Nano(*instant)) : Value();
}

Value timeSeconds(const std::optional<Instant> &instant)
{
    return qint64(instant ? instant->seconds : 0);
}

Result<void> insert(Connection &connection, const QByteArray &table, const Scheduled &scheduled)
{
    const auto kind = firstValue(connection, "SELECT CASE WHEN json_valid(:data) THEN json_type(:data) END",
                                 {{":data", Value(Text{scheduled.document})}});
    if (!kind)
        return tl::unexpected<Error>(kind.error());
    if (bytesOf(kind->value_or(Value())) != "object")
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("The document of %1 is no JSON object.").arg(scheduled.id));
    const auto done =
        change(connection,
               "INSERT INTO " + table +
                   " (id, owner_id, name, schedule, next_run_at, data) VALUES (:id, :owner, :name, "
                   ":schedule, :next, json_set(:data, '$.NextRunAt', :text)) ON CONFLICT(id) DO UPDATE "
                   "SET owner_id = excluded.owner_id, name = excluded.name, schedule = "
                   "excluded.schedule, next_run_at = excluded.next_run_at, data = excluded.data",
               {{":id", textValue(scheduled.id)},
                {":owner", textValue(scheduled.owner)},
                {":name", textValue(scheduled.name)},
                {":schedule", textValue(scheduled.schedule)},
                {":next", timeSeconds(scheduled.next)},
                {":text", timeText(scheduled.next)},
                {":data", Value(Text{scheduled.document})}});
    return done ? Result<void>() : Result<void>(tl::unexpected<Error>(done.error()));
}

Result<void> mark(Connection &connection, const QByteArray &table, const QString &id, const Instant &last,
                  const std::optional<Instant> &next)
{
    const auto marked =
        change(connection,
               "UPDATE " + table +
                   " SET next_run_at = :next, data = json_set(data, '$.LastScheduledRunAt', :last, "
                   "'$.NextRunAt', :text) WHERE id = :id AND json_valid(data)",
               {{":next", timeSeconds(next)},
                {":last", timeText(last)},
                {":text", timeText(next)},
                {":id", textValue(id)}});
    if (!marked)
        return tl::unexpected<Error>(marked.error());
    if (*marked == 1)
        return {};
    const auto there =
        firstValue(connection, "SELECT 1 FROM " + table + " WHERE id = :id", {{":id", textValue(id)}});
    if (!there)
        return tl::unexpected<Error>(there.error());
    if (*there)
        return failure(ErrorCode::Corrupt,
                       QStringLiteral("The document of %1 is not JSON. Save it again.").arg(id),
                       connection.file());
    return failure(ErrorCode::NotFound, QStringLiteral("There is no %1 to run.").arg(id), connection.file());
}

Result<std::vector<Scheduled>> selectDue(Connection &connection, const QByteArray &table, const Instant &now,
                                         int most)
{
    // The column has whole seconds; the document says the rest.
    auto rows = bound(connection,
                      "SELECT id, owner_id, name, schedule, next_run_at, "
                      "CASE WHEN json_valid(data) THEN json_extract(data, '$.NextRunAt') END, data FROM " +
                          table + " WHERE next_run_at <> 0 AND next_run_at <= :now ORDER BY next_run_at, id",
                      {{":now", qint64(now.seconds)}});
    if (!rows)
        return tl::unexpected<Error>(rows.error());
    Statement &row = **rows;
    std::vector<Scheduled> due;
    while (qsizetype(due.size()) < most) {
        const auto stepped = row.step();
        if (!stepped)
            return tl::unexpected<Error>(stepped.error());
        if (!*stepped)
            break;
        Instant next{row.integer(4), 0, 0};
        if (const auto exact = Instant::fromIso(textAt(row, 5)); exact && exact->seconds == next.seconds)
            next = *exact;
        if (next <= now)
            due.push_back(
                {textAt(row, 0), textAt(row, 1), textAt(row, 2), textAt(row, 3), next, bytesAt(row, 6)});
    }
    return due;
}

} // namespace

QString toRfc3339Nano(const Instant &instant)
{
    Instant shortest = instant;
    shortest.digits = 9;
    for (std::int32_t rest = instant.nanos; shortest.digits > 0 && rest % 10 == 0; rest /= 10)
        --shortest.digits;
    return shortest.toIso();
}

QFuture<Result<ScheduleStore::Ptr>> ScheduleStore::open(ConnectionPool &pool, const QString &path, Of of,
                                                        const WriteOptions &options)
{
    return StoreConnection::openAs<ScheduleStore>(pool, path, skillSchema(), options, of);
}

QFuture<Result<ScheduleStore::Ptr>> ScheduleStore::adopt(StoreConnection &connection, Of of)
{
    return connection.shareAs<ScheduleStore>(skillSchema(), of);
}

ScheduleStore::ScheduleStore(StoreConnection::Ptr connection, Of of)
    : m_connection(std::move(connection)), m_table(of == Of::Skills ? "skills" : "agents")
{
}

ScheduleStore::~ScheduleStore()
{
    m_connection->closeAndWait();
}

QFuture<void> ScheduleStore::close(StoreConnection::Closing how)
{
    return m_connection->close(how);
}

QFuture<Result<void>> ScheduleStore::save(const Scheduled &scheduled)
{
    if (scheduled.id.isEmpty())
        return QtFuture::makeReadyFuture(Result<void>(
            failure(ErrorCode::InvalidArgument, QStringLiteral("What is scheduled needs an id."))));
    return m_connection->write([table = m_table, scheduled](Connection &connection) {
        return insert(connection, table, scheduled);
    });
}

QFuture<Result<void>> ScheduleStore::markRun(const QString &id, const Instant &last,
                                             const std::optional<Instant> &next)
{
    return m_connection->write([table = m_table, id, last, next](Connection &connection) {
        return mark(connection, table, id, last, next);
    });
}

QFuture<Result<std::vector<Scheduled>>> ScheduleStore::due(const Instant &now, int most)
{
    return m_connection->read([table = m_table, now, most](Connection &connection) {
        return selectDue(connection, table, now, most);
    });
}

} // namespace storescope
