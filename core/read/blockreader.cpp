// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/blockreader.h"

#include "core/read/keybinding.h"

#include <algorithm>
#include <chrono>

namespace storescope {
namespace {

using Bound = Collection::Bound;
using Clock = std::chrono::steady_clock;

// A piece is small against a window, so that matches behind it need not wait long for it.
constexpr auto blockTime = std::chrono::microseconds(8'000);
constexpr auto mostTime = std::chrono::microseconds(14'000);
constexpr qint64 leastStretch = 64;
constexpr qint64 mostStretch = 262'144;
constexpr qint64 mostWidth = qint64(1) << 60;
// Looked up one by one behind a narrow read; more are better read whole.
constexpr size_t mostLookups = 1'000;
constexpr qint64 lookAtClock = 32; // rows

qint64 microsSince(Clock::time_point begin)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin).count();
}

} // namespace

BlockReader::BlockReader(std::shared_ptr<const Filter> filter, bool newestFirst, bool withRecords,
                         qint64 most, Preview preview)
    : m_filter(std::move(filter)),
      m_collection(m_filter->collection()),
      m_newestFirst(newestFirst),
      m_withRecords(withRecords),
      m_most(most),
      m_records(m_collection, preview),
      m_now(Instant::now())
{
}

BlockReader::Form BlockReader::form() const
{
    if (m_filter->needsRecord())
        return Form::Full;
    if (!m_filter->needsPredicate())
        return m_withRecords ? Form::Full : Form::Keys;
    return m_withRecords && m_manyMatch ? Form::Full : Form::Narrow;
}

Collection::Query BlockReader::queryOf(const KeyRange &range) const
{
    Collection::Query query;
    (m_newestFirst ? query.upper : query.lower) = !range.after    ? Bound::None
                                                  : m_newestFirst ? Bound::Before
                                                                  : Bound::After;
    (m_newestFirst ? query.lower : query.upper) = !range.last     ? Bound::None
                                                  : m_newestFirst ? Bound::AtOrAfter
                                                                  : Bound::AtOrBefore;
    return query;
}

QByteArray BlockReader::sqlOf(Form form, const KeyRange &range) const
{
    Collection::Query query = queryOf(range);
    query.keysOnly = form != Form::Full;
    query.descending = m_newestFirst;
    query.where = m_filter->where();
    query.limit = false;
    if (form == Form::Narrow) {
        // The predicate looks at the rows inside SQLite: the keys, and behind them what it needs.
        QByteArray pass = QByteArray(RowFunction::name) + "(:pass";
        for (const QByteArray &part : m_collection->keySql())
            pass += ", " + part;
        for (const int position : m_filter->needs())
            pass += ", " + m_collection->selectSql(position);
        pass += ')';
        query.where = query.where.isEmpty() ? pass : '(' + query.where + ") AND " + pass;
    }
    return m_collection->sql(query);
}

QByteArray BlockReader::keysSql(const KeyRange &range, bool descending, bool offset) const
{
    Collection::Query query = queryOf(range);
    query.keysOnly = true;
    query.descending = descending;
    query.offset = offset;
    return m_collection->sql(query);
}

void BlockReader::bind(Statement &statement, const KeyRange &range) const
{
    m_collection->bindCommon(statement, m_now);
    if (range.after)
        bindKey(statement, m_newestFirst ? 'u' : 'k', *range.after);
    if (range.last)
        bindKey(statement, m_newestFirst ? 'k' : 'u', *range.last);
}

Result<std::optional<Key>> BlockReader::firstKey(GovernedRead &read, const KeyRange &range, bool descending,
                                                 qint64 offset) const
{
    auto statement = read.statement(keysSql(range, descending, offset > 0));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting resetting(*statement);
    bind(**statement, range);
    (*statement)->bind(":limit", qint64(1));
    (*statement)->bind(":offset", offset);
    const auto row = (*statement)->step();
    if (!row)
        return tl::unexpected<Error>(row.error());
    return *row ? std::optional(keyOf(**statement, *m_collection)) : std::nullopt;
}

Result<void> BlockReader::findEdges(GovernedRead &read)
{
    return read.once([&]() -> Result<void> {
        auto plan = read.connection().prepare("EXPLAIN QUERY PLAN " +
                                              keysSql({}, m_newestFirst, false).toStdString());
        if (!plan)
            return tl::unexpected<Error>(plan.error());
        m_ordered = true;
        while (true) {
            const auto row = plan->step();
            if (!row)
                return tl::unexpected<Error>(row.error());
            if (!*row)
                break;
            if (plan->bytes(3).find("TEMP B-TREE") != std::string_view::npos)
                m_ordered = false;
        }
        const auto near = firstKey(read, {}, m_newestFirst, 0);
        const auto far = firstKey(read, {}, !m_newestFirst, 0);
        if (!near || !far)
            return tl::unexpected<Error>(!near ? near.error() : far.error());
        m_nearest = *near;
        m_farthest = *far;
        return {};
    });
}

std::optional<KeyRange> BlockReader::whole() const
{
    // What is newer than the scan is not the scan's either.
    return m_nearest ? std::optional(KeyRange{{}, m_farthest}) : std::nullopt;
}

// Where the predicate sees every row, the clock ends a piece; so its size need not be known, and nothing has
// to be read to find its end.
bool BlockReader::cutsByNumber() const
{
    return m_ordered && m_collection->hasIntegerKey() && countsRows() && m_nearest &&
           toInteger(m_nearest->parts.front()) && toInteger(m_farthest->parts.front());
}

BlockReader::Piece BlockReader::cutByNumber(const KeyRange &range) const
{
    const qint64 last = *toInteger(range.last->parts.front());
    const qint64 from = *toInteger((range.after ? *range.after : *m_nearest).parts.front());
    const qint64 width = m_width;
    const quint64 left = m_newestFirst ? quint64(from) - quint64(last) : quint64(last) - quint64(from);
    if (left <= quint64(width))
        return {range, -1, {}};
    const Key end{{m_newestFirst ? from - width : from + width}};
    return {{range.after, end}, -1, KeyRange{end, range.last}};
}

Result<BlockReader::Piece> BlockReader::cut(GovernedRead &read, const KeyRange &range) const
{
    if (!m_ordered)
        return Piece{range, -1, {}};
    if (cutsByNumber())
        return cutByNumber(range);
    Piece piece;
    auto done = read.once([&]() -> Result<void> {
        const qint64 rows = m_stretch;
        const auto end = firstKey(read, range, m_newestFirst, rows - 1);
        if (!end)
            return tl::unexpected<Error>(end.error());
        piece = {range, -1, {}};
        if (*end && **end != *range.last) {
            piece = {{range.after, **end}, rows, KeyRange{**end, range.last}};
            return {};
        }
        // The rest is short; SQL will pass over rows that it does not show.
        auto counted = countRows(read, range, rows);
        if (!counted)
            return tl::unexpected<Error>(counted.error());
        piece.rows = *counted;
        return {};
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return piece;
}

Result<qint64> BlockReader::countRows(GovernedRead &read, const KeyRange &range, qint64 most) const
{
    auto statement = read.statement(keysSql(range, m_newestFirst, false));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting resetting(*statement);
    bind(**statement, range);
    (*statement)->bind(":limit", most);
    for (qint64 rows = 0;; ++rows) {
        const auto row = (*statement)->step();
        if (!row)
            return tl::unexpected<Error>(row.error());
        if (!*row)
            return rows;
    }
}

Result<BlockReader::Outcome> BlockReader::read(GovernedRead &read, const KeyRange &range, qint64 rows)
{
    Outcome outcome;
    auto done = read.run([&](const Governor::Chunk &chunk) -> Result<bool> {
        outcome = {};
        return step(read, chunk, range, rows, outcome);
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return outcome;
}

// The filter inside SQLite. Where rows come out as they are looked at, one passes too when the time is up, so
// that the reader gets to look at the clock; where SQLite sorts them first, only matches do.
class BlockReader::Look : public RowFunction
{
public:
    Look(const Filter &filter, const Governor::Chunk &chunk, Clock::time_point begin, bool inOrder)
        : m_filter(filter), m_chunk(chunk), m_begin(begin), m_inOrder(inOrder)
    {
    }
    bool passes(const RowValues &row) override
    {
        ++m_rows;
        m_matched = m_filter.passes(row);
        return m_matched || (m_inOrder && m_rows % lookAtClock == 0 && timeIsUp());
    }
    bool timeIsUp() const { return m_chunk.spent() || Clock::now() - m_begin > mostTime; }
    bool matched() const { return !m_inOrder || m_matched; } // the row that came out last
    qint64 rows() const { return m_rows; }

private:
    const Filter &m_filter;
    const Governor::Chunk &m_chunk;
    Clock::time_point m_begin;
    bool m_inOrder;
    qint64 m_rows = 0;
    bool m_matched = false;
};

// True: the chunk's work is done, whether or not the range is.
Result<bool> BlockReader::step(GovernedRead &read, const Governor::Chunk &chunk, const KeyRange &range,
                               qint64 rows, Outcome &outcome)
{
    const auto begin = Clock::now();
    const Form how = form();
    auto statement = read.statement(sqlOf(how, range));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    {
        const Resetting resetting(*statement);
        Statement &row = **statement;
        bind(row, range);
        m_filter->bind(row);
        Look look(*m_filter, chunk, begin, m_ordered);
        if (how == Form::Narrow)
            row.bind(":pass", look);
        while (true) {
            const auto more = row.step();
            if (!more)
                return tl::unexpected<Error>(more.error());
            outcome.rows = how == Form::Narrow ? look.rows() : outcome.rows + (*more ? 1 : 0);
            if (!*more)
                break;
            const bool match =
                how == Form::Narrow ? look.matched() : !m_filter->needsPredicate() || m_filter->matches(row);
            if (match) {
                if (how == Form::Full && m_withRecords) {
                    outcome.found.push_back(m_records.read(row));
                } else {
                    outcome.found.emplace_back();
                    outcome.found.back().key = keyOf(row, *m_collection);
                }
                if (m_most >= 0 && qint64(outcome.found.size()) >= m_most)
                    break;
            }
            const bool timeIsUp = (outcome.rows % lookAtClock == 0 || match) && look.timeIsUp();
            if (m_ordered &&
                (timeIsUp || (how == Form::Narrow && m_withRecords && outcome.found.size() >= mostLookups))) {
                outcome.left = KeyRange{keyOf(row, *m_collection), range.last};
                break;
            }
        }
        if (how == Form::Narrow) { // before `look` goes
            row.reset();
            row.bind(":pass", Value());
        }
    }
    learn(outcome, range, rows, microsSince(begin));
    if (countsRows()) {
        outcome.passed = outcome.rows;
    } else if (outcome.left) {
        auto passed = countRows(read, {range.after, outcome.left->after}, -1);
        if (!passed)
            return tl::unexpected<Error>(passed.error());
        outcome.passed = *passed;
    }
    if (m_withRecords && how != Form::Full) {
        if (auto filled = fill(read, outcome.found); !filled)
            return tl::unexpected<Error>(filled.error());
    }
    return true;
}

// Reads the rows of the matched keys. One that went meanwhile is no match any more.
Result<void> BlockReader::fill(GovernedRead &read, std::vector<Record> &found) const
{
    if (found.empty())
        return {};
    Collection::Query query;
    query.exactly = true;
    query.limit = false;
    auto statement = read.statement(m_collection->sql(query));
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    Statement &row = **statement;
    m_collection->bindCommon(row, m_now);
    std::vector<Record> filled;
    filled.reserve(found.size());
    for (const Record &record : found) {
        const Resetting resetting(&row);
        bindKey(row, 'k', record.key);
        const auto there = row.step();
        if (!there)
            return tl::unexpected<Error>(there.error());
        if (*there)
            filled.push_back(m_records.read(row));
    }
    found = std::move(filled);
    return {};
}

// Pieces become as long as fits their time, at most a few times as long at once: what comes may be slower to
// read.
void BlockReader::learn(const Outcome &outcome, const KeyRange &range, qint64 rows, qint64 micros)
{
    if (outcome.rows >= leastStretch)
        m_manyMatch = qint64(outcome.found.size()) * 8 > outcome.rows;
    const auto fitting = [&](qint64 size) {
        return size > mostWidth / blockTime.count() ? mostWidth
                                                    : size * blockTime.count() / std::max<qint64>(micros, 1);
    };
    if (cutsByNumber()) {
        const qint64 now = m_width;
        if (outcome.left)
            m_width = std::max(now / 2, leastStretch);
        else if (outcome.rows == 0 || range.after) // the last of a range may be short
            m_width = std::clamp(fitting(now), std::max(now / 2, leastStretch), std::min(now * 4, mostWidth));
        return;
    }
    // SQL does not say how many rows it passed over in a part of a piece.
    const qint64 passed = countsRows() ? outcome.rows : outcome.left ? 0 : rows;
    if (passed < leastStretch)
        return;
    const qint64 now = m_stretch;
    m_stretch = std::clamp(std::clamp(fitting(passed), now / 2, now * 2), leastStretch, mostStretch);
}

std::optional<double> BlockReader::shareAt(const Key &key) const
{
    if (!m_collection->hasIntegerKey() || !m_nearest || !m_farthest)
        return std::nullopt;
    const auto number = [](const Key &of) { return toNumber(of.parts.front()).value_or(0); };
    const double whole = number(*m_farthest) - number(*m_nearest);
    return whole == 0 ? 1 : std::clamp((number(key) - number(*m_nearest)) / whole, 0.0, 1.0);
}

qint64 BlockReader::estimatedRows() const
{
    if (!m_nearest)
        return 0;
    if (!m_collection->hasIntegerKey())
        return -1;
    const auto nearest = toInteger(m_nearest->parts.front()), farthest = toInteger(m_farthest->parts.front());
    if (!nearest || !farthest)
        return -1;
    const double span = std::abs(double(*nearest) - double(*farthest)) + 1;
    return span < 9e18 ? qint64(span) : -1;
}

} // namespace storescope
