// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/governor.h"

#include "core/sqlite/meter.h"

#include <condition_variable>
#include <mutex>
#include <utility>

namespace storescope {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto walWindow = 25ms;
constexpr auto rollbackWindow = 10ms;
constexpr auto leastGap = 2ms;
constexpr auto leastRead = 1ms;
constexpr auto lookAgain = 300us;
constexpr auto stillActive = 200ms;
constexpr auto quietAfter = 5s;
constexpr auto longRead = 100ms;
constexpr auto pauseAfterLongRead = 5s;
constexpr int restPerRead = 2;
constexpr double mostShareForScans = 0.20;

} // namespace

struct Governor::Private
{
    mutable std::mutex mutex;
    std::condition_variable changed;
    Meter meter;
    WalYield yield{60ms, WalYield::autoCheckpoint * 3 / 4}; // a reader may be held up, too
    int reading = 0;
    Clock::time_point windowBegin;
    Clock::time_point windowEnd;
    Clock::time_point lastEnd; // when the last reader of the window left
    Clock::time_point lastLongRead;
    Clock::time_point restUntil; // of scans
    bool rollbackJournal = false;
    bool readLess = false;
    bool nobodyWrites = false;
    bool logSeen = false; // so that commits would be seen
    qint64 wal = -1;
    qint64 walAtOpening = -1;
    bool walNoted = false;

    Clock::duration window() const
    {
        return rollbackJournal ? Clock::duration(rollbackWindow) : Clock::duration(walWindow);
    }

    Clock::time_point gapEnd() const
    {
        const Clock::duration gap =
            readLess ? std::max<Clock::duration>(leastGap, lastEnd - windowBegin) : Clock::duration(leastGap);
        return lastEnd + gap;
    }
    bool writerIsActive(Clock::time_point now) const
    {
        const auto seen = yield.lastCommitSeen();
        return seen != Clock::time_point() && now - seen < stillActive;
    }
    // No writer can be hurt now. A rollback journal tells nothing before a writer meets our lock.
    bool nobodyIsHurt(Clock::time_point now) const
    {
        const auto seen = yield.lastCommitSeen();
        const bool quiet = seen == Clock::time_point() || now - seen > quietAfter;
        return nobodyWrites || (logSeen && !rollbackJournal && quiet);
    }
    // Joining late would give time for nothing.
    bool mayJoin(Clock::time_point now) const { return now + window() / 5 < windowEnd; }
};

Governor::Governor() : d(std::make_unique<Private>()) {}

Governor::~Governor() = default;

Governor::Chunk Governor::begin(Reader reader, WalLook look)
{
    std::unique_lock lock(d->mutex);
    quint32 frames = 0;
    while (true) {
        const auto now = Clock::now();
        const auto wal = look ? look() : std::nullopt;
        frames = wal ? wal->frames : 0;
        d->logSeen = d->logSeen || wal;
        if (reader == Reader::Scan && now < d->restUntil) {
            d->changed.wait_until(lock, d->restUntil);
            continue;
        }
        if (d->mayJoin(now) && !(wal && d->yield.wants(*wal, d->lastEnd, now)))
            break;
        if (d->reading > 0) {
            d->changed.wait(lock);
        } else if (now < d->gapEnd()) {
            d->changed.wait_until(lock, d->gapEnd());
        } else if (wal && d->yield.wants(*wal, d->lastEnd, now)) {
            d->changed.wait_for(lock, lookAgain);
        } else {
            d->windowBegin = now;
            d->windowEnd = now + d->window();
            break;
        }
    }
    return Chunk(this, reader, std::move(look), frames);
}

// With the governor's mutex held.
Governor::Chunk::Chunk(Governor *governor, Reader reader, WalLook look, quint32 framesNow)
    : m_governor(governor),
      m_reader(reader),
      m_look(std::move(look)),
      m_framesAtBegin(framesNow),
      m_fullAt(governor->d->yield.fullAt()),
      m_begin(Clock::now()),
      m_end(governor->d->windowEnd)
{
    ++governor->d->reading;
    governor->d->meter.readBegan(m_begin, reader);
}

