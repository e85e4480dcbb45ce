// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/demo/demowriter.h"

#include "app/demo/eventwriter.h"
#include "app/demo/sessionwriter.h"

#include <condition_variable>
#include <mutex>
#include <random>

namespace storescope::demo {
namespace {

using Clock = std::chrono::steady_clock;
constexpr qint64 secondNs = 1'000'000'000;

// Sleeps until a time or until it is cancelled, whatever comes first.
class Alarm
{
public:
    explicit Alarm(const CancelToken &cancel)
        : m_cancel(cancel), m_onCancel(cancel.onCancel([this] {
              const std::lock_guard lock(m_mutex);
              m_wake.notify_all();
          }))
    {
    }
    bool waitUntil(Clock::time_point when)
    {
        std::unique_lock lock(m_mutex);
        m_wake.wait_until(lock, when, [this] { return m_cancel.isCancelled(); });
        return !m_cancel.isCancelled();
    }

private:
    CancelToken m_cancel;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    CancelToken::Registration m_onCancel;
};

WriteOptions writeOptions(const WriterOptions &options)
{
    WriteOptions write;
    write.wal = options.wal;
    write.durability = Durability::Normal;
    return write;
}

// The hours before, denser at some times than at others; artifacts only in the last part of a long one.
Result<void> writeHistory(EventWriter &writer, const WriterOptions &options, const CancelToken &cancel)
{
    constexpr int batch = 1000;
    const qint64 span = std::max<qint64>(2 * 3600 * secondNs, options.history * 50'000'000);
    const Instant now = Instant::now();
    Instant at = now.plusNanos(-span);
    Dice dice(options.seed ^ 0x5eed);
    double weight = 1;
    const qint64 batches = (options.history + batch - 1) / batch;
    for (qint64 i = 0; i < batches && !cancel.isCancelled(); ++i) {
        if (i % 4 == 0)
            weight = 0.3 + 1.7 * dice.unit();
        const qint64 left = batches - i;
        const Instant until =
            left == 1 ? now : at.plusNanos(qint64(double(now.since(at)) / double(left) * weight));
        const int events = int(std::min<qint64>(batch, options.history - i * batch));
        writer.setArtifacts(left * batch <= 12'000);
        if (const auto written = writer.writeEvents(events, at, until); !written)
            return written;
        at = std::min(until, now);
    }
    writer.setArtifacts(true);
    return {};
}

struct Pace
{
    double perSecond;
    Clock::time_point begun = Clock::now();
    qint64 done = 0;

    qint64 due() const
    {
        const double elapsed = std::chrono::duration<double>(Clock::now() - begun).count();
        return std::max<qint64>(0, qint64(elapsed * perSecond) - done);
    }
    Clock::time_point next() const
    {
        return begun + std::chrono::duration_cast<Clock::duration>(
                           std::chrono::duration<double>(double(done + 1) / perSecond));
    }
};

Result<void> writeLive(EventWriter *eventWriter, SessionWriter *sessionWriter, const WriterOptions &options,
                       const CancelToken &cancel)
{
    Alarm alarm(cancel);
    const auto end =
        options.duration.count() > 0 ? Clock::now() + options.duration : Clock::time_point::max();
    Pace events{options.rate}, acts{std::clamp(options.rate / 10, 1.0, 50.0)};
    Instant last = Instant::now();
    auto nextSweep = Clock::now() + std::chrono::minutes(1);
    while (!cancel.isCancelled() && Clock::now() < end) {
        Result<void> written;
        const qint64 due = eventWriter ? events.due() : 0;
        const qint64 commit = std::max<qint64>(1, qint64(options.rate / 1000));
        for (qint64 left = due; written && left > 0 && !cancel.isCancelled(); left -= commit) {
            const Instant now = Instant::now();
            const int batch = int(std::min(left, commit));
            written = eventWriter->writeEvents(batch, last, now);
            last = now;
            events.done += batch;
        }
        for (qint64 left = sessionWriter ? acts.due() : 0; written && left > 0; --left) {
            written = sessionWriter->act(Instant::now());
            ++acts.done;
        }
        if (written && eventWriter && Clock::now() > nextSweep) { // as the runtime does
            written = eventWriter->sweep();
            nextSweep += std::chrono::minutes(1);
        }
        if (!written)
            return written;
        auto next = eventWriter ? events.next() : acts.next();
        if (sessionWriter)
            next = std::min(next, acts.next());
        if (!alarm.waitUntil(std::min(next, end)))
            break;
    }
    return {};
}

} // namespace

Result<void> writeDemo(const DemoFolder &folder, const WriterOptions &given, const CancelToken &cancel)
{
    WriterOptions options = given;
    if (options.seed == 0)
        options.seed = std::random_device{}() | 1;
    ConnectionPool pool;
    std::unique_ptr<EventWriter> eventWriter;
    std::unique_ptr<SessionWriter> sessionWriter;
    if (options.events) {
        auto opened = EventWriter::open(pool, folder.eventFile(), writeOptions(options), options.seed);
        if (!opened)
            return tl::unexpected(opened.error());
        eventWriter = std::move(*opened);
        const auto last = eventWriter->lastSeq();
        if (!last)
            return tl::unexpected(last.error());
        if (*last == 0)
            if (const auto written = writeHistory(*eventWriter, options, cancel); !written)
                return written;
    }
    if (options.session) {
        auto opened =
            SessionWriter::open(pool, folder.sessionFile(), writeOptions(options), options.seed ^ 0x1a54);
        if (!opened)
            return tl::unexpected(opened.error());
        sessionWriter = std::move(*opened);
        if (const auto made = sessionWriter->createSession(Instant::now()); !made)
            return made;
    }
    if (!options.live)
        return {};
    return writeLive(eventWriter.get(), sessionWriter.get(), options, cancel);
}

} // namespace storescope::demo
