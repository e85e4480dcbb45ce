// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/actions/planmodel.h"

#include "ui/look/icons.h"

#include <numeric>

namespace storescope {

PlanModel::PlanModel(std::shared_ptr<OpenStore> store, std::shared_ptr<const Collection> collection,
                     std::shared_ptr<const Plan> plan, QObject *parent)
    : RowsModel(std::move(store), std::move(collection), parent),
      m_plan(std::move(plan)),
      m_kept(m_plan->rows.size(), false),
      m_chosenBytes(m_plan->bytes()),
      m_base(m_plan->rows.size())
{
    std::iota(m_base.begin(), m_base.end(), 0);
    m_shown = m_base;
    putInOrder();
}

PlanModel::~PlanModel()
{
    m_cancel.cancel();
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int PlanModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns.size() + 2;
}

const Record *PlanModel::recordAt(int row) const
{
    if (row < 0 || row >= rowCount())
        return nullptr;
    const auto record = m_records.find(m_shown[size_t(row)]);
    return record == m_records.end() ? nullptr : &record->second;
}

int PlanModel::rowOfKey(const Key &key) const
{
    if (m_rowOf.isEmpty()) {
        m_rowOf.reserve(qsizetype(m_shown.size()));
        for (int row = 0; row < rowCount(); ++row)
            m_rowOf.insert(planRow(row).shown(), row);
    }
    return m_rowOf.value(key, -1);
}

bool PlanModel::isGone(int row) const
{
    const Record *record = recordAt(row);
    return record && record->cells.empty();
}

void PlanModel::locate(const Key &key)
{
    if (const int row = rowOfKey(key); row >= 0)
        Q_EMIT located(row);
}

// ---- cells ----

QString PlanModel::noteOf(int row) const
{
    if (!isChosen(row))
        return tr("kept by you");
    QStringList notes;
    for (int note = 0; note < m_plan->noteTexts.size(); ++note) {
        if (planRow(row).notes & (1u << note))
            notes << m_plan->noteTexts[note];
    }
    return notes.join(QStringLiteral(", "));
}

QVariant PlanModel::ownData(const QModelIndex &index, int role) const
{
    const int row = index.row();
    const bool box = index.column() == checkColumn();
    switch (role) {
    case LoadedRole:
        return true;
    case GoneRole:
        return isGone(row);
    case Qt::CheckStateRole:
        return box ? QVariant(isChosen(row) ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::AccessibleTextRole:
        return !box ? noteOf(row) : isChosen(row) ? tr("chosen") : tr("kept");
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return box ? QVariant() : noteOf(row);
    case LookRole: {
        CellLook look;
        if (box)
            return QVariant::fromValue(look);
        look.text = noteOf(row);
        if (!isChosen(row)) {
            look.ink = Ink::Dim;
        } else if (!look.text.isEmpty()) {
            look.ink = look.glyphInk = Ink::Warning;
            look.glyph = levelGlyph(QStringLiteral("warning"));
        }
        return QVariant::fromValue(look);
    }
    default:
        return {};
    }
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    if (index.column() >= m_columns.size())
        return ownData(index, role);
    QVariant value = RowsModel::data(index, role);
    if (role == LookRole && !isChosen(index.row())) {
        auto look = value.value<CellLook>();
        look.ink = look.glyphInk = Ink::Dim;
        return QVariant::fromValue(look);
    }
    return value;
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < m_columns.size())
        return RowsModel::headerData(section, orientation, role);
    if (role == Qt::DisplayRole)
        return section == noteColumn() ? tr("Note") : QString();
    if (role == Qt::AccessibleTextRole)
        return section == noteColumn() ? tr("Note") : tr("Chosen");
    return role == Qt::TextAlignmentRole ? QVariant(int(Qt::AlignLeft | Qt::AlignVCenter)) : QVariant();
}

Qt::ItemFlags PlanModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == checkColumn() ? flags | Qt::ItemIsUserCheckable : flags;
}

bool PlanModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != checkColumn() || role != Qt::CheckStateRole)
        return false;
    choose({index.row()}, value.toInt() == Qt::Checked);
    return true;
}

// ---- what is chosen ----

bool PlanModel::setKept(int planRow, bool kept)
{
    if (m_kept[size_t(planRow)] == kept)
        return false;
    m_kept[size_t(planRow)] = kept;
    m_keptRows += kept ? 1 : -1;
    m_chosenBytes += (kept ? -1 : 1) * m_plan->rows[size_t(planRow)].bytes;
    return true;
}

void PlanModel::choose(const QList<int> &rows, bool chosen)
{
    int first = rowCount(), last = -1;
    for (const int row : rows) {
        if (row < 0 || row >= rowCount() || !setKept(m_shown[size_t(row)], !chosen))
            continue;
        first = qMin(first, row);
        last = qMax(last, row);
    }
    if (last < 0)
        return;
    Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    Q_EMIT chosenChanged();
}

void PlanModel::chooseNoted(int note, bool chosen)
{
    bool any = false;
    for (int row = 0; row < int(m_plan->rows.size()); ++row) {
        if (m_plan->rows[size_t(row)].notes & (1u << note))
            any = setKept(row, !chosen) || any;
    }
    if (!any)
        return;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT chosenChanged();
}

QSet<Key> PlanModel::kept() const
{
    QSet<Key> identities;
    for (size_t row = 0; row < m_kept.size(); ++row) {
        if (m_kept[row])
            identities.insert(m_plan->rows[row].identity);
    }
    return identities;
}

void PlanModel::keep(const QSet<Key> &identities)
{
    if (identities.isEmpty())
        return;
    for (int row = 0; row < int(m_plan->rows.size()); ++row) {
        if (identities.contains(m_plan->rows[size_t(row)].identity))
            setKept(row, true);
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT chosenChanged();
}

std::shared_ptr<const Plan> PlanModel::chosenPlan() const
{
    if (m_keptRows == 0)
        return m_plan;
    auto chosen = std::make_shared<Plan>(*m_plan);
    chosen->rows.clear();
    for (size_t row = 0; row < m_kept.size(); ++row) {
        if (!m_kept[row])
            chosen->rows.push_back(m_plan->rows[row]);
    }
    return chosen;
}

} // namespace storescope
