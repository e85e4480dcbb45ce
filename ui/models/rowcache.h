// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/record.h"

namespace storescope {

// The rows of a large collection that are in memory, by their place in the model. Keys grow with places.
class RowCache
{
public:
    struct Entry
    {
        int row = 0;
        Record record;
    };

    const Record *at(int row) const;
    bool contains(int row) const { return at(row) != nullptr; }
    int rowOf(const Key &key) const; // -1: not here
    // The place where a row with this key would stand if both its neighbours are here; -1 otherwise.
    int placeFor(const Key &key) const;
    bool empty() const { return m_entries.empty(); }
    int size() const { return int(m_entries.size()); }
    int lastRow() const { return m_entries.empty() ? -1 : m_entries.back().row; }
    // The last row of the unbroken run that begins at `row`, and the first of the run that ends there.
    int runEnd(int row) const;
    int runBegin(int row) const;

    void put(int first, std::vector<Record> records); // replaces what stood there
    bool replace(int row, Record record);
    void shift(int from, int by);          // rows were inserted before `from`
    void removeRows(int first, int count); // and those behind move up
    void clear() { m_entries.clear(); }
    void drop(int first, int last); // forgets [first, last]
    // Forgets what lies further than `margin` from [first, last], except the newest `margin` rows before
    // `total`.
    void trim(int first, int last, int margin, int total);

private:
    std::vector<Entry>::iterator lower(int row);
    std::vector<Entry>::const_iterator lower(int row) const;
    std::vector<Entry> m_entries;
};

} // namespace storescope
