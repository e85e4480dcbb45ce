// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/views/recordview.h"

namespace storescope {

// What a column needs, in pixels: below `least` it says nothing, above `wanted` room is wasted.
struct ColumnNeed
{
    int least = 0, wanted = 0;
};

// As wide as they want to be where there is room; else the widest give way first, none below its least.
std::vector<int> shareWidth(const std::vector<ColumnNeed> &needs, int room);

// The widths of a table's columns, from samples of what they show and the room there is: what lines up is
// never cut, texts share the rest. Nothing is read for it: only rows that are here count.
class ColumnFit
{
public:
    explicit ColumnFit(RecordView *view) : m_view(view) {}

    void measure();
    bool grow(int first, int last);           // by rows that came; false: all of them have room
    void apply(int reserved = 0);             // for columns that the model has beside those
    int samples() const { return m_samples; } // rows that were measured

private:
    ColumnNeed needOf(int column, const std::vector<int> &rows) const;
    int widestCell(int column, const std::vector<int> &rows) const;
    int titleWidth(int column) const;
    std::vector<int> sampleRows() const;
    void giveRest(const std::vector<int> &seen, int rest, std::vector<int> *widths) const;

    RecordView *m_view;
    std::vector<ColumnNeed> m_needs; // of every column
    int m_samples = 0;
};

} // namespace storescope
