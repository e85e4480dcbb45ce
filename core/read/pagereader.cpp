// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/pagereader.h"

#include "core/read/keybinding.h"
#include "core/read/rowindex.h"

#include <algorithm>
#include <chrono>

namespace storescope {

namespace {

using Bound = Collection::Bound;

constexpr qint64 leastStretch = 256;
constexpr qint64 mostStretch = 262'144;

} // namespace

PageReader::PageReader(const RecordReader &records, PageRequest request, std::shared_ptr<RowIndex> index)
    : m_collection(records.collection()),
      m_request(std::move(request)),
      m_index(std::move(index)),
      m_records(records.with(m_request.preview)),
      m_now(Instant::now())
{
}

bool PageReader::filtered() const
{
    return m_request.filter && !m_request.filter->matchesAll();
}

Result<Page> PageReader::read(GovernedRead &read)
{
    using From = PageRequest::From;
    m_page = {};
    Cursor cursor;
    const bool backwards = m_request.from == From::Last || m_request.from == From::Before;
    if (m_request.from == From::Row) {
        const auto found = cursorOfRow(read);
        if (!found)
            return tl::unexpected<Error>(found.error());
        cursor = *found;
    } else if (m_request.from != From::First && m_request.from != From::Last) {
        cursor.key = m_request.key;
        cursor.inclusive = m_request.from == From::AtOrAfter;
    }
    m_page.atStart = m_request.from == From::First;
    m_page.atEnd = m_page.atEnd || m_request.from == From::Last;
    if (m_request.count > 0) {
        if (auto done = readRows(read, std::move(cursor), backwards); !done)
            return tl::unexpected<Error>(done.error());
    }
    if (backwards)
        std::reverse(m_page.records.begin(), m_page.records.end());
    return std::move(m_page);
}

// The index knows a key at most a segment before the row. Without one: integer keys are taken as if they had
// no gaps, others are walked to.
Result<PageReader::Cursor> PageReader::cursorOfRow(GovernedRead &read)
{
    Cursor cursor;
    cursor.inclusive = true;
    const qint64 row = std::max<qint64>(m_request.row, 0);
    if (m_index) {
        if (const auto place = m_index->placeOfRow(row)) {
            cursor.key = place->key;
            cursor.skip = row - place->row;
            m_page.firstRow = row;
            m_page.exactRow = m_index->isExact();
            return cursor;
        }
        if (!m_index->isOrdered()) { // each page sorts all rows: once, rather than once for each hop
            cursor.skip = row;
            m_page.firstRow = row;
            m_page.exactRow = true;
            return cursor;
        }
    }
    if (row == 0) {
        m_page.firstRow = 0;
        m_page.exactRow = true;
        return cursor;
    }
    if (m_collection->hasIntegerKey()) {
        Key first;
        const auto found = read.once([&]() -> Result<void> {
            auto statement = read.statement(m_collection->sql({.keysOnly = true}));
            if (!statement)
                return tl::unexpected<Error>(statement.error());
            const Resetting reset(*statement);
            m_collection->bindCommon(**statement, m_now);
            (*statement)->bind(":limit", qint64(1));
            const auto stepped = (*statement)->step();
            if (!stepped)
                return tl::unexpected<Error>(stepped.error());
            if (*stepped)
                first = keyOf(**statement, *m_collection);
            return {};
        });
        if (!found)
            return tl::unexpected<Error>(found.error());
        const auto low = first.empty() ? std::nullopt : toInteger(first.parts.front());
        if (low && row <= std::numeric_limits<qint64>::max() - std::max<qint64>(*low, 0)) {
            cursor.key.parts = {*low + row};
            m_page.firstRow = row;
            return cursor;
        }
    }
    m_page.firstRow = row;
    m_page.exactRow = true;
    // Hops that each take a part of a chunk.
    qint64 left = row;
    Cursor at;
    at.inclusive = true;
    const auto walked = read.run([&](const Governor::Chunk &chunk) -> Result<bool> {
        do {
            m_stretch = std::min<qint64>(left, 16'384);
            if (m_stretch == 0)
                return true;
            auto hop = endOfStretch(read, at, false);
            if (!hop)
                return tl::unexpected<Error>(hop.error());
            left -= m_stretch;
            at.key = *hop;
            at.inclusive = false;
            if (hop->empty()) {
                left = 0; // beyond the end: nothing to show
                m_page.firstRow = -1;
                m_page.exactRow = false;
                m_request.count = 0;
                m_page.atEnd = true;
            }
        } while (left > 0 && !chunk.spent());
        return left == 0;
    });
    m_stretch = 4096;
    if (!walked)
        return tl::unexpected<Error>(walked.error());
    return at;
}

Result<void> PageReader::readRows(GovernedRead &read, Cursor cursor, bool backwards)
{
    return read.run([&](const Governor::Chunk &chunk) -> Result<bool> {
        if (!filtered()) {
            const auto complete = readStretch(read, chunk, cursor, backwards, {});
            if (!complete || !*complete)
                return complete;
            // In the same chunk: another one might have to wait.
            auto placed = findEdges(read, backwards);
            if (placed)
                placed = numberRows(read, backwards);
            return placed ? Result<bool>(true) : tl::unexpected<Error>(placed.error());
        }
        do {
            const auto began = chunk.left();
            const auto until = endOfStretch(read, cursor, backwards);
            if (!until)
                return tl::unexpected<Error>(until.error());
            const auto complete = readStretch(read, chunk, cursor, backwards, *until);
            if (!complete || *complete)
                return complete;
            // A stretch takes about a third of a chunk.
            const auto took = began - chunk.left();
            if (took < std::chrono::milliseconds(3))
                m_stretch = std::min(mostStretch, m_stretch * 2);
            else if (took > std::chrono::milliseconds(8))
                m_stretch = std::max(leastStretch, m_stretch / 2);
        } while (!chunk.spent());
        return false;
    });
}

// The key of the last row of a stretch; empty when fewer rows are left.
Result<Key> PageReader::endOfStretch(GovernedRead &read, const Cursor &cursor, bool backwards)
{
    Collection::Query query{.descending = backwards, .keysOnly = true, .offset = true};
    const bool bounded = !cursor.key.empty();
    if (bounded && backwards)
        query.upper = cursor.inclusive ? Bound::AtOrBefore : Bound::Before;
    else if (bounded)
        query.lower = cursor.inclusive ? Bound::AtOrAfter : Bound::After;
    auto statement = read.statement(m_collection->sql(query));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting reset(*statement);
    m_collection->bindCommon(**statement, m_now);
    bindKey(**statement, backwards ? 'u' : 'k', cursor.key);
    (*statement)->bind(":limit", qint64(1));
    (*statement)->bind(":offset", m_stretch - 1 + cursor.skip);
    const auto row = (*statement)->step();
    if (!row)
        return tl::unexpected<Error>(row.error());
    return *row ? keyOf(**statement, *m_collection) : Key();
}

// Reads on from the cursor to `until` (empty: the edge), while the chunk lasts. True: the page is full or the
// edge reached.
Result<bool> PageReader::readStretch(GovernedRead &read, const Governor::Chunk &chunk, Cursor &cursor,
                                     bool backwards, const Key &until)
{
    const bool filter = filtered();
    const bool predicate = filter && m_request.filter->needsPredicate();
    Collection::Query query{.descending = backwards, .offset = cursor.skip > 0};
    const bool bounded = !cursor.key.empty();
    Bound &near = backwards ? query.upper : query.lower;
    Bound &far = backwards ? query.lower : query.upper;
    if (bounded && backwards)
        near = cursor.inclusive ? Bound::AtOrBefore : Bound::Before;
    else if (bounded)
        near = cursor.inclusive ? Bound::AtOrAfter : Bound::After;
    if (!until.empty())
        far = backwards ? Bound::AtOrAfter : Bound::AtOrBefore;
    if (filter)
        query.where = m_request.filter->where();
    auto statement = read.statement(m_collection->sql(query));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    Statement &row = **statement;
    const Resetting reset(&row);
    m_collection->bindCommon(row, m_now);
    if (filter)
        m_request.filter->bind(row);
    bindKey(row, backwards ? 'u' : 'k', cursor.key);
    bindKey(row, backwards ? 'k' : 'u', until);
    row.bind(":limit", predicate ? qint64(-1) : m_request.count - qint64(m_page.records.size()));
    row.bind(":offset", cursor.skip);

    const auto passed = [&cursor](Key key) {
        cursor.key = std::move(key);
        cursor.inclusive = false;
        cursor.skip = 0;
    };
    while (!full()) {
        const auto there = row.step();
        if (!there)
            return there;
        if (!*there) {
            if (until.empty()) {
                (backwards ? m_page.atStart : m_page.atEnd) = true;
                return true;
            }
            passed(until);
            if (m_request.passed)
                *m_request.passed += m_stretch;
            return full();
        }
        if (!predicate || m_request.filter->matches(row)) {
            m_page.records.push_back(m_records.read(row));
            passed(m_page.records.back().key);
        } else {
            passed(keyOf(row, *m_collection));
        }
        if (chunk.spent())
            break;
    }
    return full();
}

Result<bool> PageReader::anyBeyond(GovernedRead &read, const Key &key, bool backwards)
{
    Collection::Query query{.descending = backwards, .keysOnly = true};
    (backwards ? query.upper : query.lower) = backwards ? Bound::Before : Bound::After;
    auto statement = read.statement(m_collection->sql(query));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting reset(*statement);
    m_collection->bindCommon(**statement, m_now);
    bindKey(**statement, backwards ? 'u' : 'k', key);
    (*statement)->bind(":limit", qint64(1));
    return (*statement)->step();
}

Result<void> PageReader::findEdges(GovernedRead &read, bool backwards)
{
    if (m_page.records.empty())
        return {};
    const Key &lowest = backwards ? m_page.records.back().key : m_page.records.front().key;
    const Key &highest = backwards ? m_page.records.front().key : m_page.records.back().key;
    if (!m_page.atStart) {
        const auto more = anyBeyond(read, lowest, true);
        if (!more)
            return tl::unexpected<Error>(more.error());
        m_page.atStart = !*more;
    }
    if (!m_page.atEnd) {
        const auto more = anyBeyond(read, highest, false);
        if (!more)
            return tl::unexpected<Error>(more.error());
        m_page.atEnd = !*more;
    }
    return {};
}

// The first record's number: known, found from the index, or estimated from an integer key.
Result<void> PageReader::numberRows(GovernedRead &read, bool backwards)
{
    if (m_page.records.empty() || m_page.exactRow)
        return {};
    if (m_page.atStart) {
        m_page.firstRow = 0;
        m_page.exactRow = true;
        return {};
    }
    if (!m_index || m_page.firstRow >= 0)
        return {};
    const Key &first = backwards ? m_page.records.back().key : m_page.records.front().key;
    if (const auto place = m_index->placeOfKey(first)) {
        const auto between = countBetween(read, *m_collection, place->key, first);
        if (!between)
            return tl::unexpected<Error>(between.error());
        m_page.firstRow = place->row + *between;
        m_page.exactRow = m_index->isExact();
    } else if (!m_index->isOrdered()) {
        const auto before = countBetween(read, *m_collection, {}, first);
        if (!before)
            return tl::unexpected<Error>(before.error());
        m_page.firstRow = *before;
        m_page.exactRow = true;
    } else if (const auto range = m_index->keyRange()) {
        m_page.firstRow = std::max<qint64>(0, toInteger(first.parts.front()).value_or(0) - range->first);
    }
    return {};
}

Result<qint64> countBetween(GovernedRead &read, const Collection &collection, const Key &from,
                            const Key &before)
{
    const QByteArray keys = collection.sql({.lower = from.empty() ? Bound::None : Bound::AtOrAfter,
                                            .upper = Bound::Before,
                                            .keysOnly = true,
                                            .limit = false});
    auto statement = read.statement("SELECT count(*) FROM (" + keys + ")");
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting reset(*statement);
    collection.bindCommon(**statement, Instant::now());
    bindKey(**statement, 'k', from);
    bindKey(**statement, 'u', before);
    const auto row = (*statement)->step();
    if (!row)
        return tl::unexpected<Error>(row.error());
    return *row ? (*statement)->integer(0) : 0;
}

Result<std::vector<Record>> readRecords(GovernedRead &read, const RecordReader &records,
                                        const std::vector<Key> &keys)
{
    const auto &collection = records.collection();
    std::vector<Record> found;
    found.reserve(keys.size());
    const QByteArray sql = collection->sql({.exactly = true});
    const auto done = read.run([&](const Governor::Chunk &chunk) -> Result<bool> {
        auto statement = read.statement(sql);
        if (!statement)
            return tl::unexpected<Error>(statement.error());
        while (found.size() < keys.size() && !chunk.spent()) {
            const Resetting reset(*statement);
            collection->bindCommon(**statement, Instant::now());
            bindKey(**statement, 'k', keys[found.size()]);
            (*statement)->bind(":limit", qint64(1));
            const auto row = (*statement)->step();
            if (!row)
                return row;
            if (*row)
                found.push_back(records.read(**statement));
            else
                found.push_back(Record{keys[found.size()], {}, 0});
        }
        return found.size() == keys.size();
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return found;
}

} // namespace storescope
