// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/detail/detailtab.h"

namespace storescope {

std::vector<int> DetailRow::bigColumns() const
{
    std::vector<int> found;
    if (isNull() || record.cells.empty())
        return found;
    const auto &columns = collection->columns();
    const auto add = [&found](int column) {
        if (column >= 0 && std::find(found.begin(), found.end(), column) == found.end())
            found.push_back(column);
    };
    const auto there = [&](int column) {
        if (size_t(column) >= record.cells.size())
            return false;
        const Cell &cell = record.cells[size_t(column)];
        // Of the body of an artifact a page reads the length alone.
        return !storescope::isNull(cell.value) || (columns[size_t(column)].large && cell.bytes > 0);
    };
    if (collection->payloadColumn() >= 0 && there(collection->payloadColumn()))
        add(collection->payloadColumn());
    for (int column = 0; column < int(columns.size()); ++column) {
        const Column &source = columns[size_t(column)];
        const bool big =
            source.payload || source.large || (!source.spec.codec.empty() && source.spec.path.isEmpty());
        if (source.select >= 0 && there(column) && big)
            add(column);
    }
    for (int column = 0; column < int(columns.size()); ++column) {
        const bool bytes = there(column) && std::holds_alternative<Blob>(record.cells[size_t(column)].value);
        const bool text = there(column) && std::holds_alternative<Text>(record.cells[size_t(column)].value) &&
                          columns[size_t(column)].spec.path.isEmpty() && columns[size_t(column)].select >= 0;
        if (bytes || text)
            add(column);
    }
    return found;
}

} // namespace storescope
