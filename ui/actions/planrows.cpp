// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
// Which rows a PlanModel shows, what it reads of them, and their order.
#include "core/base/onready.h"
#include "ui/actions/planmodel.h"

namespace storescope {

namespace {
constexpr size_t batchRows = 500;
constexpr int around = 120; // rows beside those that are seen
constexpr Preview planPreview{256, 64 * 1024};
} // namespace

// ---- which rows are shown ----

void PlanModel::show(std::vector<int> rows)
{
    if (!m_shown.empty()) {
        beginRemoveRows({}, 0, rowCount() - 1);
        m_shown.clear();
        m_rowOf.clear();
        endRemoveRows();
    }
    if (rows.empty())
        return;
    beginInsertRows({}, 0, int(rows.size()) - 1);
    m_shown = std::move(rows);
    m_rowOf.clear();
    endInsertRows();
}

void PlanModel::showNoted(int note)
{
    m_note = note;
    m_base.clear();
    for (int row = 0; row < int(m_plan->rows.size()); ++row) {
        if (note < 0 || m_plan->rows[size_t(row)].notes & (1u << note))
            m_base.push_back(row);
    }
    setFilter(m_filter);
}

void PlanModel::setFilter(std::shared_ptr<const Filter> filter)
{
    m_filter = filter && !filter->matchesAll() ? std::move(filter) : nullptr;
    ++m_pass;
    m_passing = false;
    if (!m_filter) {
        show(m_base);
        putInOrder();
        Q_EMIT filterReady();
        return;
    }
    show({});
    m_passing = true;
    m_passAt = 0;
    passOn();
}

// ---- what the rows hold ----

void PlanModel::wantRows(int first, int last)
{
    std::vector<int> wanted;
    for (int row = qMax(0, first - around); row <= qMin(rowCount() - 1, last + around); ++row) {
        const int planRow = m_shown[size_t(row)];
        if (!m_records.contains(planRow) && !m_asked.contains(planRow))
            wanted.push_back(planRow);
    }
    forgetFarRows(first, last);
    if (!wanted.empty())
        ask(wanted, {});
}

void PlanModel::forgetFarRows(int first, int last)
{
    if (m_records.size() <= size_t(mostKept))
        return;
    QSet<int> near;
    for (int row = qMax(0, first - mostKept / 4); row <= qMin(rowCount() - 1, last + mostKept / 4); ++row)
        near.insert(m_shown[size_t(row)]);
    std::erase_if(m_records, [&near](const auto &record) { return !near.contains(record.first); });
}

void PlanModel::ask(const std::vector<int> &planRows, std::function<void()> then)
{
    std::vector<Key> keys;
    for (const int row : planRows) {
        m_asked.insert(row);
        keys.push_back(m_plan->rows[size_t(row)].shown());
    }
    onReady(this, m_store->records(m_collection->id(), std::move(keys), m_cancel, planPreview),
            [this, planRows, then = std::move(then)](const Result<std::vector<Record>> &records) {
                for (const int row : planRows)
                    m_asked.remove(row);
                if (!records) {
                    if (then) // the way through all rows ends here; the next wish begins it anew
                        m_passing = false;
                    if (records.error().code != ErrorCode::Cancelled)
                        Q_EMIT failed(records.error());
                    return;
                }
                for (size_t at = 0; at < qMin(planRows.size(), records->size()); ++at)
                    m_records.insert_or_assign(planRows[at], (*records)[at]);
                if (then)
                    then();
                else if (rowCount() > 0)
                    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
            });
}

// Through the rows that may be shown, batch by batch: those that match come into sight; in the end all are
// put in order.
void PlanModel::passOn()
{
    const size_t from = m_passAt, to = qMin(m_base.size(), from + batchRows);
    if (from == to) {
        m_passing = false;
        putInOrder();
        Q_EMIT filterReady();
        return;
    }
    std::vector<int> missing;
    for (size_t at = from; at < to; ++at) {
        if (!m_records.contains(m_base[at]))
            missing.push_back(m_base[at]);
    }
    const auto next = [this, from, to, pass = m_pass] {
        if (pass != m_pass)
            return;
        passBatch(from, to);
        m_passAt = to;
        passOn();
    };
    if (missing.empty())
        return next();
    ask(missing, next);
}

void PlanModel::passBatch(size_t from, size_t to)
{
    if (!m_filter) // only for the order
        return;
    std::vector<int> fitting;
    for (size_t at = from; at < to; ++at) {
        const auto record = m_records.find(m_base[at]);
        if (record != m_records.end() && !record->second.cells.empty() && m_filter->matches(record->second))
            fitting.push_back(m_base[at]);
    }
    if (!fitting.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + int(fitting.size()) - 1);
        m_shown.insert(m_shown.end(), fitting.begin(), fitting.end());
        m_rowOf.clear();
        endInsertRows();
    }
    if (m_records.size() > size_t(mostKept))
        forgetFarRows(0, 0);
}

// ---- order ----

bool PlanModel::ordersByRecords() const
{
    return m_sortColumn >= 0 && m_sortColumn < m_columns.size();
}

void PlanModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    const bool missing =
        std::any_of(m_base.begin(), m_base.end(), [this](int row) { return !m_records.contains(row); });
    if (!ordersByRecords() || !missing)
        return putInOrder();
    if (m_base.size() > size_t(mostKept)) {
        m_sortColumn = -1; // it would take them all
        Q_EMIT orderRefused();
        return;
    }
    if (m_passing) // it orders at its end
        return;
    ++m_pass;
    m_passing = true;
    m_passAt = 0;
    passOn();
}

bool PlanModel::isBefore(int a, int b) const
{
    const PlanRow &first = m_plan->rows[size_t(a)], &second = m_plan->rows[size_t(b)];
    if (ordersByRecords()) {
        const auto one = m_records.find(a), other = m_records.find(b);
        if (one == m_records.end() || other == m_records.end())
            return false;
        if (one->second.cells.empty() || other->second.cells.empty())
            return one->second.cells.size() > other->second.cells.size();
        return m_columns.compareCells(one->second, other->second, m_sortColumn) < 0;
    }
    if (m_sortColumn == checkColumn())
        return !m_kept[size_t(a)] && m_kept[size_t(b)];
    if (m_sortColumn == noteColumn())
        return first.notes > second.notes;
    return first.time < second.time;
}

void PlanModel::putInOrder()
{
    std::vector<int> order = m_shown;
    const bool down = m_sortOrder == Qt::DescendingOrder;
    std::stable_sort(order.begin(), order.end(),
                     [this, down](int a, int b) { return down ? isBefore(b, a) : isBefore(a, b); });
    if (order == m_shown)
        return;
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    QHash<int, int> placeOf;
    placeOf.reserve(qsizetype(order.size()));
    for (int row = 0; row < int(order.size()); ++row)
        placeOf.insert(order[size_t(row)], row);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &old : before)
        after << index(placeOf.value(m_shown[size_t(old.row())]), old.column());
    m_shown = std::move(order);
    m_rowOf.clear();
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

} // namespace storescope
