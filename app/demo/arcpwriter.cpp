// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/demo/arcpwriter.h"

#include "app/demo/rowwriter.h"

namespace storescope::demo {

Result<void> ArcpWriter::createSchema(Connection &connection)
{
    return writeAll(
        connection,
        {"CREATE TABLE IF NOT EXISTS arcp_envelope (seq INTEGER PRIMARY KEY AUTOINCREMENT, session_id TEXT,"
         " message_id TEXT NOT NULL, type TEXT NOT NULL, timestamp_iso TEXT NOT NULL, job_id TEXT, stream_id "
         "TEXT,"
         " subscription_id TEXT, trace_id TEXT, correlation_id TEXT, causation_id TEXT, priority TEXT,"
         " body_json TEXT NOT NULL, UNIQUE (session_id, message_id))",
         "CREATE INDEX IF NOT EXISTS arcp_envelope_session_seq ON arcp_envelope (session_id, seq)",
         "CREATE INDEX IF NOT EXISTS arcp_envelope_job_seq ON arcp_envelope (job_id, seq)",
         "CREATE INDEX IF NOT EXISTS arcp_envelope_stream_seq ON arcp_envelope (stream_id, seq)",
         "CREATE TABLE IF NOT EXISTS arcp_idempotency (principal TEXT NOT NULL, idempotency_key TEXT NOT "
         "NULL,"
         " outcome_json TEXT NOT NULL, created_at_iso TEXT NOT NULL, expires_at_iso TEXT NOT NULL,"
         " PRIMARY KEY (principal, idempotency_key))",
         "CREATE INDEX IF NOT EXISTS arcp_idempotency_expiry ON arcp_idempotency (expires_at_iso)",
         "CREATE TABLE IF NOT EXISTS arcp_artifact (artifact_id TEXT PRIMARY KEY, session_id TEXT, "
         "media_type TEXT NOT NULL,"
         " size_bytes INTEGER NOT NULL, sha256 TEXT, expires_at_iso TEXT, body_blob BLOB NOT NULL)",
         "CREATE INDEX IF NOT EXISTS arcp_artifact_session ON arcp_artifact (session_id)",
         "CREATE INDEX IF NOT EXISTS arcp_artifact_expiry ON arcp_artifact (expires_at_iso)"});
}

Result<void> ArcpWriter::writeEvents(Connection &connection, int events, const Instant &from,
                                     const Instant &until)
{
    if (const auto begun = connection.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    const qint64 span = until.since(from);
    for (int i = 1; i <= events; ++i) {
        const qint64 jitter = span > 0 && i < events
                                  ? m_dice.below(int(std::min<qint64>(span / events / 2 + 1, 500'000'000)))
                                  : 0;
        Instant at = from.plusNanos(qint64(double(span) * i / events) - jitter);
        at.digits = 9;
        if (const auto written = writeEvent(connection, at); !written)
            return written;
    }
    return connection.execute("COMMIT");
}

Result<void> ArcpWriter::writeEvent(Connection &connection, const Instant &at)
{
    const Envelope e = m_story.next(at);
    const auto written = write(
        connection,
        "INSERT INTO arcp_envelope (session_id, message_id, type, timestamp_iso, job_id, stream_id, trace_id,"
        " correlation_id, causation_id, priority, body_json) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        {text(e.session), text(e.id), text(e.type), text(e.time), textOrNull(e.job), textOrNull(e.stream),
         textOrNull(e.trace), textOrNull(e.correlation), textOrNull(e.causation), text(e.priority),
         text(e.body)});
    if (!written)
        return written;
    if (e.type == "job.submit")
        return writeIdempotency(connection, e, at);
    if (const auto artifact = m_story.takeArtifact())
        return writeArtifact(connection, *artifact);
    return {};
}

Result<void> ArcpWriter::writeArtifact(Connection &connection, const Artifact &artifact)
{
    return write(connection, "INSERT OR REPLACE INTO arcp_artifact VALUES (?,?,?,?,?,?,?)",
                 {text(artifact.id), text(artifact.session), text(artifact.mediaType),
                  qint64(artifact.body.size()), text(artifact.sha256), text(artifact.expires),
                  Blob{artifact.body}});
}

Result<void> ArcpWriter::writeIdempotency(Connection &connection, const Envelope &envelope, const Instant &at)
{
    return write(connection, "INSERT OR REPLACE INTO arcp_idempotency VALUES (?,?,?,?,?)",
                 {text("mira"), text("idem-" + envelope.id.right(10)),
                  text(R"({"job_id":")" + envelope.job + R"(","status":"accepted"})"),
                  text(at.toIso().toUtf8()), text(at.plusNanos(3600LL * 1'000'000'000).toIso().toUtf8())});
}

Result<void> ArcpWriter::sweep(Connection &connection, const Instant &before)
{
    return write(connection, "DELETE FROM arcp_artifact WHERE expires_at_iso < ?",
                 {text(before.toIso().toUtf8())});
}

} // namespace storescope::demo
