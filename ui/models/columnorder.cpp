// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// The order of rows by what a column shows.
#include "ui/models/columnset.h"

#include <cmath>

namespace storescope {

int ColumnSet::compareCells(const Record &a, const Record &b, int column) const
{
    const ShownColumn &shown = at(column);
    if (shown.show == Show::Key)
        return compare(a.key, b.key);
    if (shown.show == Show::ScheduleState || shown.show == Show::Rule || shown.show == Show::Share ||
        shown.show == Show::Part) {
        const RowScene scene{nullptr, {}, {}, Instant::now()};
        const CellLook left = look(a, column, scene), right = look(b, column, scene);
        return shown.show == Show::Share ? (left.share < right.share ? -1 : left.share > right.share)
                                         : QString::compare(left.text, right.text);
    }
    const int index = shown.column >= 0 ? shown.column : m_collection->payloadColumn();
    if (index < 0 || size_t(index) >= a.cells.size() || size_t(index) >= b.cells.size())
        return compare(a.key, b.key);
    if (shown.show == Show::Bytes && shown.column < 0)
        return a.cells[size_t(index)].bytes < b.cells[size_t(index)].bytes
                   ? -1
                   : a.cells[size_t(index)].bytes > b.cells[size_t(index)].bytes;
    if (shown.show == Show::Time || shown.show == Show::Countdown) {
        const auto first = a.time(*m_collection, index), second = b.time(*m_collection, index);
        if (first && second)
            return *first < *second ? -1 : *second < *first ? 1 : 0;
        return first ? -1 : second ? 1 : 0; // without a time: last
    }
    const Value &first = a.cells[size_t(index)].value, &second = b.cells[size_t(index)].value;
    if (shown.show == Show::State) {
        const QStringList order = canonicalStates(m_collection->kind());
        return int(order.indexOf(toDisplay(first))) - int(order.indexOf(toDisplay(second)));
    }
    // Nothing, then numbers, then the rest: "9" and "100" as numbers but "5x" as text would go in a circle.
    const auto left = toNumber(first), right = toNumber(second);
    const auto rank = [](const Value &value, const std::optional<double> &number) {
        return isNull(value) ? 0 : number && !std::isnan(*number) ? 1 : 2;
    };
    const int one = rank(first, left), other = rank(second, right);
    if (one != other)
        return one - other;
    return one == 1 ? (*left < *right ? -1 : *left > *right) : compare(first, second);
}

} // namespace storescope
