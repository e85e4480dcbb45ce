// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/demo/eventwriter.h"

#include "app/demo/waited.h"

namespace storescope::demo {
namespace {

using std::chrono::seconds;

constexpr qint64 secondNs = 1'000'000'000;
constexpr seconds shownExpired{1800};
constexpr seconds keyLife{3600};

Instant lately()
{
    return Instant::now().plusNanos(-shownExpired.count() * secondNs);
}

template <class T>
Result<void> firstError(const std::vector<QFuture<Result<T>>> &futures)
{
    for (const auto &future : futures)
        if (const auto done = waited(future); !done)
            return tl::unexpected<Error>(done.error());
    return {};
}

} // namespace

Result<std::unique_ptr<EventWriter>> EventWriter::open(ConnectionPool &pool, const QString &file,
                                                       const WriteOptions &options, std::uint64_t seed)
{
    std::unique_ptr<EventWriter> writer(new EventWriter(seed));
    auto log = waited(EventLog::open(pool, file, options));
    if (!log)
        return tl::unexpected<Error>(log.error());
    writer->m_log = std::move(*log);
    ArtifactOptions keeping;
    keeping.now = &lately;
    keeping.longestLife += shownExpired; // counted from half an hour ago
    auto artifacts = waited(ArtifactStore::adopt(writer->m_log->connection(), keeping));
    if (!artifacts)
        return tl::unexpected<Error>(artifacts.error());
    writer->m_artifacts = std::move(*artifacts);
    return writer;
}

Result<qint64> EventWriter::lastSeq()
{
    return waited(m_log->lastSeq());
}

Result<void> EventWriter::writeEvents(int events, const Instant &from, const Instant &until)
{
    std::vector<QFuture<Result<qint64>>> appended;
    std::vector<QFuture<Result<void>>> recorded;
    std::vector<QFuture<Result<ArtifactRef>>> put;
    const qint64 span = until.since(from);
    for (int i = 1; i <= events; ++i) {
        const qint64 jitter = span > 0 && i < events
                                  ? m_dice.below(int(std::min<qint64>(span / events / 2 + 1, 500'000'000)))
                                  : 0;
        Instant at = from.plusNanos(qint64(double(span) * i / events) - jitter);
        at.digits = 9;
        const Envelope envelope = m_story.next(at);
        appended.push_back(m_log->append(envelope));
        if (envelope.type == QLatin1String("job.submit") &&
            at.plusNanos(keyLife.count() * secondNs) > lately()) // older ones were swept since
            recorded.push_back(recordJob(envelope));
        if (const auto artifact = m_story.takeArtifact())
            put.push_back(m_artifacts->put(artifact->draft, artifact->body));
    }
    auto done = firstError(appended);
    if (done)
        done = firstError(recorded);
    return done ? firstError(put) : done;
}

QFuture<Result<void>> EventWriter::recordJob(const Envelope &submit)
{
    const QByteArray outcome = R"({"job_id":")" + submit.job.toUtf8() + R"(","status":"accepted"})";
    return m_log->recordIdempotent(QStringLiteral("mira"), QStringLiteral("idem-") + submit.id.right(10),
                                   outcome, submit.time.plusNanos(keyLife.count() * secondNs), submit.time);
}

Result<void> EventWriter::sweep()
{
    const auto swept = waited(m_log->sweepIdempotent(lately()));
    return swept ? Result<void>() : tl::unexpected<Error>(swept.error());
}

} // namespace storescope::demo
