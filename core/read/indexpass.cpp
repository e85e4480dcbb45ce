// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/indexpass.h"

#include "core/read/keybinding.h"

#include <QCoreApplication>

#include <limits>

namespace storescope {

namespace {

constexpr int longestCountMs = 250;
constexpr int interrupted = 9; // SQLITE_INTERRUPT

} // namespace

using Bound = Collection::Bound;

Result<Statement *> IndexPassReader::prepared(const Collection::Query &query, qint64 limit, qint64 offset)
{
    auto statement = m_read.statement(m_collection.sql(query));
    if (!statement)
        return statement;
    m_collection.bindCommon(**statement, Instant::now());
    (*statement)->bind(":limit", limit);
    (*statement)->bind(":offset", offset);
    return statement;
}

Result<void> IndexPassReader::advance(const Governor::Chunk &chunk, IndexPass &pass)
{
    if (pass.verify) {
        const auto stands = stillStands(pass);
        if (!stands)
            return tl::unexpected<Error>(stands.error());
        if (*stands)
            pass.verify = false;
        else
            pass = {};
    }
    if (pass.rows == 0 && !pass.rowid) {
        if (auto begun = begin(pass); !begun || pass.complete)
            return begun;
    }
    do {
        const qint64 toNextKey = IndexPass::segment - (pass.rows - 1) % IndexPass::segment;
        if (pass.ordered && toNextKey == IndexPass::segment) {
            const auto passed = passSegment(pass);
            if (!passed)
                return tl::unexpected<Error>(passed.error());
            if (*passed)
                continue;
        }
        const auto more = pass.ordered ? passRows(pass, toNextKey) : countStretch(pass);
        if (!more)
            return tl::unexpected<Error>(more.error());
        if (!*more) {
            pass.complete = true;
            return {};
        }
    } while (!chunk.spent());
    return {};
}

Result<void> IndexPassReader::begin(IndexPass &pass)
{
    const auto ordered = isOrdered();
    if (!ordered)
        return tl::unexpected<Error>(ordered.error());
    pass.ordered = *ordered;
    if (!pass.ordered)
        return m_rowid.isEmpty() ? countAtOnce(pass) : beginStretches(pass);
    const auto first = edge(false);
    if (!first)
        return tl::unexpected<Error>(first.error());
    if (first->empty()) {
        pass.complete = true;
        return {};
    }
    if (m_collection.hasIntegerKey()) {
        const auto last = edge(true);
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

Result<void> IndexPassReader::beginStretches(IndexPass &pass)
{
    const auto lowest = oneInteger("SELECT min(" + m_rowid + ") FROM " + m_collection.fromSql());
    if (!lowest)
        return tl::unexpected<Error>(lowest.error());
    pass.lowestRowid = *lowest;
    pass.rowid = lowest->value_or(0);
    if (*lowest && **lowest > std::numeric_limits<qint64>::min())
        --*pass.rowid; // the first stretch begins behind it
    pass.complete = !lowest->has_value();
    return {};
}

// Rows that do not belong to the collection are passed over as well, so that a stretch is always as long.
// False: it was the last.
Result<bool> IndexPassReader::countStretch(IndexPass &pass)
{
    const QByteArray belongs = m_collection.whereSql().isEmpty() ? "1" : '(' + m_collection.whereSql() + ')';
    auto statement =
        m_read.statement("SELECT count(*), count(belongs), max(place) FROM (SELECT CASE WHEN " + belongs +
                         " THEN 1 END AS belongs, " + m_rowid + " AS place FROM " + m_collection.fromSql() +
                         " WHERE " + m_rowid + " > :after ORDER BY " + m_rowid + " LIMIT :limit)");
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting reset(*statement);
    m_collection.bindCommon(**statement, Instant::now());
    (*statement)->bind(":after", *pass.rowid);
    (*statement)->bind(":limit", IndexPass::segment);
    const auto row = (*statement)->step();
    if (!row || !*row)
        return row;
    pass.rows += (*statement)->integer(1);
    if ((*statement)->integer(0) > 0)
        pass.rowid = (*statement)->integer(2);
    return (*statement)->integer(0) == IndexPass::segment;
}

Result<void> IndexPassReader::countAtOnce(IndexPass &pass)
{
    const bool mayHarm = m_read.connection().openedAs() == OpenedAs::Live;
    auto statement = m_read.statement(m_collection.countSql());
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting reset(*statement);
    m_collection.bindCommon(**statement, Instant::now());
    if (mayHarm)
        m_read.connection().guard(nullptr, longestCountMs);
    const auto row = (*statement)->step();
    const bool late = mayHarm && !row && row.error().code == ErrorCode::Busy &&
                      (row.error().sqliteCode & 0xff) == interrupted;
    m_read.connection().guard(nullptr, 0);
    if (late)
        return failure(ErrorCode::Unsupported,
                       QCoreApplication::translate("read", "%1 cannot be counted in short reads.")
                           .arg(m_collection.title()),
                       m_read.connection().file());
    if (!row)
        return tl::unexpected<Error>(row.error());
    pass.rows = (*statement)->integer(0);
    pass.complete = true;
    return {};
}

// A whole segment is passed over inside SQLite: false when fewer rows are left.
Result<bool> IndexPassReader::passSegment(IndexPass &pass)
{
    auto statement =
        prepared({.lower = Bound::After, .keysOnly = true, .offset = true}, 1, IndexPass::segment - 1);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting reset(*statement);
    bindKey(**statement, 'k', pass.last);
    const auto row = (*statement)->step();
    if (!row || !*row)
        return row;
    pass.last = keyOf(**statement, m_collection);
    pass.keys.push_back(pass.last);
    pass.rows += IndexPass::segment;
    return true;
}

// Counts at most `most` rows one by one: false when the end was reached.
Result<bool> IndexPassReader::passRows(IndexPass &pass, qint64 most)
{
    auto statement = prepared({.lower = Bound::After, .keysOnly = true}, most, 0);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting reset(*statement);
    bindKey(**statement, 'k', pass.last);
    for (qint64 n = 0; n < most; ++n) {
        const auto row = (*statement)->step();
        if (!row || !*row)
            return row;
        pass.last = keyOf(**statement, m_collection);
        if (pass.rows++ % IndexPass::segment == 0)
            pass.keys.push_back(pass.last);
    }
    return true;
}

// The first and the last row that are known are still the first and still there.
Result<bool> IndexPassReader::stillStands(const IndexPass &pass)
{
    if (pass.rowid) {
        const auto lowest = oneInteger("SELECT min(" + m_rowid + ") FROM " + m_collection.fromSql());
        const auto last = oneInteger("SELECT " + m_rowid + " FROM " + m_collection.fromSql() + " WHERE " +
                                         m_rowid + " = :rowid",
                                     *pass.rowid);
        if (!lowest || !last)
            return tl::unexpected<Error>(lowest ? last.error() : lowest.error());
        return *lowest == pass.lowestRowid && *last == pass.rowid;
    }
    if (!pass.ordered)
        return false;
    if (pass.rows == 0)
        return true;
    const auto first = edge(false);
    if (!first)
        return tl::unexpected<Error>(first.error());
    if (*first != pass.keys.front())
        return false;
    auto statement = prepared({.exactly = true, .keysOnly = true}, 1, 0);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting reset(*statement);
    bindKey(**statement, 'k', pass.last);
    return (*statement)->step();
}

Result<bool> IndexPassReader::isOrdered()
{
    auto statement = m_read.connection().prepare(
        ("EXPLAIN QUERY PLAN " + m_collection.sql({.lower = Bound::After, .keysOnly = true})).toStdString());
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

Result<std::optional<qint64>> IndexPassReader::oneInteger(const QByteArray &sql, qint64 rowid)
{
    auto statement = m_read.statement(sql);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting reset(*statement);
    (*statement)->bind(":rowid", rowid);
    const auto row = (*statement)->step();
    if (!row)
        return tl::unexpected<Error>(row.error());
    return *row && (*statement)->type(0) != ValueType::Null ? std::optional((*statement)->integer(0))
                                                            : std::nullopt;
}

// The key of the first or last row; empty when there is none.
Result<Key> IndexPassReader::edge(bool last)
{
    auto statement = prepared({.descending = last, .keysOnly = true}, 1, 0);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting reset(*statement);
    const auto row = (*statement)->step();
    if (!row)
        return tl::unexpected<Error>(row.error());
    return *row ? keyOf(**statement, m_collection) : Key();
}

} // namespace storescope
