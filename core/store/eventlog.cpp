// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/eventlog.h"

#include "core/store/eventschema.h"
#include "core/store/statements.h"

#include <mutex>

namespace storescope {

namespace {

// An append that waits for its group's commit.
struct WaitingAppend
{
    Envelope envelope;
    QPromise<Result<qint64>> promise;
    Result<qint64> outcome = 0;
};
using Group = std::vector<WaitingAppend>;

const QByteArray insertSql = "INSERT INTO arcp_envelope (session_id, message_id, type, timestamp_iso, "
                             "job_id, stream_id, subscription_id, "
                             "trace_id, correlation_id, causation_id, priority, body_json) "
                             "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";

void bindEnvelope(Statement &insert, const Envelope &envelope, const Value &session)
{
    insert.bind(1, session);
    insert.bind(2, textValue(envelope.id));
    insert.bind(3, textValue(envelope.type));
    insert.bind(4, textValue(envelope.time.toIso()));
    insert.bind(5, nullIfEmpty(envelope.job));
    insert.bind(6, nullIfEmpty(envelope.stream));
    insert.bind(7, nullIfEmpty(envelope.subscription));
    insert.bind(8, nullIfEmpty(envelope.trace));
    insert.bind(9, nullIfEmpty(envelope.correlation));
    insert.bind(10, nullIfEmpty(envelope.causation));
    insert.bind(11, textValue(envelope.priority));
    insert.bind(12, Value(Text{envelope.body}));
}

// Messages without a session are stored under '' and not deduplicated; but UNIQUE (session_id, message_id)
// holds for '' too, so a repeated one keeps NULL, as older files have it.
Result<Value> sessionValue(Connection &connection, const Envelope &envelope)
{
    if (!envelope.session.isEmpty())
        return textValue(envelope.session);
    const auto there =
        firstValue(connection, "SELECT 1 FROM arcp_envelope WHERE session_id = '' AND message_id = :id",
                   {{":id", textValue(envelope.id)}});
    if (!there)
        return tl::unexpected<Error>(there.error());
    return *there ? Value() : textValue(QStringLiteral(""));
}

// Inside the group's transaction. A duplicate is its own append's outcome: the others go in.
Result<void> insertOne(Connection &connection, WaitingAppend &waiting)
{
    const Envelope &envelope = waiting.envelope;
    const auto session = sessionValue(connection, envelope);
    const auto insert = connection.cached(insertSql);
    if (!session || !insert)
        return tl::unexpected<Error>(session ? insert.error() : session.error());
    bindEnvelope(**insert, envelope, *session);
    const auto stepped = (*insert)->step();
    (*insert)->reset();
    if (!stepped && stepped.error().code == ErrorCode::AlreadyExists) {
        waiting.outcome =
            failure(ErrorCode::AlreadyExists,
                    QStringLiteral("Session %1 already has a message %2.").arg(envelope.session, envelope.id),
                    connection.file());
        return {};
    }
    const auto seq = stepped ? firstValue(connection, "SELECT last_insert_rowid()", {})
                             : Result<std::optional<Value>>(tl::unexpected<Error>(stepped.error()));
    if (!seq)
        return tl::unexpected<Error>(seq.error());
    waiting.outcome = toInteger(seq->value_or(Value())).value_or(0);
    return {};
}

} // namespace

struct EventLog::Private : std::enable_shared_from_this<EventLog::Private>
{
    explicit Private(StoreConnection::Ptr handle) : connection(std::move(handle)) {}

    StoreConnection::Ptr connection;
    std::mutex mutex; // guards what follows
    Group waiting;
    bool asked = false; // a job that takes `waiting` is queued

    Group takeWaiting()
    {
        const std::lock_guard lock(mutex);
        asked = false;
        return std::exchange(waiting, {});
    }

    // One job for all appends that wait when it runs: one transaction, one fsync.
    void commitWaiting()
    {
        auto group = std::make_shared<Group>();
        connection->writeThen(
            [self = shared_from_this(), group](Connection &inside) -> Result<void> {
                *group = self->takeWaiting();
                for (WaitingAppend &each : *group)
                    if (auto done = insertOne(inside, each); !done)
                        return done;
                return {};
            },
            [self = shared_from_this(), group](const Result<void> &committed) {
                if (!committed && group->empty()) // the job did not begin: Closed, Busy
                    *group = self->takeWaiting();
                for (WaitingAppend &each : *group) {
                    each.promise.addResult(
                        committed ? each.outcome : Result<qint64>(tl::unexpected<Error>(committed.error())));
                    each.promise.finish();
                }
            });
    }
};

QFuture<Result<EventLog::Ptr>> EventLog::open(ConnectionPool &pool, const QString &path,
                                              const WriteOptions &options)
{
    return StoreConnection::openAs<EventLog>(pool, path, eventSchema(), options);
}

QFuture<Result<EventLog::Ptr>> EventLog::adopt(StoreConnection &connection)
{
    return connection.shareAs<EventLog>(eventSchema());
}

EventLog::EventLog(StoreConnection::Ptr connection) : d(std::make_shared<Private>(std::move(connection))) {}

EventLog::~EventLog()
{
    d->connection->closeAndWait();
}

StoreConnection &EventLog::connection() const
{
    return *d->connection;
}

QFuture<void> EventLog::close(StoreConnection::Closing how)
{
    return d->connection->close(how);
}

QFuture<Result<qint64>> EventLog::append(Envelope envelope)
{
    if (envelope.id.isEmpty() || envelope.type.isEmpty() || envelope.body.isEmpty())
        return QtFuture::makeReadyFuture(Result<qint64>(failure(
            ErrorCode::InvalidArgument, QStringLiteral("A message needs an id, a type and a body."))));
    WaitingAppend waiting;
    waiting.envelope = std::move(envelope);
    waiting.promise.start();
    auto future = waiting.promise.future();
    bool first = false;
    {
        const std::lock_guard lock(d->mutex);
        d->waiting.push_back(std::move(waiting));
        first = !std::exchange(d->asked, true);
    }
    if (first)
        d->commitWaiting();
    return future;
}

EventReplay::Ptr EventLog::replay(const QString &session, const QString &afterMessage)
{
    return std::make_shared<EventReplay>(*d->connection, session, afterMessage);
}

QFuture<Result<qint64>> EventLog::lastSeq(const std::optional<QString> &session)
{
    return d->connection->read([session](Connection &connection) -> Result<qint64> {
        const auto last =
            !session
                ? firstValue(connection, "SELECT max(seq) FROM arcp_envelope", {})
                : firstValue(
                      connection,
                      session->isEmpty()
                          ? "SELECT max(seq) FROM arcp_envelope WHERE session_id = '' OR session_id IS NULL"
                          : "SELECT max(seq) FROM arcp_envelope WHERE session_id = :session",
                      {{":session", textValue(*session)}});
        if (!last)
            return tl::unexpected<Error>(last.error());
        return toInteger(last->value_or(Value())).value_or(0);
    });
}

} // namespace storescope
