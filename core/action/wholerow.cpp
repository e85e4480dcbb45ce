// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/wholerow.h"

#include "core/read/governedread.h"

namespace storescope {

namespace {

// The rows on which those of a child table hang.
std::vector<const RowImage *> parentsOf(const WholeRow &row, int parent)
{
    if (parent < 0)
        return {&row.image};
    std::vector<const RowImage *> parents;
    for (const WholeRow::Child &child : row.children)
        if (child.table == parent)
            parents.push_back(&child.image);
    return parents;
}

Key identityOf(const Statement &row, int parts)
{
    Key key;
    for (int i = 0; i < parts; ++i)
        key.parts.push_back(row.value(i));
    return key;
}

} // namespace

Fingerprint WholeRow::fingerprint() const
{
    if (children.empty())
        return fingerprintOf(image);
    RowImage all = image;
    for (const Child &child : children) {
        all.push_back(qint64(child.table));
        all.insert(all.end(), child.image.begin(), child.image.end());
    }
    return fingerprintOf(all);
}

qint64 WholeRow::bytes() const
{
    qint64 sum = bytesOf(image);
    for (const Child &child : children)
        sum += bytesOf(child.image);
    return sum;
}

WholeRowReader::WholeRowReader(Connection &connection, const ActionRule &rule, const Instant &now)
    : m_connection(connection), m_rule(rule), m_now(now), m_rowSql(rule.rowSql())
{
}

Result<Statement *> WholeRowReader::rowStatement(const Key &identity)
{
    auto statement = m_connection.cached(m_rowSql);
    if (!statement)
        return statement;
    m_rule.bind(**statement, m_now);
    bindIdentity(**statement, identity);
    return statement;
}

Result<std::optional<WholeRowReader::Found>> WholeRowReader::read(const Key &identity)
{
    using Answer = std::optional<Found>;
    const auto statement = rowStatement(identity);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting resetting(*statement);
    const auto there = (*statement)->step();
    if (!there)
        return tl::unexpected<Error>(there.error());
    if (!*there)
        return Answer();
    const Statement &row = **statement;
    Found found;
    found.row.identity = identity;
    found.row.image = imageOf(row, 0, m_rule.askedAt());
    found.row.newValues = imageOf(row, m_rule.newValuesAt(), int(m_rule.setColumns().size()));
    found.holds = m_rule.holds(row, m_rule.askedAt(), m_now);
    found.state = m_rule.stateOf(row);
    PlanRow &shown = found.planRow;
    shown.identity = identity;
    if (Key key = m_rule.keyOf(row); key != identity)
        shown.key = std::move(key);
    const auto time = m_rule.timeOf(row);
    shown.time = time ? time->milliseconds() : 0;
    if (auto children = readChildren(found.row); !children)
        return tl::unexpected<Error>(children.error());
    shown.fingerprint = found.row.fingerprint();
    shown.bytes = found.row.bytes();
    return Answer(std::move(found));
}

Result<Statement *> WholeRowReader::childStatement(size_t table, const RowImage &parent)
{
    const ChildTable &child = m_rule.children()[table];
    auto statement = m_connection.cached(child.selectSql());
    if (!statement)
        return statement;
    const TableShape &above =
        child.parent < 0 ? m_rule.shape() : m_rule.children()[size_t(child.parent)].shape;
    for (size_t i = 0; i < child.on.size(); ++i) {
        const int column = above.columnIndex(child.on[i].second);
        const QByteArray name = ":p" + QByteArray::number(qulonglong(i));
        (*statement)->bind(name.constData(), column < 0 ? Value() : parent[size_t(column)]);
    }
    return statement;
}

Result<void> WholeRowReader::readChildren(WholeRow &row)
{
    for (size_t table = 0; table < m_rule.children().size(); ++table) {
        const ChildTable &child = m_rule.children()[table];
        std::vector<WholeRow::Child> found;
        for (const RowImage *parent : parentsOf(row, child.parent)) {
            const auto statement = childStatement(table, *parent);
            if (!statement)
                return tl::unexpected<Error>(statement.error());
            const Resetting resetting(*statement);
            const int parts = int(child.shape.identity.size());
            while (true) {
                const auto there = (*statement)->step();
                if (!there)
                    return tl::unexpected<Error>(there.error());
                if (!*there)
                    break;
                found.push_back({int(table), identityOf(**statement, parts),
                                 imageOf(**statement, parts, int(child.shape.columns.size()))});
            }
        }
        row.children.insert(row.children.end(), std::make_move_iterator(found.begin()),
                            std::make_move_iterator(found.end()));
    }
    return {};
}

Result<bool> WholeRowReader::sameChildren(const WholeRow &row)
{
    WholeRow now;
    now.identity = row.identity;
    now.image = row.image;
    if (auto read = readChildren(now); !read)
        return tl::unexpected<Error>(read.error());
    return std::equal(now.children.begin(), now.children.end(), row.children.begin(), row.children.end(),
                      [](const WholeRow::Child &a, const WholeRow::Child &b) {
                          return a.table == b.table && a.identity == b.identity &&
                                 fingerprintOf(a.image) == fingerprintOf(b.image);
                      });
}

Result<WholeRowReader::Still> WholeRowReader::check(const WholeRow &row)
{
    const auto statement = rowStatement(row.identity);
    if (!statement)
        return tl::unexpected<Error>(statement.error());
    const Resetting resetting(*statement);
    const auto there = (*statement)->step();
    if (!there)
        return tl::unexpected<Error>(there.error());
    if (!*there)
        return Still::Gone;
    if (!isSame(**statement, 0, row.image))
        return Still::Changed;
    if (!m_rule.holds(**statement, m_rule.askedAt(), m_now))
        return Still::OutOfRule;
    if (m_rule.children().empty())
        return Still::Same;
    const auto same = sameChildren(row);
    if (!same)
        return tl::unexpected<Error>(same.error());
    return *same ? Still::Same : Still::Changed;
}

} // namespace storescope
