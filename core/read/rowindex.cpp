// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/rowindex.h"

#include "core/read/keybinding.h"

#include <QThread>

#include <algorithm>

namespace storescope {

namespace {

using Query = Collection::Query;
using Bound = Collection::Bound;

constexpr qint64 leastRebuildMs = 2000;
constexpr qint64 leastExtendMs = 50;

void prepareKeys(Statement &statement, const Collection &collection, qint64 limit, qint64 offset)
{
    collection.bindCommon(statement, Instant::now());
    statement.bind(":limit", limit);
    statement.bind(":offset", offset);
}

} // namespace

RowIndex::RowIndex(std::shared_ptr<FileReaders> readers, std::shared_ptr<const Collection> collection,
                   int file, bool watched, Hooks hooks)
    : m_readers(std::move(readers)),
      m_collection(std::move(collection)),
      m_file(file),
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
    m_readers
        ->read<Pass>(
            m_readers->scan(0), Reader::Index,
            [self = shared_from_this(), pass = std::move(pass)](GovernedRead &read) {
                return self->read(read, pass);
            },
            Priority::Low)
        .then([self = shared_from_this()](QFuture<Result<Pass>> future) {
            self->stepped(future.result());
        });
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
    std::vector<std::shared_ptr<Waiting>> cancelled;
    {
        const QMutexLocker lock(&m_mutex);
        const auto kept = std::stable_partition(m_waiting.begin(), m_waiting.end(),
                                                [](const auto &one) { return !one->cancel.isCancelled(); });
        cancelled.assign(kept, m_waiting.end());
        m_waiting.erase(kept, m_waiting.end());
    }
    for (const auto &one : cancelled) {
        one->promise.addResult(
            Result<qint64>(failure(ErrorCode::Cancelled, QStringLiteral("The count was cancelled."))));
        one->promise.finish();
    }
}

void RowIndex::finishWaiting(const Result<qint64> &result)
{
    std::vector<std::shared_ptr<Waiting>> waiting;
    {
        const QMutexLocker lock(&m_mutex);
        waiting.swap(m_waiting);
    }
    for (const auto &one : waiting) {
        one->promise.addResult(result);
        one->promise.finish();
    }
}

