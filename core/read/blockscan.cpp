// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/blockscan.h"

#include <QThread>

#include <algorithm>

namespace storescope {
namespace {

constexpr int mostOnTheWay = 4;
constexpr size_t mostWaiting = 8'192; // matches that wait for their batch; then no block is taken
constexpr size_t mostInBatch = 4'096;
constexpr qsizetype mostReserved = 4 * 1024 * 1024;
constexpr unsigned long pausedMs = 20;

} // namespace

BlockScan::BlockScan(std::shared_ptr<FileReaders> readers, std::shared_ptr<const Filter> filter,
                     const Request &request, Hooks hooks)
    : m_readers(std::move(readers)),
      m_filter(std::move(filter)),
      m_request(request),
      m_hooks(std::move(hooks)),
      m_reader(m_filter, request.newestFirst, request.withRecords, request.limit, request.preview),
      m_working(size_t(std::max(1, request.workers)))
{
    m_progress.total = request.total;
}

void BlockScan::start()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_working[0] = true;
        if (m_request.limit == 0) {
            finish({});
            return;
        }
    }
    // The others begin when the first has found the edges.
    schedule(0);
}

void BlockScan::cancel()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_ended = true;
    }
    m_cancel.cancel();
}

BlockScan::Progress BlockScan::progress() const
{
    const QMutexLocker lock(&m_mutex);
    return m_progress;
}

void BlockScan::taken()
{
    QMutexLocker lock(&m_mutex);
    m_onTheWay = std::max(0, m_onTheWay - 1);
    if (m_ended)
        return;
    handOut();
    goOn(lock);
}

BlockScan::Blocks::iterator BlockScan::firstWaiting()
{
    return std::find_if(m_blocks.begin(), m_blocks.end(),
                        [](const Block &block) { return block.state == Block::State::Waiting; });
}

bool BlockScan::isFull() const
{
    return m_onTheWay >= mostOnTheWay && m_ready.size() + size_t(m_textRows) >= mostWaiting;
}

// Gives idle workers their next turn, without the mutex: a job may end at once, on this thread.
void BlockScan::goOn(QMutexLocker<QMutex> &lock)
{
    const bool waits = firstWaiting() != m_blocks.end();
    // Beside a writer one worker is enough: on two cores a second would take the writer's.
    const auto most = m_readers->governor()->writerIsActive() ? 1 : std::ptrdiff_t(m_working.size());
    auto busy = std::count(m_working.begin(), m_working.end(), true);
    std::vector<int> workers;
    for (size_t i = 0; i < m_working.size() && !m_ended && m_begun && !isFull() && waits && busy < most;
         ++i) {
        if (!m_working[i]) {
            m_working[i] = true;
            ++busy;
            workers.push_back(int(i));
        }
    }
    lock.unlock();
    for (const int worker : workers)
        schedule(worker);
}

void BlockScan::schedule(int worker)
{
    auto turn = std::make_shared<Turn>();
    m_readers->readThen<bool>(
        m_readers->scan(worker), Reader::Scan,
        [self = shared_from_this(), turn](GovernedRead &read) -> Result<bool> {
            if (auto done = self->takeTurn(read, *turn); !done)
                return tl::unexpected<Error>(done.error());
            return true;
        },
        Priority::Low, m_cancel,
        [self = shared_from_this(), worker, turn](Result<bool> result) {
            self->turned(worker, *turn, result ? Result<void>() : tl::unexpected<Error>(result.error()));
        });
}

// Runs on a worker's thread, without the mutex.
Result<void> BlockScan::takeTurn(GovernedRead &read, Turn &turn)
{
    while (m_readers->governor()->scansPaused() && read.stop())
        QThread::msleep(pausedMs);
    if (!turn.claimed) {
        const auto claimed = claim(read, turn);
        if (!claimed)
            return tl::unexpected<Error>(claimed.error());
        if (!*claimed)
            return {};
    }
    auto outcome = m_reader.read(read, turn.range, turn.rows);
    if (!outcome)
        return tl::unexpected<Error>(outcome.error());
    turn.outcome = std::move(*outcome);
    if (m_request.writer)
        write(turn);
    return {};
}

// On the worker: the records go where they were made.
void BlockScan::write(Turn &turn)
{
    auto &found = turn.outcome.found;
    turn.text = {};
    turn.text.text.reserve(m_longestText); // growing would copy it over and over
    for (const Record &record : found)
        m_request.writer(turn.text.text, record);
    turn.text.rows = qint64(found.size());
    if (!found.empty())
        turn.text.last = found.back().key;
    found.clear();
    const qsizetype longest = m_longestText;
    m_longestText = std::clamp(turn.text.text.size(), longest, mostReserved);
}

