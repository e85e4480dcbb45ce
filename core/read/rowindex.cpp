// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/rowindex.h"

#include <QThread>

#include <algorithm>

namespace storescope {

namespace {

constexpr qint64 leastRebuildMs = 2000;
constexpr qint64 leastExtendMs = 50;

} // namespace

RowIndex::RowIndex(std::shared_ptr<FileReaders> readers, std::shared_ptr<const Collection> collection,
                   int file, QByteArray rowid, bool watched, Hooks hooks)
    : m_readers(std::move(readers)),
      m_collection(std::move(collection)),
      m_file(file),
      m_rowid(std::move(rowid)),
      m_watched(watched),
      m_hooks(std::move(hooks))
{
}

bool RowIndex::rowsMayGo() const
{
    const CollectionSpec &spec = m_collection->spec();
    const bool appends = spec.tail.mode == TailMode::Append ||
                         (spec.tail.mode == TailMode::Updated && m_collection->hasIntegerKey());
    return !appends || spec.tail.removes || spec.keyReused;
}

void RowIndex::start()
{
    {
        const QMutexLocker lock(&m_mutex);
        if (m_running || (m_shown.complete && !m_doubtful && !m_changed))
            return;
    }
    wake();
}

// Begins a step unless one runs: a first pass, an extension of what is known, or a new pass where rows may
// have gone.
void RowIndex::wake()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_timerSet = false;
        if (m_running || m_readers->isClosing())
            return;
        m_running = true;
        const bool tooSoon = m_waiting.empty() && m_sincePass.isValid() &&
                             m_sincePass.elapsed() < std::max(leastRebuildMs, 20 * m_lastPassMs);
        m_extending = m_shown.complete && (!m_doubtful || tooSoon);
        m_changed = false;
        m_next = {};
        if (m_extending) {
            m_next = m_shown;
            m_next.complete = false;
            m_next.verify = !m_doubtful;
        } else {
            m_doubtful = false;
            m_passTime.start();
        }
    }
    step();
}

void RowIndex::wakeSoon()
{
    qint64 wait = 0;
    {
        const QMutexLocker lock(&m_mutex);
        if (m_running || m_timerSet)
            return;
        if (m_sinceStep.isValid())
            wait = leastExtendMs - m_sinceStep.elapsed();
        m_timerSet = wait > 0;
    }
    if (wait > 0 && m_hooks.later)
        m_hooks.later(int(wait));
    else
        wake();
}

// A new pass for numbers that are in doubt, once it is time.
void RowIndex::scheduleAnew()
{
    qint64 wait = 0;
    {
        const QMutexLocker lock(&m_mutex);
        if (m_timerSet || !m_sincePass.isValid())
            return;
        wait = std::max(leastRebuildMs, 20 * m_lastPassMs) - m_sincePass.elapsed();
        m_timerSet = true;
    }
    if (m_hooks.later)
        m_hooks.later(int(std::clamp<qint64>(wait + 1, 1, 3'600'000)));
}

void RowIndex::step()
{
    Pass pass;
    {
        const QMutexLocker lock(&m_mutex);
        pass = std::move(m_next);
        m_next = {};
    }
    m_readers->readThen<Pass>(
        m_readers->scan(0), Reader::Index,
        [self = shared_from_this(), pass = std::move(pass)](GovernedRead &read) {
            return self->read(read, pass);
        },
        Priority::Low, {},
        [self = shared_from_this()](Result<Pass> result) { self->stepped(std::move(result)); });
}

void RowIndex::stepped(Result<Pass> result)
{
    enum class Then { Rest, Step, Wake, Anew } then = Then::Rest;
    std::optional<Result<qint64>> answer;
    {
        const QMutexLocker lock(&m_mutex);
        m_sinceStep.start();
        if (!result) {
            m_running = false;
            m_doubtful = m_doubtful || m_shown.complete;
            answer = tl::unexpected<Error>(result.error());
        } else if (!result->complete) {
            then = Then::Step;
            if (!m_shown.complete)
                m_shown = *result; // a first pass is of use while it grows
            m_next = std::move(*result);
        } else {
            m_running = false;
            m_shown = std::move(*result);
            if (!m_extending) {
                m_lastPassMs = m_passTime.elapsed();
                m_sincePass.start();
            }
            if (!m_doubtful || !m_extending)
                answer = m_shown.rows; // as of this pass, however the program writes on
            if (m_changed || (m_doubtful && !m_waiting.empty()))
                then = Then::Wake;
            else if (m_doubtful)
                then = Then::Anew;
        }
    }
    if (answer)
        finishWaiting(*answer);
    else
        dropCancelled();
    if (result && m_hooks.told)
        m_hooks.told();
    switch (then) {
    case Then::Rest:
        break;
    case Then::Step:
        step();
        break;
    case Then::Wake:
        wakeSoon();
        break;
    case Then::Anew:
        scheduleAnew();
        break;
    }
}

