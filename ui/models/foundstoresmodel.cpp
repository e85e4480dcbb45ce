// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/foundstoresmodel.h"

#include "core/base/text.h"
#include "ui/look/formats.h"

#include <QFileInfo>
#include <QLocale>

namespace storescope {

namespace {
constexpr int liveHeading = -1, quietHeading = -2;
} // namespace

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
    Row row{found, {}, {}, {}, false};
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
    m_ordered = false;
    endResetModel();
}

void FoundStoresModel::hide(const QString &path)
{
    std::erase_if(m_all, [&path](const Row &row) { return row.found.path == path; });
    rebuild();
}

void FoundStoresModel::setNeedle(const QString &needle)
{
    m_needle = needle.trimmed();
    rebuild();
}

void FoundStoresModel::putInOrder()
{
    m_ordered = true;
    std::stable_sort(m_all.begin(), m_all.end(),
                     [](const Row &a, const Row &b) { return a.found.lastWrite > b.found.lastWrite; });
    rebuild();
}

bool FoundStoresModel::isOutOfOrder() const
{
    bool below = false; // the heading of those that are written
    for (const int row : m_shown) {
        if (row < 0)
            below = row == liveHeading;
        else if (m_ordered && isLive(m_all[size_t(row)]) != below)
            return true;
    }
    return false;
}

void FoundStoresModel::setLastWrites(const QHash<QString, QDateTime> &times)
{
    for (Row &row : m_all) {
        const QDateTime last = times.value(row.found.path);
        if (last > row.found.lastWrite)
            row.found.lastWrite = last;
    }
}

void FoundStoresModel::rebuild()
{
    beginResetModel();
    m_shown.clear();
    std::vector<int> live, quiet;
    for (int row = 0; row < int(m_all.size()); ++row) {
        if (fits(m_all[size_t(row)]))
            (m_ordered && isLive(m_all[size_t(row)]) ? live : quiet).push_back(row);
    }
    if (m_ordered && !live.empty())
        m_shown.push_back(liveHeading);
    m_shown.insert(m_shown.end(), live.begin(), live.end());
    if (m_ordered && !quiet.empty())
        m_shown.push_back(quietHeading);
    m_shown.insert(m_shown.end(), quiet.begin(), quiet.end());
    endResetModel();
}

void FoundStoresModel::setLooked(const QString &path, const QString &program, const QString &contents,
                                 const QString &note)
{
    for (size_t at = 0; at < m_all.size(); ++at) {
        Row &row = m_all[at];
        if (row.found.path != path)
            continue;
        row.looked = true;
        row.contents = contents;
        row.note = note;
        if (!program.isEmpty())
            row.program = program;
        const auto shown = std::find(m_shown.begin(), m_shown.end(), int(at));
        if (shown != m_shown.end()) {
            const int place = int(shown - m_shown.begin());
            Q_EMIT dataChanged(index(place, 0), index(place, ColumnCount - 1));
        }
    }
}

QStringList FoundStoresModel::paths() const
{
    QStringList paths;
    for (const Row &row : m_all)
        paths << row.found.path;
    return paths;
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

Qt::ItemFlags FoundStoresModel::flags(const QModelIndex &index) const
{
    return index.isValid() && isHeading(index.row()) ? Qt::ItemIsEnabled : QAbstractTableModel::flags(index);
}

QVariant FoundStoresModel::headingData(int row, int role) const
{
    if (role == HeadingRole)
        return true;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != NoteRole)
        return {};
    const bool live = m_shown[size_t(row)] == liveHeading;
    int stores = 0;
    for (int at = row + 1; at < rowCount() && !isHeading(at); ++at)
        ++stores;
    if (role == NoteRole)
        return QLocale().toString(stores);
    return live ? tr("Being written now") : tr("Quiet");
}

QString FoundStoresModel::cellNote(const Row &row, Column column) const
{
    switch (column) {
    case Store:
        return Formats::path(QFileInfo(row.found.path).path(), 70);
    case Program:
        return row.found.writers.mid(0, 2).join(QStringLiteral(", "));
    case Contents:
        return row.note;
    case Live:
    case Size:
    case LastWrite:
    case ColumnCount:
        break;
    }
    return {};
}

QVariant FoundStoresModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (isHeading(index.row()))
        return headingData(index.row(), role);
    const Row &row = m_all[size_t(m_shown[size_t(index.row())])];
    switch (role) {
    case PathRole:
        return row.found.path;
    case LiveRole:
        return isLive(row);
    case WritersRole:
        return row.found.writers;
    case TroubleRole:
        return index.column() == Contents && !row.note.isEmpty();
    case Qt::ToolTipRole:
        return index.column() == Contents && !row.note.isEmpty() ? row.note : row.found.path;
    case NoteRole:
        return cellNote(row, Column(index.column()));
    case Qt::AccessibleTextRole:
    case Qt::DisplayRole:
        return cellText(row, Column(index.column()), role);
    default:
        return {};
    }
}

QVariant FoundStoresModel::cellText(const Row &row, Column column, int role) const
{
    const bool live = isLive(row);
    switch (column) {
    case Live:
        return role == Qt::AccessibleTextRole ? (live ? tr("being written") : tr("quiet")) : QString();
    case Store:
        return QFileInfo(row.found.path).fileName();
    case Program:
        if (!row.program.isEmpty())
            return row.program;
        return row.looked ? tr("not recognised") : QString();
    case Contents:
        return row.contents;
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
    case Contents:
        return tr("What is in it");
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
