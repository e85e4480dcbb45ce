// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/actions/sparedmodel.h"

#include "core/base/text.h"
#include "ui/actions/actionwords.h"

namespace storescope {

void SparedModel::set(std::vector<Spared> spared)
{
    beginResetModel();
    m_spared = std::move(spared);
    endResetModel();
}

int SparedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_spared.size());
}

int SparedModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SparedModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const Spared &one = m_spared[size_t(index.row())];
    switch (Column(index.column())) {
    case Row:
        return withoutControls(one.key);
    case Why:
        return ActionWords::why(one.why);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant SparedModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section == Row ? tr("Row") : tr("Why it stays");
}

} // namespace storescope
