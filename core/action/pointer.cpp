// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/pointer.h"

#include "core/action/actionrule.h"
#include "core/profile/sqlfragment.h"
#include "core/read/governedread.h"

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
    const int parts = int(m_pointer.from.identity.size());
    const auto walked = read.run([&](const Governor::Chunk &chunk) -> Result<bool> {
        const auto statement = read.statement(m_pointer.sql(before.empty()));
        if (!statement)
            return tl::unexpected<Error>(statement.error());
        const Resetting resetting(*statement);
        rule.bind(**statement, now);
        bindIdentity(**statement, before);
        while (!m_wanted.isEmpty() && !chunk.spent()) {
            const auto there = (*statement)->step();
            if (!there)
                return tl::unexpected<Error>(there.error());
            if (!*there)
                return true;
            before.parts.clear();
            for (int i = 0; i < parts; ++i)
                before.parts.push_back((*statement)->value(i));
            const auto named = m_wanted.constFind(Key{{(*statement)->value(parts)}});
            if (named == m_wanted.constEnd())
                continue;
            const bool leads = (*statement)->integer(parts + 1) != 0;
            if (leads)
                found.insert(found.end(), named->begin(), named->end());
            if (leads || m_pointer.last)
                m_wanted.erase(named);
        }
        return m_wanted.isEmpty();
    });
    return walked ? Result<std::vector<quint32>>(std::move(found)) : tl::unexpected<Error>(walked.error());
}

} // namespace storescope
