// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/actions/graveyardmodel.h"

#include "core/base/text.h"
#include "ui/actions/actionwords.h"
#include "ui/look/formats.h"
#include "ui/look/icons.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>

namespace storescope {

namespace {
constexpr int wholePath = 200;
}

// Bundles are few, and seldom change but at the top: what is at its place stays, so that a selection does.
void GraveyardModel::set(std::vector<BundleInfo> bundles)
{
    const bool same = bundles.size() == m_bundles.size() &&
                      std::equal(bundles.begin(), bundles.end(), m_bundles.begin(),
                                 [](const BundleInfo &a, const BundleInfo &b) { return a.path == b.path; });
    if (same) {
        m_bundles = std::move(bundles);
        if (!m_bundles.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_bundles = std::move(bundles);
    endResetModel();
}

qint64 GraveyardModel::bytes() const
{
    qint64 sum = 0;
    for (const BundleInfo &bundle : m_bundles)
        sum += bundle.bytes;
    return sum;
}

int GraveyardModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_bundles.size());
}

int GraveyardModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void GraveyardModel::setKeeping(const Keeping &keeping)
{
    if (m_keeping == keeping)
        return;
    m_keeping = keeping;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, Kept), index(rowCount() - 1, Kept));
}

// What ended in the middle is never given up by itself.
QString GraveyardModel::keptUntil(const BundleInfo &bundle) const
{
    const bool whole =
        bundle.state == BundleInfo::State::Finished || bundle.state == BundleInfo::State::Undone;
    if (whole && m_keeping.days > 0)
        return QLocale().toString(
            QDateTime::fromMSecsSinceEpoch(bundle.made.milliseconds()).date().addDays(m_keeping.days),
            QLocale::ShortFormat);
    return whole && m_keeping.bytes > 0 ? tr("there is no room") : tr("you delete it");
}

QString GraveyardModel::text(const BundleInfo &bundle, Column column) const
{
    switch (column) {
    case When:
        return Formats::clock(bundle.made, false, Instant::now(), false);
    case Store:
        return QFileInfo(bundle.store).fileName();
    case Action:
        return bundle.title;
    case Rows:
        return Formats::count(bundle.rows);
    case Bytes:
        return formatBytes(bundle.bytes);
    case Kept:
        return keptUntil(bundle);
    case State:
        switch (bundle.state) {
        case BundleInfo::State::Unfinished:
            return tr("ended in the middle");
        case BundleInfo::State::Running:
            return tr("is being written");
        case BundleInfo::State::Finished:
            return bundle.removes ? tr("can be put back") : tr("can be undone");
        case BundleInfo::State::Undone:
            return tr("undone");
        case BundleInfo::State::Unreadable:
            return tr("cannot be read");
        }
        break;
    case ColumnCount:
        break;
    }
    return {};
}

QVariant GraveyardModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const BundleInfo &bundle = m_bundles[size_t(index.row())];
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(bundle, column);
    case Qt::ToolTipRole:
        if (column == Store)
            return Formats::path(bundle.store, wholePath);
        if (column == When)
            return Formats::full(bundle.made, false);
        if (column == State && bundle.error)
            return bundle.error->sentence;
        return column == Action ? bundle.rule : text(bundle, column);
    case Qt::DecorationRole:
        if (column == Action)
            return ActionWords::icon(bundle.act);
        if (column == State && (bundle.state == BundleInfo::State::Unfinished || bundle.error))
            return themeIcon("dialog-warning");
        return {};
    case Qt::TextAlignmentRole:
        return int((column == Rows || column == Bytes ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant GraveyardModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Rows || section == Bytes ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case When:
        return tr("When");
    case Store:
        return tr("Store");
    case Action:
        return tr("Action");
    case Rows:
        return tr("Rows");
    case Bytes:
        return tr("Size");
    case Kept:
        return tr("Kept until");
    case State:
        return tr("State");
    case ColumnCount:
        break;
    }
    return {};
}

QString graveyardSummary(const std::vector<BundleInfo> &bundles)
{
    if (bundles.empty())
        return QCoreApplication::translate("Graveyard", "empty");
    qint64 bytes = 0;
    for (const BundleInfo &bundle : bundles)
        bytes += bundle.bytes;
    return QStringLiteral("%1, %2").arg(
        QCoreApplication::translate("Graveyard", "%n action(s)", nullptr, int(bundles.size())),
        formatBytes(bytes));
}

} // namespace storescope
