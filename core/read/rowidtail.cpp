// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/rowidtail.h"

namespace storescope {

namespace {

constexpr qsizetype mostKeys = 1'000'000;

} // namespace

RowidTail::RowidTail(std::shared_ptr<const Collection> collection, std::shared_ptr<const Filter> filter,
                     Tail::Start start, const QString &rowidName)
    : AppendTail(std::move(collection), std::move(filter), std::move(start))
{
    const QByteArray rowid = rowidName.toUtf8();
    const auto ordered = [&](const QByteArray &where, const char *direction) {
        return sqlWith(rowid, {.where = where, .orderBy = rowid + direction});
    };
    m_order.after = ordered(rowid + " > :k0", "");
    m_order.from = ordered(rowid + " >= :k0", "");
    m_order.exactly = ordered(rowid + " = :k0", "");
    m_order.newest = ordered({}, " DESC");
    m_order.first = ordered({}, "");
    m_reused = true; // the greatest rowid may go, and come again
}

Key RowidTail::cursorOf(const Statement &row) const
{
    Key cursor;
    cursor.parts.push_back(row.value(extraColumn()));
    return cursor;
}

Change::What RowidTail::whatIsNew(const Statement &row)
{
    const size_t key = qHash(m_records.readKey(row));
    if (m_keys.contains(key) || m_newKeys.contains(key))
        return Change::What::Updated;
    if (m_keys.size() < mostKeys)
        m_newKeys.insert(key);
    return Change::What::Added;
}

void RowidTail::commit()
{
    m_keys += m_newKeys;
    m_newKeys.clear();
    AppendTail::commit();
}

void RowidTail::discard()
{
    m_newKeys.clear();
    AppendTail::discard();
}

} // namespace storescope