Governor::Chunk::Chunk(Chunk &&other) noexcept
    : m_governor(std::exchange(other.m_governor, nullptr)),
      m_reader(other.m_reader),
      m_look(std::move(other.m_look)),
      m_framesAtBegin(other.m_framesAtBegin),
      m_fullAt(other.m_fullAt),
      m_begin(other.m_begin),
      m_end(other.m_end)
{
}

Governor::Chunk::~Chunk()
{
    if (!m_governor)
        return;
    auto &d = *m_governor->d;
    const std::lock_guard lock(d.mutex);
    const auto now = Clock::now();
    d.meter.readEnded(now, m_reader, m_begin);
    d.lastEnd = now;
    if (now - m_begin > longRead)
        d.lastLongRead = now;
    if (m_reader == Reader::Scan && d.writerIsActive(now))
        d.restUntil = now + restPerRead * (now - m_begin);
    if (--d.reading == 0)
        d.changed.notify_all();
}

bool Governor::Chunk::spent() const
{
    const auto now = Clock::now();
    if (now >= m_end || !m_look || now - m_begin < leastRead)
        return now >= m_end;
    const auto wal = m_look();
    return wal && wal->frames != m_framesAtBegin && wal->wantsCheckpoint(m_fullAt);
}

std::chrono::microseconds Governor::Chunk::left() const
{
    return std::max(0us, std::chrono::duration_cast<std::chrono::microseconds>(m_end - Clock::now()));
}

void Governor::setRollbackJournal(bool rollback)
{
    const std::lock_guard lock(d->mutex);
    d->rollbackJournal = rollback;
}

void Governor::setReadLess(bool less)
{
    const std::lock_guard lock(d->mutex);
    d->readLess = less;
}

void Governor::setNobodyWrites(bool nobody)
{
    const std::lock_guard lock(d->mutex);
    d->nobodyWrites = nobody;
}

void Governor::noteBusy()
{
    const std::lock_guard lock(d->mutex);
    d->meter.busy(Clock::now());
}

void Governor::noteWal(qint64 bytes)
{
    const std::lock_guard lock(d->mutex);
    if (!std::exchange(d->walNoted, true))
        d->walAtOpening = bytes;
    d->wal = bytes;
}

bool Governor::scansPaused() const
{
    const std::lock_guard lock(d->mutex);
    const auto now = Clock::now();
    if (d->nobodyIsHurt(now))
        return false;
    const bool longReadLately =
        d->lastLongRead != Clock::time_point() && now - d->lastLongRead < pauseAfterLongRead;
    return longReadLately || d->meter.reading(now, d->rollbackJournal).share > mostShareForScans;
}

bool Governor::writerIsActive() const
{
    const std::lock_guard lock(d->mutex);
    return d->writerIsActive(Clock::now());
}

MeterReading Governor::meter() const
{
    const std::lock_guard lock(d->mutex);
    const auto now = Clock::now();
    MeterReading reading = d->meter.reading(now, d->rollbackJournal);
    if (d->nobodyIsHurt(now))
        reading.harm = Harm::Harmless;
    reading.walBytes = d->wal;
    reading.walBytesAtOpening = d->walAtOpening;
    return reading;
}

QString readerName(Reader reader)
{
    switch (reader) {
    case Reader::Page:
        return QStringLiteral("page");
    case Reader::Cell:
        return QStringLiteral("cell");
    case Reader::Tail:
        return QStringLiteral("tail");
    case Reader::Index:
        return QStringLiteral("index");
    case Reader::Scan:
        return QStringLiteral("scan");
    case Reader::Count:
        return QStringLiteral("count");
    case Reader::Action:
        return QStringLiteral("action");
    }
    return {};
}

} // namespace storescope
