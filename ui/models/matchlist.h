// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/key.h"

#include <algorithm>

namespace storescope {

// The keys of the rows that match a filter, in key order. A scan finds them newest first (they go to the
// front), the tail brings newer ones (they go to the end); both ends grow without moving what is there.
class MatchList
{
public:
    int size() const { return int(m_older.size() + m_newer.size()); }
    const Key &at(int row) const
    {
        const int older = int(m_older.size());
        return row < older ? m_older[size_t(older - 1 - row)] : m_newer[size_t(row - older)];
    }
    void clear()
    {
        m_older.clear();
        m_newer.clear();
    }
    void putBefore(const Key &key) { m_older.push_back(key); }
    void append(const Key &key) { m_newer.push_back(key); }
    // The first place whose key is not smaller.
    int lowerBound(const Key &key) const
    {
        int from = 0, to = size();
        while (from < to) {
            const int middle = from + (to - from) / 2;
            if (compare(at(middle), key) < 0)
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }
    void insert(int row, const Key &key)
    {
        const int older = int(m_older.size());
        if (row <= older)
            m_older.insert(m_older.begin() + (older - row), key);
        else
            m_newer.insert(m_newer.begin() + (row - older), key);
    }
    void remove(int row)
    {
        const int older = int(m_older.size());
        if (row < older)
            m_older.erase(m_older.begin() + (older - 1 - row));
        else
            m_newer.erase(m_newer.begin() + (row - older));
    }

private:
    std::vector<Key> m_older; // newest first
    std::vector<Key> m_newer;
};

} // namespace storescope
