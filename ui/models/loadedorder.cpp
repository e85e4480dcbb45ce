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

bool LoadedModel::isBefore(int a, int b) const
{
    const Record &first = m_rows[size_t(a)].record, &second = m_rows[size_t(b)].record;
    const int by = m_sortColumn < 0 ? compare(first.key, second.key)
                                    : m_columns.compareCells(first, second, m_sortColumn);
    if (by != 0)
        return m_sortOrder == Qt::DescendingOrder ? by > 0 : by < 0;
    return m_sortColumn >= 0 && compare(first.key, second.key) < 0;
}

// Those that leave, and those that have changed and stand wrong between their neighbours that have not.
int LoadedModel::wouldMove() const
{
    int moves = 0, before = -1;
    std::vector<int> touched;
    const auto judge = [&](int after) {
        for (size_t at = 0; at < touched.size(); ++at) {
            const int row = touched[at];
            moves += (before >= 0 && isBefore(row, before)) || (after >= 0 && isBefore(after, row)) ||
                     (at > 0 && isBefore(row, touched[at - 1]));
        }
        touched.clear();
        before = after;
    };
    for (int row = 0; row < rowCount(); ++row) {
        if (leaves(m_rows[size_t(row)]))
            ++moves;
        else if (m_rows[size_t(row)].touched)
            touched.push_back(row);
        else
            judge(row);
    }
    judge(-1);
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
    markSurplus();
    if (m_unordered || wouldMove() > 0)
        rearrange(true);
    m_unordered = false;
    for (Row &row : m_rows)
        row.touched = false;
    m_settleCost = cost.elapsed();
    Q_EMIT heldChanged();
}

// Of a part: new rows came, so as many of the outermost go, but none that runs or is looked at.
void LoadedModel::markSurplus()
{
    if (!m_cut || rowCount() <= m_most)
        return;
    std::vector<int> idle;
    for (int row = 0; row < rowCount(); ++row) {
        const Row &known = m_rows[size_t(row)];
        if (!leaves(known) && !isKept(known) && !isRunning(m_columns.state(known.record)))
            idle.push_back(row);
    }
    const int surplus = int(idle.size()) - m_most;
    if (surplus <= 0)
        return;
    std::nth_element(idle.begin(), idle.begin() + surplus, idle.end(), [this](int a, int b) {
        const int by = compare(m_rows[size_t(a)].record.key, m_rows[size_t(b)].record.key);
        return m_backwards ? by < 0 : by > 0;
    });
    for (int at = 0; at < surplus; ++at)
        m_rows[size_t(idle[size_t(at)])].surplus = true;
}

// Those that leave go to the end and are taken away at once: one by one each would cost a pass over all.
void LoadedModel::rearrange(bool sorted)
{
    std::vector<int> order(m_rows.size());
    std::iota(order.begin(), order.end(), 0);
    const auto left = std::stable_partition(order.begin(), order.end(),
                                            [this](int row) { return !leaves(m_rows[size_t(row)]); });
    const int leaving = int(order.end() - left);
    if (sorted)
        std::stable_sort(order.begin(), left, [this](int a, int b) { return isBefore(a, b); });
    if (!std::is_sorted(order.begin(), order.end()))
        reorder(order);
    if (leaving > 0)
        takeAway(leaving);
}

void LoadedModel::takeAway(int last)
{
    const int first = rowCount() - last;
    std::vector<Key> went;
    for (int row = first; row < rowCount(); ++row)
        went.push_back(m_rows[size_t(row)].record.key);
    beginRemoveRows({}, first, rowCount() - 1);
    m_versionsStale = true;
    m_rows.erase(m_rows.begin() + first, m_rows.end());
    for (const Key &key : went)
        m_rowOf.remove(key);
    endRemoveRows();
    if (!checks().isEmpty())
        setChecked(went, checks().isRule()); // nobody checks or excepts them any more
}

void LoadedModel::reorder(const std::vector<int> &order)
{
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
    m_unordered = true;
    sortNow();
}

} // namespace storescope
