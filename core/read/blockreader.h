// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/filter/filter.h"
#include "core/read/governedread.h"
#include "core/read/record.h"

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace storescope {

// Keys in the direction of a scan: behind `after`, up to and with `last`.
struct KeyRange
{
    std::optional<Key> after;
    std::optional<Key> last;
};

// Reads the blocks of a scan. Any thread may read at the same time, each with its own connection.
class BlockReader
{
public:
    BlockReader(std::shared_ptr<const Filter> filter, bool newestFirst, bool withRecords, qint64 most,
                Preview preview);

    // Whether an index gives the order, and the keys at both ends; rows behind the far end are not the
    // scan's.
    Result<void> findEdges(GovernedRead &read);
    // From one end to the other; nullopt: there are no rows.
    std::optional<KeyRange> whole() const;

    struct Piece
    {
        KeyRange range;
        qint64 rows = -1; // not known before it is read
        std::optional<KeyRange> rest;
    };
    // The first of a range, as much as is passed in a part of a window.
    Result<Piece> cut(GovernedRead &read, const KeyRange &range) const;

    struct Outcome
    {
        std::vector<Record> found;
        qint64 rows = 0;              // stepped over
        qint64 passed = -1;           // and those that SQL did not show; -1: all of the range
        std::optional<KeyRange> left; // the time was over before the range was
    };
    // One read window's worth of a range of `rows` rows, -1: not known.
    Result<Outcome> read(GovernedRead &read, const KeyRange &range, qint64 rows);

    // How far into the collection a key is, by its number; nullopt when keys are no numbers.
    std::optional<double> shareAt(const Key &key) const;
    qint64 estimatedRows() const;                                   // -1: no idea
    bool countsRows() const { return m_filter->where().isEmpty(); } // Outcome::rows is all of them

private:
    class Look;
    // Keys alone; keys and what the predicate needs; everything.
    enum class Form { Keys, Narrow, Full };
    Form form() const;
    Collection::Query queryOf(const KeyRange &range) const; // its bounds
    QByteArray sqlOf(Form form, const KeyRange &range) const;
    QByteArray keysSql(const KeyRange &range, bool descending, bool offset) const;
    void bind(Statement &statement, const KeyRange &range) const;
    Result<std::optional<Key>> firstKey(GovernedRead &read, const KeyRange &range, bool descending,
                                        qint64 offset) const;
    bool cutsByNumber() const;
    Piece cutByNumber(const KeyRange &range) const;
    Result<qint64> countRows(GovernedRead &read, const KeyRange &range, qint64 most) const;
    Result<bool> step(GovernedRead &read, const Governor::Chunk &chunk, const KeyRange &range, qint64 rows,
                      Outcome &outcome);
    Result<void> fill(GovernedRead &read, std::vector<Record> &found) const;
    void learn(const Outcome &outcome, const KeyRange &range, qint64 rows, qint64 micros);

    const std::shared_ptr<const Filter> m_filter;
    const std::shared_ptr<const Collection> m_collection;
    const bool m_newestFirst;
    const bool m_withRecords;
    const qint64 m_most; // matches, -1: all
    const RecordReader m_records;
    const Instant m_now;
    bool m_ordered = true; // else each read would sort everything anew, so there is only one
    std::optional<Key> m_nearest, m_farthest;
    std::atomic<qint64> m_stretch{512}; // rows of a piece
    std::atomic<qint64> m_width{512};   // of a piece in integer keys
    std::atomic<bool> m_manyMatch{false};
};

} // namespace storescope
