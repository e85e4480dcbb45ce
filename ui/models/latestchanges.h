// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/tail.h"

#include <QHash>

#include <utility>

namespace storescope {

// What a tail brought while a held list is frozen: of each row only its last change. Of more than `most` rows
// nothing is kept but that it was too much.
class LatestChanges
{
public:
    explicit LatestChanges(size_t most) : m_most(most) {}

    void add(const std::vector<Change> &changes)
    {
        for (const Change &change : changes) {
            if (const auto place = m_places.constFind(change.record.key); place != m_places.constEnd()) {
                m_changes[*place] = change;
            } else if (m_lost || m_changes.size() >= m_most) {
                take();
                m_lost = true;
            } else {
                m_places.insert(change.record.key, m_changes.size());
                m_changes.push_back(change);
            }
        }
    }
    bool isLost() const { return m_lost; }
    size_t size() const { return m_changes.size(); }
    std::vector<Change> take() // in the order in which the rows first changed; and is empty
    {
        m_places.clear();
        m_lost = false;
        return std::exchange(m_changes, {});
    }

private:
    size_t m_most;
    bool m_lost = false;
    std::vector<Change> m_changes;
    QHash<Key, size_t> m_places;
};

} // namespace storescope
