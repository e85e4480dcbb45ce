// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/graveyard.h"

#include <QAbstractTableModel>

namespace storescope {

// What actions removed and keep, newest first.
class GraveyardModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, Store, Action, Rows, Bytes, Kept, State, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void set(std::vector<BundleInfo> bundles); // by their paths: what is there already stays
    void setKeeping(const Keeping &keeping);   // how long, as the user wants it
    const BundleInfo &bundle(int row) const { return m_bundles[size_t(row)]; }
    qint64 bytes() const;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const BundleInfo &bundle, Column column) const;
    QString keptUntil(const BundleInfo &bundle) const;
    std::vector<BundleInfo> m_bundles;
    Keeping m_keeping;
};

// "3 actions, 1.9 GB"
QString graveyardSummary(const std::vector<BundleInfo> &bundles);

} // namespace storescope