// Once, by the first turn. False: there are no rows.
Result<bool> BlockScan::findEdges(GovernedRead &read)
{
    {
        const QMutexLocker lock(&m_mutex);
        if (m_begun)
            return true;
    }
    auto found = m_reader.findEdges(read);
    // A connection that has to be opened anew makes the whole job run again.
    if (found)
        found = read.check();
    if (!found)
        return tl::unexpected<Error>(found.error());
    const QMutexLocker lock(&m_mutex);
    m_begun = true;
    if (m_request.total < 0)
        m_progress.total = m_reader.estimatedRows();
    if (auto whole = m_reader.whole())
        m_blocks.push_back({std::move(*whole), -1, Block::State::Waiting, {}, {}});
    return !m_blocks.empty();
}

// The beginning of the first block that waits. False: nothing is left.
Result<bool> BlockScan::claim(GovernedRead &read, Turn &turn)
{
    const QMutexLocker claiming(&m_claiming);
    if (const auto found = findEdges(read); !found || !*found)
        return found;
    KeyRange range;
    {
        const QMutexLocker lock(&m_mutex);
        const auto waiting = firstWaiting();
        if (waiting == m_blocks.end())
            return false;
        turn.block = waiting;
        range = waiting->range;
    }
    auto piece = m_reader.cut(read, range);
    if (!piece)
        return tl::unexpected<Error>(piece.error());
    QMutexLocker lock(&m_mutex);
    const Blocks::iterator cut = turn.block;
    if (piece->rest)
        m_blocks.insert(std::next(cut), {std::move(*piece->rest), -1, Block::State::Waiting, {}, {}});
    *cut = {std::move(piece->range), piece->rows, Block::State::Running, {}, {}};
    turn.take(cut);
    goOn(lock);
    return true;
}

void BlockScan::turned(int worker, Turn &turn, const Result<void> &result)
{
    QMutexLocker lock(&m_mutex);
    m_working[size_t(worker)] = false;
    if (m_ended)
        return;
    if (!result) {
        finish(result);
        return;
    }
    if (turn.claimed)
        settle(turn);
    handOut();
    goOn(lock);
}

// From here on the mutex is held.

void BlockScan::settle(Turn &turn)
{
    Block &block = *turn.block;
    block.found = std::move(turn.outcome.found);
    block.text = std::move(turn.text);
    block.state = Block::State::Done;
    if (turn.outcome.passed >= 0)
        block.rows = turn.outcome.passed;
    block.rows = std::max<qint64>(0, block.rows);
    if (turn.outcome.left) {
        block.range.last = turn.outcome.left->after;
        m_blocks.insert(std::next(turn.block),
                        {std::move(*turn.outcome.left), -1, Block::State::Waiting, {}, {}});
    }
    while (!m_blocks.empty() && m_blocks.front().state == Block::State::Done) {
        Block &first = m_blocks.front();
        std::move(first.found.begin(), first.found.end(), std::back_inserter(m_ready));
        if (first.text.rows > 0) {
            m_textRows += first.text.rows;
            m_texts.push_back(std::move(first.text));
        }
        m_progress.passed += first.rows;
        if (const auto share = first.range.last ? m_reader.shareAt(*first.range.last) : std::nullopt)
            m_progress.share = *share;
        else if (m_progress.total > 0)
            m_progress.share = std::min(1.0, double(m_progress.passed) / double(m_progress.total));
        m_blocks.pop_front();
    }
}

void BlockScan::handOutTexts()
{
    while (m_onTheWay < mostOnTheWay && !m_texts.empty() && !m_ended) {
        MatchText text = std::move(m_texts.front());
        m_texts.pop_front();
        m_textRows -= text.rows;
        m_progress.matches += text.rows;
        ++m_onTheWay;
        m_hooks.text(std::move(text));
    }
}

void BlockScan::handOutRecords()
{
    while (m_onTheWay < mostOnTheWay && !m_ready.empty() && !m_ended) {
        size_t count = std::min(m_ready.size(), mostInBatch);
        if (m_request.limit >= 0)
            count = size_t(std::min<qint64>(qint64(count), m_request.limit - m_progress.matches));
        const auto end = m_ready.begin() + qsizetype(count);
        std::vector<Record> batch(std::make_move_iterator(m_ready.begin()), std::make_move_iterator(end));
        m_ready.erase(m_ready.begin(), end);
        m_progress.matches += qint64(count);
        ++m_onTheWay;
        m_hooks.batch(std::move(batch));
        if (m_progress.matches == m_request.limit) {
            finish({});
            return;
        }
    }
}

void BlockScan::handOut()
{
    handOutTexts();
    handOutRecords();
    if (m_ended)
        return;
    if (m_begun && m_blocks.empty() && m_ready.empty() && m_texts.empty()) {
        m_progress.share = 1;
        m_progress.total = m_progress.passed;
        finish({});
    } else if (m_begun) {
        m_hooks.progressed(m_progress);
    }
}

void BlockScan::finish(const Result<void> &result)
{
    m_ended = true;
    m_hooks.finished(result ? Result<Progress>(m_progress) : tl::unexpected<Error>(result.error()));
}

} // namespace storescope
