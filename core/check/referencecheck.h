// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/check/finding.h"

#include <QHash>
#include <QSet>

#include <memory>
#include <vector>

namespace storescope {

// References between collections that lead nowhere: ids that a row names in a column which the profile links,
// and that no row of the other collection has. Rows are given in any order. It holds what is not found yet,
// and eight bytes for each row of a collection that something names.
class ReferenceCheck
{
public:
    explicit ReferenceCheck(std::vector<std::shared_ptr<const Collection>> collections);

    bool names(const QString &collection) const { return m_links.contains(collection); }     // others
    bool isNamed(const QString &collection) const { return m_targets.contains(collection); } // by others
    void add(const Collection &collection, const Record &record);
    // As a row that may be named only.
    void addTarget(const Collection &collection, const Record &record);

    struct Dangling
    {
        QString collection, column, target, id;
        qint64 rows = 0;
        Key first; // a row that names it
    };
    // After every row; in the order of the collections, then as they came.
    std::vector<Dangling> dangling() const;
    static QString sentence(const Dangling &one);

private:
    struct Link
    {
        int column = -1;
        QString target;
    };
    struct Target
    {
        int id = -1; // column
        QSet<quint64> seen;
    };
    static quint64 hashOf(const QString &id);
    void note(const Collection &collection, const Link &link, const Record &record);

    std::vector<std::shared_ptr<const Collection>> m_collections;
    QHash<QString, std::vector<Link>> m_links; // by the collection that names
    QHash<QString, Target> m_targets;
    std::vector<Dangling> m_open; // not found when they were seen
    QHash<QString, size_t> m_openAt;
};

} // namespace storescope
