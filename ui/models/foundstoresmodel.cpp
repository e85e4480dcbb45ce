// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/foundstoresmodel.h"

#include "core/base/text.h"
#include "ui/look/formats.h"

#include <QFileInfo>

namespace storescope {

FoundStoresModel::FoundStoresModel(std::shared_ptr<const ProfileLibrary> profiles, QObject *parent)
    : QAbstractTableModel(parent), m_profiles(std::move(profiles))
{
}

bool FoundStoresModel::isLive(const Row &row) const
{
    return row.found.lastWrite.secsTo(QDateTime::currentDateTime()) < 60;
}

bool FoundStoresModel::fits(const Row &row) const
{
    return m_needle.isEmpty() || row.found.path.contains(m_needle, Qt::CaseInsensitive) ||
           row.program.contains(m_needle, Qt::CaseInsensitive);
}

void FoundStoresModel::add(const FoundStore &found)
{
    Row row{found, QString()};
    if (!found.profileId.isEmpty()) {
        const auto profile = m_profiles->profile(found.profileId);
        row.program = profile ? (*profile)->name : found.profileId;
    }
    m_all.push_back(row);
    if (!fits(row))
        return;
    beginInsertRows({}, rowCount(), rowCount());
    m_shown.push_back(int(m_all.size()) - 1);
    endInsertRows();
}

void FoundStoresModel::clear()
{
    beginResetModel();
    m_all.clear();
    m_shown.clear();
    endResetModel();
}

void FoundStoresModel::setNeedle(const QString &needle)
{
    m_needle = needle.trimmed();
    rebuild();
}

void FoundStoresModel::rebuild()
{
    beginResetModel();
    m_shown.clear();
    for (int row = 0; row < int(m_all.size()); ++row) {
        if (fits(m_all[size_t(row)]))
            m_shown.push_back(row);
    }
    endResetModel();
}

void FoundStoresModel::putInOrder()
{
    const auto newer = [this](int a, int b) {
        return m_all[size_t(a)].found.lastWrite > m_all[size_t(b)].found.lastWrite;
    };
    if (std::is_sorted(m_shown.begin(), m_shown.end(), newer))
        return;
    Q_EMIT layoutAboutToBeChanged();
    const std::vector<int> before = m_shown;
    std::stable_sort(m_shown.begin(), m_shown.end(), newer);
    const QModelIndexList old = persistentIndexList();
    for (const QModelIndex &index : old) {
        const auto now = std::find(m_shown.begin(), m_shown.end(), before[size_t(index.row())]);
        changePersistentIndex(index, this->index(int(now - m_shown.begin()), index.column()));
    }
    Q_EMIT layoutChanged();
}

void FoundStoresModel::tick()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {Qt::DisplayRole, LiveRole});
}

int FoundStoresModel::liveCount() const
{
    return int(std::count_if(m_all.begin(), m_all.end(), [this](const Row &row) { return isLive(row); }));
}

int FoundStoresModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int FoundStoresModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant FoundStoresModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_all[size_t(m_shown[size_t(index.row())])];
    const bool live = isLive(row);
    switch (role) {
    case PathRole:
        return row.found.path;
    case LiveRole:
        return live;
    case WritersRole:
        return row.found.writers;
    case Qt::ToolTipRole:
        return row.found.path;
    case NoteRole:
        if (index.column() == Store)
            return Formats::path(QFileInfo(row.found.path).path(), 70);
        if (index.column() == Program)
            return row.found.writers.mid(0, 2).join(QStringLiteral(", "));
        return {};
    case Qt::AccessibleTextRole:
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (Column(index.column())) {
    case Live:
        return role == Qt::AccessibleTextRole ? (live ? tr("being written") : tr("quiet")) : QString();
    case Store:
        return QFileInfo(row.found.path).fileName();
    case Program:
        return row.program.isEmpty() ? tr("not recognised yet") : row.program;
    case Size:
        return formatBytes(row.found.bytes);
    case LastWrite:
        return live ? tr("now")
                    : Formats::ago(Instant::fromMilliseconds(row.found.lastWrite.toMSecsSinceEpoch()),
                                   Instant::now());
    case ColumnCount:
        break;
    }
    return {};
}

QVariant FoundStoresModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Live:
        return QString();
    case Store:
        return tr("Store");
    case Program:
        return tr("Program");
    case Size:
        return tr("Size");
    case LastWrite:
        return tr("Last write");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace storescope
