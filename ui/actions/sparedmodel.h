// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/actionpreview.h"

#include <QAbstractTableModel>

namespace storescope {

// Rows that an action or its undo left as they are, and why.
class SparedModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Row, Why, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void set(std::vector<Spared> spared);
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Spared> m_spared;
};

} // namespace storescope
