// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/governedread.h"
#include "core/read/keybinding.h"
#include "core/read/record.h"
#include "core/read/tail.h"

#include <functional>
#include <memory>
#include <vector>

namespace storescope {

// One way of finding what came or changed in a collection: one a TailMode. Used by one job at a time. A step
// reads within one chunk and puts by what it learned; `commit` keeps it once the rows are believed, `discard`
// forgets it, so that nothing is lost or told twice when a read has to be done again.
class TailReader
{
public:
    TailReader(std::shared_ptr<const Collection> collection, std::shared_ptr<const Filter> filter,
               Tail::Start start);
    virtual ~TailReader() = default;
    void setPreview(Preview preview)
    {
        m_records = RecordReader(m_collection, preview);
    } // before the first step
    TailReader(const TailReader &) = delete;
    TailReader &operator=(const TailReader &) = delete;

    // Appends at most `most` changes. True: nothing more is waiting.
    virtual Result<bool> step(GovernedRead &read, const Governor::Chunk &chunk, std::vector<Change> &changes,
                              int most) = 0;
    virtual void commit() = 0;
    virtual void discard() = 0;
    // Another file may lie at the path: whether it goes on where the old one was left.
    virtual Result<bool> goesOn(GovernedRead &read) = 0;
    // Everything counts as new.
    virtual void restart() = 0;
    // In how many ms to step again although nothing was committed; -1: not at all.
    virtual int lookAgainMs() const { return -1; }
    virtual QString note() const { return {}; }

    // The reader for the collection's mode. `schema` is its file's.
    static std::unique_ptr<TailReader> make(std::shared_ptr<const Collection> collection,
                                            const Schema &schema, std::shared_ptr<const Filter> filter,
                                            const Tail::Start &start);

protected:
    const Collection &collection() const { return *m_collection; }
    bool wanted(const Statement &row) const { return !m_filter || m_filter->matches(row); }
    bool isFiltered() const { return m_filter != nullptr; }
    // A statement ready to be stepped, with the common bindings.
    Result<Statement *> statement(GovernedRead &read, const QByteArray &sql, qint64 limit = -1,
                                  qint64 offset = 0) const;
    // Steps over the rows of `sql` behind a key (none: all), which its lower bound says, while the chunk
    // lasts and `take` wants more. True: there are no more.
    Result<bool> readBehind(GovernedRead &read, const Governor::Chunk &chunk, const QByteArray &sql,
                            const Key &after, const std::function<bool(const Statement &)> &take) const;
    static Collection::Bound boundBehind(const Key &after)
    {
        return after.empty() ? Collection::Bound::None : Collection::Bound::After;
    }
    // Collection::sql with a further expression after the select list; its position is extraColumn(), with
    // keysOnly that after the keys.
    QByteArray sqlWith(const QByteArray &extra, const Collection::Query &query) const;
    int extraColumn() const { return m_collection->keySize() + m_collection->sourceRowColumns(); }

    const std::shared_ptr<const Collection> m_collection;
    const std::shared_ptr<const Filter> m_filter; // null: every row
    RecordReader m_records;
    const Tail::Start m_start;
};

} // namespace storescope
