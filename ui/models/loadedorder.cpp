// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// The order of a LoadedModel: sorted, held while the user works in it, settled again.
#include "ui/models/loadedmodel.h"

#include <numeric>

namespace storescope {

void LoadedModel::hold(bool hold)
{
    if (std::exchange(m_hold, hold) != hold && !hold)
        settle();
    Q_EMIT heldChanged();
}

void LoadedModel::sortNow()
{
    const bool held = std::exchange(m_hold, false);
    settle();
    m_hold = held;
}

std::vector<int> LoadedModel::sortedOrder() const
{
    std::vector<int> order(m_rows.size());
    std::iota(order.begin(), order.end(), 0);
    const bool down = m_sortOrder == Qt::DescendingOrder;
    std::stable_sort(order.begin(), order.end(), [this, down](int a, int b) {
        const Record &first = m_rows[size_t(a)].record, &second = m_rows[size_t(b)].record;
        const int by = m_sortColumn < 0 ? compare(first.key, second.key)
                                        : m_columns.compareCells(first, second, m_sortColumn);
        if (by != 0)
            return down ? by > 0 : by < 0;
        return m_sortColumn >= 0 && compare(first.key, second.key) < 0;
    });
    return order;
}

int LoadedModel::wouldMove() const
{
    const std::vector<int> order = sortedOrder();
    int moves = 0;
    for (int row = 0; row < int(order.size()); ++row)
        moves += order[size_t(row)] != row || (m_rows[size_t(row)].gone && !isKept(m_rows[size_t(row)]));
    return moves;
}

void LoadedModel::settleSoon()
{
    if (!m_hold && !m_settleTimer.isActive())
        m_settleTimer.start(int(qMin<qint64>(m_settleCost * 10, 2000)));
}

void LoadedModel::settle()
{
    if (m_hold)
        return;
    QElapsedTimer cost;
    cost.start();
    takeGoneAway();
    putInOrder();
    m_settleCost = cost.elapsed();
    Q_EMIT heldChanged();
}

void LoadedModel::takeGoneAway()
{
    const auto goes = [this](int row) { return m_rows[size_t(row)].gone && !isKept(m_rows[size_t(row)]); };
    std::vector<Key> went;
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (!goes(row))
            continue;
        int first = row;
        while (first > 0 && goes(first - 1))
            --first;
        for (int gone = first; gone <= row; ++gone)
            went.push_back(m_rows[size_t(gone)].record.key);
        beginRemoveRows({}, first, row);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + row + 1);
        indexKeys();
        endRemoveRows();
        row = first;
    }
    if (!went.empty() && !checks().isEmpty())
        setChecked(went, checks().isRule()); // nobody checks or excepts them any more
}

void LoadedModel::putInOrder()
{
    const std::vector<int> order = sortedOrder();
    if (std::is_sorted(order.begin(), order.end()))
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    std::vector<int> newPlace(order.size());
    std::vector<Row> rows;
    rows.reserve(m_rows.size());
    for (int row = 0; row < int(order.size()); ++row) {
        newPlace[size_t(order[size_t(row)])] = row;
        rows.push_back(std::move(m_rows[size_t(order[size_t(row)])]));
    }
    m_rows = std::move(rows);
    indexKeys();
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &old : before)
        after << index(newPlace[size_t(old.row())], old.column());
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

void LoadedModel::indexKeys()
{
    m_versionsStale = true;
    m_rowOf.clear();
    m_rowOf.reserve(qsizetype(m_rows.size()));
    for (int row = 0; row < rowCount(); ++row)
        m_rowOf.insert(m_rows[size_t(row)].record.key, row);
}

void LoadedModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    sortNow();
}

} // namespace storescope
