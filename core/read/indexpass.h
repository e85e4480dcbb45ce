// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/collection.h"
#include "core/read/governedread.h"

#include <optional>
#include <vector>

namespace storescope {

// A pass over a collection's keys, as far as it has come: every 1024th key, and how many rows there are up to
// the last.
struct IndexPass
{
    static constexpr qint64 segment = 1024;

    std::vector<Key> keys; // of rows 0, 1024, …
    qint64 rows = 0;
    Key last; // of the last row that is counted
    bool complete = false;
    bool verify = false; // look first whether what is known still stands
    bool ordered = true; // an index gives the order; else one sort does for the whole pass
    std::optional<std::pair<qint64, qint64>> range;
};

// Moves a pass on, a chunk at a time, on one connection.
class IndexPassReader
{
public:
    IndexPassReader(GovernedRead &read, const Collection &collection) : m_read(read), m_collection(collection)
    {
    }

    Result<void> advance(const Governor::Chunk &chunk, IndexPass &pass);

private:
    Result<void> begin(IndexPass &pass);
    Result<bool> passSegment(IndexPass &pass);
    Result<bool> passRows(IndexPass &pass, qint64 most);
    Result<bool> stillStands(const IndexPass &pass);
    Result<bool> isOrdered();
    Result<Key> edge(bool last);
    Result<Statement *> prepared(const Collection::Query &query, qint64 limit, qint64 offset = 0);

    GovernedRead &m_read;
    const Collection &m_collection;
};

} // namespace storescope
