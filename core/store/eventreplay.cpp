// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/eventreplay.h"

#include "core/store/statements.h"

namespace storescope {

namespace {

// Older files keep NULL where no session is.
QByteArray inSession(const QString &session)
{
    return session.isEmpty() ? "(session_id = :session OR session_id IS NULL)" : "session_id = :session";
}

QByteArray selectSql(const QString &session)
{
    return "SELECT seq, session_id, message_id, type, timestamp_iso, job_id, stream_id, subscription_id, "
           "trace_id, correlation_id, causation_id, priority, body_json FROM arcp_envelope WHERE " +
           inSession(session) + " AND seq > :after ORDER BY seq LIMIT :limit";
}

Envelope readEnvelope(const Statement &row)
{
    Envelope envelope;
    envelope.seq = row.integer(0);
    envelope.session = textAt(row, 1);
    envelope.id = textAt(row, 2);
    envelope.type = textAt(row, 3);
    envelope.time = Instant::fromIso(textAt(row, 4)).value_or(Instant{});
    envelope.job = textAt(row, 5);
    envelope.stream = textAt(row, 6);
    envelope.subscription = textAt(row, 7);
    envelope.trace = textAt(row, 8);
    envelope.correlation = textAt(row, 9);
    envelope.causation = textAt(row, 10);
    envelope.priority = textAt(row, 11);
    envelope.body = bytesAt(row, 12);
    return envelope;
}

} // namespace

EventReplay::EventReplay(StoreConnection &connection, QString session, QString afterMessage)
    : m_connection(connection.borrow()),
      m_session(std::move(session)),
      m_afterMessage(std::move(afterMessage)),
      m_started(m_afterMessage.isEmpty())
{
}

QFuture<Result<std::vector<Envelope>>> EventReplay::next(const CancelToken &cancel)
{
    return m_connection.read(
        [self = shared_from_this()](Connection &connection) { return self->read(connection); }, cancel);
}

Result<void> EventReplay::findStart(Connection &connection)
{
    // The last one, should a message without a session be there more than once.
    auto find =
        bound(connection,
              "SELECT max(seq) FROM arcp_envelope WHERE " + inSession(m_session) + " AND message_id = :id",
              {{":session", textValue(m_session)}, {":id", textValue(m_afterMessage)}});
    if (!find)
        return tl::unexpected<Error>(find.error());
    const auto found = (*find)->step();
    if (!found)
        return tl::unexpected<Error>(found.error());
    if ((*find)->type(0) == ValueType::Null)
        return failure(
            ErrorCode::DataLoss,
            QStringLiteral("The log has no message %1 of session %2, so what came after it cannot be "
                           "told. Replay the session from its beginning.")
                .arg(m_afterMessage, m_session),
            connection.file());
    m_after = (*find)->integer(0);
    m_started = true;
    return {};
}

Result<std::vector<Envelope>> EventReplay::read(Connection &connection)
{
    if (!m_started)
        if (auto found = findStart(connection); !found)
            return tl::unexpected<Error>(found.error());
    auto select =
        bound(connection, selectSql(m_session),
              {{":session", textValue(m_session)}, {":after", m_after}, {":limit", qint64(mostRows)}});
    if (!select)
        return tl::unexpected<Error>(select.error());
    Statement &row = **select;
    std::vector<Envelope> chunk;
    qint64 bytes = 0;
    Result<bool> stepped = true;
    while (bytes < mostBytes && (stepped = row.step()) && *stepped) {
        chunk.push_back(readEnvelope(row));
        bytes += chunk.back().body.size();
    }
    if (!stepped)
        return tl::unexpected<Error>(stepped.error());
    if (!chunk.empty())
        m_after = chunk.back().seq;
    return chunk;
}

} // namespace storescope
