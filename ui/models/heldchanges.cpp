// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/heldchanges.h"

#include <algorithm>
#include <utility>

namespace storescope {

void HeldChanges::add(const std::vector<Change> &changes, const Key &end, bool keys)
{
    m_wholeAdded += std::count_if(changes.begin(), changes.end(),
                                  [](const Change &change) { return change.what == Change::What::Added; });
    m_whole.insert(m_whole.end(), changes.begin(), changes.end());
    if (m_whole.size() <= mostWhole)
        return;
    const auto kept = m_whole.end() - qptrdiff(mostWhole);
    for (auto change = m_whole.begin(); change != kept; ++change)
        giveUp(std::move(*change), end, keys);
    m_whole.erase(m_whole.begin(), kept);
}

void HeldChanges::giveUp(Change change, const Key &end, bool keys)
{
    const Key &key = change.record.key;
    if (change.what == Change::What::Added) {
        --m_wholeAdded;
        m_older.remove(key);
        if (keys) {
            m_keys.push_back(key);
            return;
        }
        const Key &newest = m_last.empty() ? end : m_last;
        if (!newest.empty() && compare(key, newest) <= 0)
            m_lost = true; // it belongs between others, and a number alone does not say where
        m_last = key;
        ++m_count;
        return;
    }
    if (!keys && !end.empty() && compare(end, key) < 0) { // of a row that came meanwhile
        if (change.what == Change::What::Removed)
            --m_count;
        return;
    }
    if (m_older.size() < mostOlder)
        m_older.insert(key, std::move(change));
    else
        m_lost = true;
}

HeldChanges::Lot HeldChanges::take()
{
    Lot lot;
    lot.lost = m_lost;
    lot.keys = std::move(m_keys);
    lot.uncarried = m_count;
    lot.changes.assign(m_older.begin(), m_older.end());
    lot.changes.insert(lot.changes.end(), std::make_move_iterator(m_whole.begin()),
                       std::make_move_iterator(m_whole.end()));
    clear();
    return lot;
}

} // namespace storescope