void RowIndex::dropCancelled()
{
    std::vector<Waiting> cancelled;
    {
        const QMutexLocker lock(&m_mutex);
        const auto kept = std::stable_partition(m_waiting.begin(), m_waiting.end(),
                                                [](const Waiting &one) { return !one.cancel.isCancelled(); });
        std::move(kept, m_waiting.end(), std::back_inserter(cancelled));
        m_waiting.erase(kept, m_waiting.end());
    }
    for (const Waiting &one : cancelled)
        one.counted(failure(ErrorCode::Cancelled, QStringLiteral("The count was cancelled.")));
}

void RowIndex::finishWaiting(const Result<qint64> &result)
{
    std::vector<Waiting> waiting;
    {
        const QMutexLocker lock(&m_mutex);
        waiting.swap(m_waiting);
    }
    for (const Waiting &one : waiting)
        one.counted(result);
}

void RowIndex::whenCounted(CancelToken cancel, Counted counted)
{
    std::optional<qint64> known;
    {
        const QMutexLocker lock(&m_mutex);
        if (m_watched && m_shown.complete && !m_doubtful && !m_changed && !m_running) {
            known = m_shown.rows;
        } else {
            m_waiting.push_back({std::exchange(counted, {}), std::move(cancel)});
            if (!m_watched && m_shown.complete && rowsMayGo())
                m_doubtful = true;
        }
    }
    if (known)
        return counted(*known);
    if (m_readers->isClosing())
        finishWaiting(failure(ErrorCode::Closed, QStringLiteral("The store was closed."), m_readers->path()));
    wake();
}

RowCount RowIndex::count() const
{
    const QMutexLocker lock(&m_mutex);
    RowCount count;
    if (m_shown.complete) {
        count.rows = m_shown.rows;
        count.exact = !m_doubtful;
        count.counted = 1;
        return count;
    }
    if (m_shown.range) {
        count.rows = std::max(m_shown.range->second - m_shown.range->first + 1, m_shown.rows);
        count.counted = count.rows > 0 ? double(m_shown.rows) / double(count.rows) : 0;
    } else if (m_shown.rows > 0) {
        count.rows = m_shown.rows;
    }
    return count;
}

std::optional<RowIndex::Place> RowIndex::placeOfRow(qint64 row) const
{
    const QMutexLocker lock(&m_mutex);
    const qint64 n = row / segment;
    if (row < 0 || n >= qint64(m_shown.keys.size()) || row >= m_shown.rows)
        return std::nullopt;
    return Place{m_shown.keys[size_t(n)], n * segment};
}

std::optional<RowIndex::Place> RowIndex::placeOfKey(const Key &key) const
{
    const QMutexLocker lock(&m_mutex);
    if (m_shown.keys.empty() || (!m_shown.complete && m_shown.last < key))
        return std::nullopt;
    const auto after = std::upper_bound(m_shown.keys.begin(), m_shown.keys.end(), key);
    if (after == m_shown.keys.begin())
        return Place{m_shown.keys.front(), 0};
    const auto n = after - m_shown.keys.begin() - 1;
    return Place{m_shown.keys[size_t(n)], n * segment};
}

bool RowIndex::isExact() const
{
    const QMutexLocker lock(&m_mutex);
    return !m_doubtful;
}

bool RowIndex::isComplete() const
{
    const QMutexLocker lock(&m_mutex);
    return m_shown.complete;
}

bool RowIndex::isOrdered() const
{
    const QMutexLocker lock(&m_mutex);
    return m_shown.ordered;
}

std::optional<std::pair<qint64, qint64>> RowIndex::keyRange() const
{
    const QMutexLocker lock(&m_mutex);
    return m_shown.range;
}

void RowIndex::fileChanged(int file)
{
    if (file != m_file)
        return;
    {
        const QMutexLocker lock(&m_mutex);
        if (!m_shown.complete && !m_running)
            return; // nobody has asked yet
        m_changed = true;
        m_doubtful = m_doubtful || rowsMayGo();
    }
    wakeSoon();
}

void RowIndex::fileReplaced(int file)
{
    if (file != m_file)
        return;
    {
        const QMutexLocker lock(&m_mutex);
        m_doubtful = m_doubtful || m_shown.complete || m_running;
        m_changed = true;
        m_sincePass.invalidate();
    }
    wake();
}

// One step is one chunk of the pass; the next one is queued anew, so that others get their turn on the
// worker.
Result<RowIndex::Pass> RowIndex::read(GovernedRead &read, Pass pass) const
{
    while (m_readers->governor()->scansPaused() && read.stop())
        QThread::msleep(10);
    IndexPassReader reader(read, *m_collection, m_rowid);
    const auto done = read.run([&](const Governor::Chunk &chunk) -> Result<bool> {
        if (auto moved = reader.advance(chunk, pass); !moved)
            return tl::unexpected<Error>(moved.error());
        return true;
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return pass;
}

} // namespace storescope
