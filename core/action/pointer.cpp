// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/pointer.h"

#include "core/action/rowwalk.h"
#include "core/profile/sqlfragment.h"

namespace storescope {

Result<Pointer> Pointer::make(const Schema &schema, const ActionSpec::Pointer &spec, const TableShape &rows)
{
    Pointer pointer;
    const Schema::Table *table = schema.table(spec.table);
    if (!table)
        return pointer;
    auto shape = TableShape::of(*table);
    if (!shape)
        return tl::unexpected<Error>(shape.error());
    const QString &here = spec.here.isEmpty() ? spec.column : spec.here;
    pointer.rowColumn = rows.columnIndex(here);
    if (shape->columnIndex(spec.column) < 0 || pointer.rowColumn < 0)
        return failure(ErrorCode::NotFound,
                       QStringLiteral("“%1” cannot be asked: “%2” has no column %3.")
                           .arg(spec.note, pointer.rowColumn < 0 ? rows.name : shape->name,
                                pointer.rowColumn < 0 ? here : spec.column));
    const auto when = SqlFragment(spec.when.isEmpty() ? QStringLiteral("1") : spec.when).expanded();
    if (!when)
        return tl::unexpected<Error>(when.error());
    pointer.column = quotedIdentifier(spec.column);
    pointer.when = '(' + when->toUtf8() + ')';
    pointer.last = spec.last;
    pointer.from = std::move(*shape);
    return pointer;
}

QByteArray Pointer::sql(bool fromEnd) const
{
    QByteArray order;
    for (const QByteArray &part : from.identity)
        order += (order.isEmpty() ? "" : ", ") + part + " DESC";
    return "SELECT " + from.identityList() + ", " + column + ", " + when + " FROM " + from.quotedName() +
           (fromEnd ? QByteArray() : " WHERE " + from.beforeRow()) + " ORDER BY " + order;
}

void PointerWalk::want(const RowImage &row, quint32 number)
{
    const Value &value = row[size_t(m_pointer.rowColumn)];
    if (typeOf(value) != ValueType::Null)
        m_wanted[Key{{value}}].push_back(number);
}

Result<std::vector<quint32>> PointerWalk::find(GovernedRead &read, const ActionRule &rule, const Instant &now)
{
    std::vector<quint32> found;
    Key before;
    const int value = int(m_pointer.from.identity.size());
    const auto look = [&](const Statement &row, const Key &) -> Result<bool> {
        if (const auto named = m_wanted.constFind(Key{{row.value(value)}}); named != m_wanted.constEnd()) {
            const bool leads = row.integer(value + 1) != 0;
            if (leads)
                found.insert(found.end(), named->begin(), named->end());
            if (leads || m_pointer.last)
                m_wanted.erase(named);
        }
        return !m_wanted.isEmpty();
    };
    if (m_wanted.isEmpty())
        return found;
    const auto walked = read.run([&](const Governor::Chunk &chunk) {
        return walkRows(read, chunk, m_pointer.sql(before.empty()), m_pointer.from, rule, now, before, look);
    });
    return walked ? Result<std::vector<quint32>>(std::move(found)) : tl::unexpected<Error>(walked.error());
}

} // namespace storescope
