// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/rowcache.h"

#include <algorithm>
#include <iterator>

namespace storescope {

namespace {

bool rowBefore(const RowCache::Entry &entry, int row)
{
    return entry.row < row;
}
bool keyBefore(const RowCache::Entry &entry, const Key &key)
{
    return compare(entry.record.key, key) < 0;
}

} // namespace

std::vector<RowCache::Entry>::iterator RowCache::lower(int row)
{
    return std::lower_bound(m_entries.begin(), m_entries.end(), row, rowBefore);
}

std::vector<RowCache::Entry>::const_iterator RowCache::lower(int row) const
{
    return std::lower_bound(m_entries.begin(), m_entries.end(), row, rowBefore);
}

const Record *RowCache::at(int row) const
{
    const auto found = lower(row);
    return found != m_entries.end() && found->row == row ? &found->record : nullptr;
}

int RowCache::rowOf(const Key &key) const
{
    const auto found = std::lower_bound(m_entries.begin(), m_entries.end(), key, keyBefore);
    return found != m_entries.end() && found->record.key == key ? found->row : -1;
}

int RowCache::placeFor(const Key &key) const
{
    const auto next = std::lower_bound(m_entries.begin(), m_entries.end(), key, keyBefore);
    if (next == m_entries.end())
        return -1;
    if (next == m_entries.begin())
        return next->row == 0 ? 0 : -1;
    return std::prev(next)->row + 1 == next->row ? next->row : -1;
}

int RowCache::runEnd(int row) const
{
    auto entry = lower(row);
    if (entry == m_entries.end() || entry->row != row)
        return -1;
    while (std::next(entry) != m_entries.end() && std::next(entry)->row == entry->row + 1)
        ++entry;
    return entry->row;
}

int RowCache::runBegin(int row) const
{
    auto entry = lower(row);
    if (entry == m_entries.end() || entry->row != row)
        return -1;
    while (entry != m_entries.begin() && std::prev(entry)->row == entry->row - 1)
        --entry;
    return entry->row;
}

void RowCache::put(int first, std::vector<Record> records)
{
    if (records.empty())
        return;
    drop(first, first + int(records.size()) - 1);
    std::vector<Entry> fresh;
    fresh.reserve(records.size());
    for (Record &record : records)
        fresh.push_back({first++, std::move(record)});
    const auto place = lower(fresh.front().row);
    m_entries.insert(place, std::make_move_iterator(fresh.begin()), std::make_move_iterator(fresh.end()));
}

bool RowCache::replace(int row, Record record)
{
    const auto found = lower(row);
    if (found == m_entries.end() || found->row != row)
        return false;
    found->record = std::move(record);
    return true;
}

void RowCache::shift(int from, int by)
{
    for (auto entry = lower(from); entry != m_entries.end(); ++entry)
        entry->row += by;
}

void RowCache::removeRows(int first, int count)
{
    drop(first, first + count - 1);
    shift(first + count, -count);
}

void RowCache::drop(int first, int last)
{
    m_entries.erase(lower(first), lower(last + 1));
}

void RowCache::trim(int first, int last, int margin, int total)
{
    const int newest = total - margin;
    std::erase_if(m_entries, [=](const Entry &entry) {
        return (entry.row < first - margin || entry.row > last + margin) && entry.row < newest;
    });
}

} // namespace storescope
