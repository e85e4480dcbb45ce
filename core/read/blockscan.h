// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/blockreader.h"
#include "core/read/filereaders.h"
#include "core/read/matchtext.h"

#include <QElapsedTimer>
#include <QMutex>

#include <atomic>
#include <deque>
#include <functional>
#include <list>
#include <memory>

namespace storescope {

// Finds a filter's matches in blocks of the key's order. Each worker takes the next block, which is as many
// rows as it passes in a fraction of a read window; what it does not get through is taken next. Matches leave
// in order as soon as the blocks before theirs are done. While four batches are on the way and enough matches
// wait, no block is taken.
class BlockScan : public std::enable_shared_from_this<BlockScan>
{
public:
    struct Request
    {
        bool newestFirst = true;
        bool withRecords = false;
        MatchWriter writer; // when there is one, matches leave as text; without a limit
        qint64 limit = -1;
        Preview preview;
        qint64 total = -1; // rows of the collection, when they are known
        int workers = 2;
    };
    struct Progress
    {
        qint64 passed = 0; // rows before the first that is not decided
        qint64 total = -1;
        qint64 matches = 0; // handed out
        double share = 0;
    };
    // Called from workers' threads, never two at once, never after cancel() has returned; they must not call
    // back.
    struct Hooks
    {
        std::function<void(std::vector<Record>)> batch;
        std::function<void(MatchText)> text; // where the request has a writer
        std::function<void(const Progress &)> progressed;
        std::function<void(const Result<Progress> &)> finished; // once, after the last batch
    };

    BlockScan(std::shared_ptr<FileReaders> readers, std::shared_ptr<const Filter> filter,
              const Request &request, Hooks hooks);

    void start();
    void cancel();
    void taken(); // a batch was taken over
    Progress progress() const;

private:
    struct Block
    {
        KeyRange range;
        qint64 rows = 0; // -1: not known before it is read
        enum class State { Waiting, Running, Done } state = State::Waiting;
        std::vector<Record> found;
        MatchText text;
    };
    using Blocks = std::list<Block>;
    struct Turn // what a worker does next; survives a repetition of its job
    {
        Blocks::iterator block; // of the mutex
        KeyRange range;
        qint64 rows = -1;
        bool claimed = false;
        BlockReader::Outcome outcome;
        MatchText text;

        void take(Blocks::iterator which)
        {
            block = which;
            range = which->range;
            rows = which->rows;
            claimed = true;
        }
    };

    void schedule(int worker);
    Result<void> takeTurn(GovernedRead &read, Turn &turn);
    Result<bool> claim(GovernedRead &read, Turn &turn);
    Result<bool> findEdges(GovernedRead &read);
    void turned(int worker, Turn &turn, const Result<void> &result);
    void write(Turn &turn);
    void settle(Turn &turn);
    void handOut();
    void handOutRecords();
    void handOutTexts();
    void finish(const Result<void> &result);
    Blocks::iterator firstWaiting();
    bool isFull() const;
    void goOn(QMutexLocker<QMutex> &lock);

    const std::shared_ptr<FileReaders> m_readers;
    const std::shared_ptr<const Filter> m_filter;
    const Request m_request;
    const Hooks m_hooks;
    const CancelToken m_cancel;
    BlockReader m_reader;
    std::atomic<qsizetype> m_longestText{0};

    QMutex m_claiming;      // held while the next block's end is looked for; before m_mutex
    mutable QMutex m_mutex; // guards what follows
    Blocks m_blocks;        // in the scan's order: at first one of all; decided ones leave at the front
    bool m_begun = false;   // the edges are known
    std::vector<Record> m_ready;
    std::deque<MatchText> m_texts;
    qint64 m_textRows = 0; // of m_texts
    int m_onTheWay = 0;
    std::vector<bool> m_working; // by worker
    bool m_ended = false;
    Progress m_progress;
};

} // namespace storescope