QFuture<Result<qint64>> RowIndex::exactCount(CancelToken cancel)
{
    auto waiting = std::make_shared<Waiting>();
    waiting->cancel = std::move(cancel);
    waiting->promise.start();
    auto future = waiting->promise.future();
    {
        const QMutexLocker lock(&m_mutex);
        if (m_watched && m_shown.complete && !m_doubtful && !m_changed && !m_running) {
            waiting->promise.addResult(Result<qint64>(m_shown.rows));
            waiting->promise.finish();
            return future;
        }
        m_waiting.push_back(std::move(waiting));
        if (!m_watched && m_shown.complete && rowsMayGo())
            m_doubtful = true;
    }
    if (m_readers->isClosing())
        finishWaiting(failure(ErrorCode::Closed, QStringLiteral("The store was closed."), m_readers->path()));
    wake();
    return future;
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
    const auto done = read.run([&](const Governor::Chunk &chunk) -> Result<bool> {
        if (auto moved = advance(read, chunk, pass); !moved)
            return tl::unexpected<Error>(moved.error());
        return true;
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return pass;
}

Result<void> RowIndex::advance(GovernedRead &read, const Governor::Chunk &chunk, Pass &pass) const
{
    if (pass.verify) {
        const auto stands = stillStands(read, pass);
        if (!stands)
            return tl::unexpected<Error>(stands.error());
        if (*stands)
            pass.verify = false;
        else
            pass = {};
    }
    if (pass.rows == 0) {
        if (auto begun = begin(read, pass); !begun || pass.complete)
            return begun;
    }
    do {
        const qint64 toNextKey = segment - (pass.rows - 1) % segment;
        if (pass.ordered && toNextKey == segment) {
            const auto passed = passSegment(read, pass);
            if (!passed)
                return tl::unexpected<Error>(passed.error());
            if (*passed)
                continue;
        }
        const auto more = passRows(read, pass, pass.ordered ? toNextKey : -1);
        if (!more)
            return tl::unexpected<Error>(more.error());
        if (!*more) {
            pass.complete = true;
            return {};
        }
    } while (!chunk.spent());
    return {};
}

Result<void> RowIndex::begin(GovernedRead &read, Pass &pass) const
{
    const auto ordered = isOrdered(read);
    if (!ordered)
        return tl::unexpected<Error>(ordered.error());
    pass.ordered = *ordered;
    const auto first = edge(read, false);
    if (!first)
        return tl::unexpected<Error>(first.error());
    if (first->empty()) {
        pass.complete = true;
        return {};
    }
    if (m_collection->hasIntegerKey()) {
        const auto last = edge(read, true);
        if (!last)
            return tl::unexpected<Error>(last.error());
        const auto low = toInteger(first->parts.front());
        const auto high = last->empty() ? low : toInteger(last->parts.front());
        if (low && high)
            pass.range = {*low, *high};
    }
    pass.keys.push_back(*first);
    pass.rows = 1;
    pass.last = *first;
    return {};
}

// A whole segment is passed over inside SQLite: false when fewer rows are left.
Result<bool> RowIndex::passSegment(GovernedRead &read, Pass &pass) const
{
    auto statement =
        read.statement(m_collection->sql({.lower = Bound::After, .keysOnly = true, .offset = true}));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting reset(*statement);
    prepareKeys(**statement, *m_collection, 1, segment - 1);
    bindKey(**statement, 'k', pass.last);
    const auto row = (*statement)->step();
    if (!row || !*row)
        return row;
    pass.last = keyOf(**statement, *m_collection);
    pass.keys.push_back(pass.last);
    pass.rows += segment;
    return true;
}

// Counts at most `most` rows one by one: false when the end was reached.
Result<bool> RowIndex::passRows(GovernedRead &read, Pass &pass, qint64 most) const
{
    auto statement = read.statement(m_collection->sql({.lower = Bound::After, .keysOnly = true}));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting reset(*statement);
    prepareKeys(**statement, *m_collection, most, 0);
    bindKey(**statement, 'k', pass.last);
    for (qint64 n = 0; most < 0 || n < most; ++n) {
        const auto row = (*statement)->step();
        if (!row || !*row)
            return row;
        pass.last = keyOf(**statement, *m_collection);
        if (pass.rows++ % segment == 0)
            pass.keys.push_back(pass.last);
    }
    return true;
}

// The first and the last row that are known are still the first and still there.
Result<bool> RowIndex::stillStands(GovernedRead &read, const Pass &pass) const
{
    if (pass.rows == 0)
        return true;
    const auto first = edge(read, false);
    if (!first)
        return tl::unexpected<Error>(first.error());
    if (*first != pass.keys.front())
        return false;
    auto statement = read.statement(m_collection->sql({.exactly = true, .keysOnly = true}));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting reset(*statement);
    prepareKeys(**statement, *m_collection, 1, 0);
    bindKey(**statement, 'k', pass.last);
    return (*statement)->step();
}

Result<bool> RowIndex::isOrdered(GovernedRead &read) const
{
    auto statement = read.connection().prepare(
        ("EXPLAIN QUERY PLAN " + m_collection->sql({.lower = Bound::After, .keysOnly = true})).toStdString());
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting reset(&*statement);
    for (;;) {
        const auto row = statement->step();
        if (!row)
            return row;
        if (!*row)
            return true;
        if (statement->bytes(3).find("USE TEMP B-TREE") != std::string_view::npos)
            return false;
    }
}

// The key of the first or last row; empty when there is none.
Result<Key> RowIndex::edge(GovernedRead &read, bool last) const
{
    auto statement = read.statement(m_collection->sql({.descending = last, .keysOnly = true}));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting reset(*statement);
    prepareKeys(**statement, *m_collection, 1, 0);
    const auto row = (*statement)->step();
    if (!row)
        return tl::unexpected<Error>(row.error());
    return *row ? keyOf(**statement, *m_collection) : Key();
}

} // namespace storescope
