// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/collection.h"
#include "core/read/governedread.h"

#include <optional>
#include <vector>

namespace storescope {

// A pass over a collection's keys, as far as it has come: every 1024th key, and how many rows there are up to
// the last. Where no index orders the keys only the rows are counted, by their rowid.
struct IndexPass
{
    static constexpr qint64 segment = 1024;

    std::vector<Key> keys; // of rows 0, 1024, …
    qint64 rows = 0;
    Key last; // of the last row that is counted
    bool complete = false;
    bool verify = false; // look first whether what is known still stands
    bool ordered = true; // an index gives the order of the keys
    std::optional<std::pair<qint64, qint64>> range;
    std::optional<qint64> lowestRowid, rowid; // not ordered: the first, and the last that was passed
};

// Moves a pass on, a chunk at a time, on one connection.
class IndexPassReader
{
public:
    // `rowid`: by which the rows can be asked for; empty: they cannot, and without an index are counted in
    // one read, for so long that no writer is held up (Unsupported after that).
    IndexPassReader(GovernedRead &read, const Collection &collection, const QByteArray &rowid)
        : m_read(read), m_collection(collection), m_rowid(rowid)
    {
    }

    Result<void> advance(const Governor::Chunk &chunk, IndexPass &pass);

private:
    Result<void> begin(IndexPass &pass);
    Result<bool> passSegment(IndexPass &pass);
    Result<bool> passRows(IndexPass &pass, qint64 most);
    Result<void> beginStretches(IndexPass &pass);
    Result<bool> countStretch(IndexPass &pass);
    Result<void> countAtOnce(IndexPass &pass);
    Result<bool> stillStands(const IndexPass &pass);
    Result<std::optional<qint64>> oneInteger(const QByteArray &sql, qint64 rowid = 0);
    Result<bool> isOrdered();
    Result<Key> edge(bool last);
    Result<Statement *> prepared(const Collection::Query &query, qint64 limit, qint64 offset = 0);

    GovernedRead &m_read;
    const Collection &m_collection;
    const QByteArray &m_rowid;
};

} // namespace storescope
