// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/tail.h"

#include <QHash>

namespace storescope {

// What a tail brought while the rows of a log must not change: it is paused, or the first match of a filter
// is not here yet. Only the newest changes are kept whole. Of older ones stays what is needed to make up for
// them: how many rows came, or which (of matches, whose places nobody else knows), and the last change of
// each row that was there before.
class HeldChanges
{
public:
    static constexpr size_t mostWhole = 4000;
    static constexpr qsizetype mostOlder = 20'000; // changes of rows that were there before

    // `end`: the newest row that the model has. `keys`: rows are matches, so each key counts.
    void add(const std::vector<Change> &changes, const Key &end, bool keys);
    qint64 appended() const { return m_count + qint64(m_keys.size()) + m_wholeAdded; } // rows that came
    void clear() { *this = {}; }

    struct Lot
    {
        bool lost = false;           // more than can be made up for: everything is to be read again
        std::vector<Key> keys{};     // the older matches, in the order in which they came
        qint64 uncarried = 0;        // older rows that came, of which nothing else is known
        std::vector<Change> changes; // of rows that were there before, then all that is kept whole
    };
    Lot take(); // and is empty

private:
    void giveUp(Change change, const Key &end, bool keys);

    std::vector<Change> m_whole;
    qint64 m_wholeAdded = 0, m_count = 0;
    std::vector<Key> m_keys;
    QHash<Key, Change> m_older;
    Key m_last; // newest row that was given up
    bool m_lost = false;
};

} // namespace storescope
