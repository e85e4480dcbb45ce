// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/checkmodel.h"

#include "ui/look/formats.h"

#include <QFileInfo>

namespace storescope {

void CheckModel::add(const QString &file, const std::vector<CheckFinding> &findings)
{
    if (findings.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(findings.size()) - 1);
    for (const CheckFinding &finding : findings)
        m_rows.push_back({file, finding});
    endInsertRows();
}

void CheckModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

QString CheckModel::asText() const
{
    QStringList lines;
    for (const Row &row : m_rows)
        lines << QStringLiteral("%1\t%2\t%3\t%4\t%5")
                     .arg(row.file, row.finding.table,
                          row.finding.page < 0 ? QString() : QString::number(row.finding.page),
                          row.finding.meaning, row.finding.said);
    return lines.join(QLatin1Char('\n'));
}

int CheckModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CheckModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QVariant CheckModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[size_t(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() == Page)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole)
        return index.column() == File ? row.file : row.finding.meaning + QLatin1Char('\n') + row.finding.said;
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case File:
        return QFileInfo(row.file).fileName();
    case Table:
        return row.finding.table;
    case Page:
        return row.finding.page < 0 ? QString() : Formats::count(row.finding.page);
    case Meaning:
        return row.finding.meaning;
    case Columns:
        break;
    }
    return {};
}

QVariant CheckModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Page ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case File:
        return tr("File");
    case Table:
        return tr("Table");
    case Page:
        return tr("Page");
    case Meaning:
        return tr("Meaning");
    case Columns:
        break;
    }
    return {};
}

} // namespace storescope
