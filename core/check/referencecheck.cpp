// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/check/referencecheck.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cstring>

namespace storescope {

ReferenceCheck::ReferenceCheck(std::vector<std::shared_ptr<const Collection>> collections)
    : m_collections(std::move(collections))
{
    for (const auto &collection : m_collections) {
        for (size_t i = 0; i < collection->columns().size(); ++i) {
            const QString target = collection->columns()[i].spec.link;
            const auto found = std::find_if(m_collections.begin(), m_collections.end(),
                                            [&](const auto &other) { return other->id() == target; });
            if (target.isEmpty() || found == m_collections.end())
                continue;
            const int id = (*found)->columnIndex(QStringLiteral("id"));
            if (id < 0) // nothing says what others call its rows
                continue;
            m_links[collection->id()].push_back({int(i), target});
            m_targets[target].id = id;
        }
    }
}

// Two ids that share these 64 bits would hide one dangling reference: one in 10^12 for ten million rows.
quint64 ReferenceCheck::hashOf(const QString &id)
{
    const QByteArray digest = QCryptographicHash::hash(id.toUtf8(), QCryptographicHash::Md5);
    quint64 hash = 0;
    std::memcpy(&hash, digest.constData(), sizeof hash);
    return hash;
}

void ReferenceCheck::addTarget(const Collection &collection, const Record &record)
{
    const auto target = m_targets.find(collection.id());
    if (target == m_targets.end() || record.cells.empty())
        return;
    target->seen.insert(hashOf(toDisplay(record.cells[size_t(target->id)].value)));
}

void ReferenceCheck::add(const Collection &collection, const Record &record)
{
    if (record.cells.empty())
        return;
    addTarget(collection, record);
    for (const Link &link : m_links.value(collection.id()))
        note(collection, link, record);
}

void ReferenceCheck::note(const Collection &collection, const Link &link, const Record &record)
{
    const Cell &cell = record.cells[size_t(link.column)];
    const QString id = toDisplay(cell.value);
    if (id.isEmpty() || cell.cut || m_targets[link.target].seen.contains(hashOf(id)))
        return;
    const QString name = QStringList{collection.id(), QString::number(link.column), id}.join(QChar(1));
    const auto known = m_openAt.constFind(name);
    if (known != m_openAt.cend()) {
        ++m_open[*known].rows;
        return;
    }
    m_openAt.insert(name, m_open.size());
    m_open.push_back(
        {collection.id(), collection.columns()[size_t(link.column)].name, link.target, id, 1, record.key});
}

std::vector<ReferenceCheck::Dangling> ReferenceCheck::dangling() const
{
    std::vector<Dangling> list;
    std::copy_if(m_open.begin(), m_open.end(), std::back_inserter(list), [&](const Dangling &one) {
        return !m_targets.value(one.target).seen.contains(hashOf(one.id));
    });
    return list;
}

QString ReferenceCheck::sentence(const Dangling &one)
{
    QString text = QStringLiteral("%1 names %2, which is not in %3").arg(one.column, one.id, one.target);
    if (one.rows > 1)
        text += QStringLiteral("; %1 rows do").arg(one.rows);
    return text;
}

} // namespace storescope
