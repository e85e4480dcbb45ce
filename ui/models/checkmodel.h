// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/storecheck.h"

#include <QAbstractTableModel>

namespace storescope {

// What the check of a store found: file, table, page, meaning.
class CheckModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { File, Table, Page, Meaning, Columns };
    using QAbstractTableModel::QAbstractTableModel;

    void add(const QString &file, const std::vector<CheckFinding> &findings);
    void clear();
    QString asText() const; // a line a finding, with SQLite's own words

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString file;
        CheckFinding finding;
    };
    std::vector<Row> m_rows;
};

} // namespace storescope
