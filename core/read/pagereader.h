// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/governedread.h"
#include "core/read/openstore.h"
#include "core/read/record.h"

#include <memory>

namespace storescope {

class RowIndex;

// Reads one page: keyset chunks from a key or a row number, backwards where the end is asked for. With a
// filter it reads on, in stretches of rows that SQLite looks through within one chunk, until enough rows
// match.
class PageReader
{
public:
    // `index` may be null or unfinished: then row numbers are estimates, for integer keys. The request says
    // how much of the values is read.
    PageReader(const RecordReader &records, PageRequest request, std::shared_ptr<RowIndex> index);

    Result<Page> read(GovernedRead &read);

private:
    // Where the reading stands: rows beyond `key`, or from it on.
    struct Cursor
    {
        Key key; // empty: from the edge
        bool inclusive = false;
        qint64 skip = 0; // rows to pass over
    };
    Result<Cursor> cursorOfRow(GovernedRead &read);
    Result<void> readRows(GovernedRead &read, Cursor cursor, bool backwards);
    Result<bool> readStretch(GovernedRead &read, const Governor::Chunk &chunk, Cursor &cursor, bool backwards,
                             const Key &until);
    Result<Key> endOfStretch(GovernedRead &read, const Cursor &cursor, bool backwards);
    Result<bool> anyBeyond(GovernedRead &read, const Key &key, bool backwards);
    Result<void> findEdges(GovernedRead &read, bool backwards);
    Result<void> numberRows(GovernedRead &read, bool backwards);
    bool filtered() const;
    bool full() const { return int(m_page.records.size()) >= m_request.count; }

    std::shared_ptr<const Collection> m_collection;
    PageRequest m_request;
    std::shared_ptr<RowIndex> m_index;
    RecordReader m_records;
    Page m_page;
    Instant m_now;
    qint64 m_stretch = 4096; // rows that a filter looks through at a time
};

// Records of exactly these keys, in this order.
Result<std::vector<Record>> readRecords(GovernedRead &read, const RecordReader &records,
                                        const std::vector<Key> &keys);

// How many rows lie in [from, before): a walk inside SQLite.
Result<qint64> countBetween(GovernedRead &read, const Collection &collection, const Key &from,
                            const Key &before);

} // namespace storescope
