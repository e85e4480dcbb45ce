// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/rowsmodel.h"

#include "core/base/onready.h"

namespace storescope {

namespace {
constexpr int ticksOfDay = 60; // the strip of a day is drawn anew once a minute
} // namespace

RowsModel::RowsModel(std::shared_ptr<OpenStore> store, std::shared_ptr<const Collection> collection,
                     QObject *parent)
    : QAbstractTableModel(parent),
      m_store(std::move(store)),
      m_collection(std::move(collection)),
      m_columns(m_collection)
{
    const auto recount = [this] { m_ruleCount = -1; };
    for (const auto signal : {&RowsModel::checksChanged, &RowsModel::totalChanged, &RowsModel::filterReady})
        connect(this, signal, this, recount);
}

int RowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns.size();
}

bool RowsModel::isGone(int) const
{
    return false;
}

RowScene RowsModel::scene(int row) const
{
    return {row > 0 ? recordAt(row - 1) : nullptr, m_first, m_times, Instant::now(),
            m_collection->kind() == Kind::Versions ? before(row) : nullptr};
}

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Record *record = recordAt(index.row());
    if (role == LoadedRole)
        return record != nullptr;
    if (!record)
        return role == Qt::AccessibleTextRole ? QVariant(tr("loading")) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
        return m_columns.look(*record, index.column(), scene(index.row())).text;
    case Qt::AccessibleTextRole: {
        const CellLook look = m_columns.look(*record, index.column(), scene(index.row()));
        if (m_columns.at(index.column()).show == Show::Gutter)
            return QStringList{m_marks.contains(record->key) ? tr("marked") : QString(),
                               m_columns.level(*record)}
                .join(QLatin1Char(' '))
                .trimmed();
        if (m_columns.at(index.column()).show == Show::Check)
            return m_checks.contains(record->key) ? tr("checked") : tr("not checked");
        if (!look.words.isEmpty())
            return look.words;
        if (m_columns.at(index.column()).name == QLatin1String("key") && data(index, ChangedRole).toBool())
            return tr("%1, changed since it was opened").arg(look.text);
        return isGone(index.row()) ? tr("%1, gone").arg(look.text) : look.text;
    }
    case Qt::ToolTipRole:
        return m_columns.toolTip(*record, index.column(), scene(index.row()));
    case LookRole:
        return QVariant::fromValue(m_columns.look(*record, index.column(), scene(index.row())));
    case GoneRole:
        return isGone(index.row());
    case LevelRole:
        return m_collection->kind() == Kind::Log ? m_columns.level(*record) : QString();
    case MarkedRole:
        return m_marks.contains(record->key);
    case ChangedRole:
        return m_collection->kind() == Kind::KeyValue && before(index.row());
    case CheckedRole:
        return m_checks.contains(record->key);
    default:
        return {};
    }
}

Qt::ItemFlags RowsModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | (index.isValid() ? Qt::ItemIsDragEnabled : Qt::NoItemFlags);
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical || section < 0 || section >= m_columns.size())
        return {};
    const ShownColumn &column = m_columns.at(section);
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::AccessibleTextRole)
        return column.show == Show::Check ? tr("Checked")
               : column.title.isEmpty()   ? tr("Mark and level")
                                          : column.title;
    if (role == Qt::TextAlignmentRole) {
        const bool right = column.show == Show::Bytes || column.show == Show::Number ||
                           column.show == Show::Delta || column.show == Show::Cost ||
                           column.show == Show::Change ||
                           (column.show == Show::Key && m_collection->hasIntegerKey());
        return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    return {};
}

std::optional<Key> RowsModel::keyAt(int row) const
{
    const Record *record = row >= 0 && row < rowCount() ? recordAt(row) : nullptr;
    return record ? std::optional<Key>(record->key) : std::nullopt;
}

void RowsModel::changed(int first, int last)
{
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, m_columns.size() - 1));
}

void RowsModel::setTimeStyle(const TimeStyle &style)
{
    m_times = style;
    if (style.mode == TimeMode::SinceFirst)
        readFirst();
    changed(0, rowCount() - 1);
}

// Asked anew each time: the first row may have gone.
void RowsModel::readFirst()
{
    if (m_collection->timeColumn() < 0 || std::exchange(m_readingFirst, true))
        return;
    PageRequest request;
    request.from = PageRequest::From::First;
    request.count = 1;
    request.preview = {64, 4096};
    onReady(this, m_store->page(m_collection->id(), request), [this](const Result<Page> &page) {
        m_readingFirst = false;
        if (!page || page->records.empty())
            return;
        m_first = page->records.front().time(*m_collection, m_collection->timeColumn());
        changed(0, rowCount() - 1);
    });
}

void RowsModel::setMarks(const QSet<Key> &marks)
{
    m_marks = marks;
    changed(0, rowCount() - 1);
}

// ---- boxes ----

bool RowsModel::canCheck() const
{
    return m_columns.size() > 0 && m_columns.at(0).show == Show::Check;
}

void RowsModel::setChecked(const std::vector<Key> &keys, bool on)
{
    m_checks.set(keys, on);
    changed(0, rowCount() - 1);
    Q_EMIT checksChanged();
}

void RowsModel::checkAll()
{
    m_checks.setAll();
    changed(0, rowCount() - 1);
    Q_EMIT checksChanged();
}

void RowsModel::uncheckAll()
{
    if (m_checks.isEmpty())
        return;
    m_checks.clear();
    changed(0, rowCount() - 1);
    Q_EMIT checksChanged();
}

std::vector<Key> RowsModel::checkedKeys() const
{
    if (!m_checks.isRule()) {
        std::vector<Key> keys(m_checks.keys().begin(), m_checks.keys().end());
        std::sort(keys.begin(), keys.end());
        return keys;
    }
    std::vector<Key> keys;
    for (int row = 0; row < rowCount(); ++row) {
        if (const auto key = keyAt(row); key && !isGone(row) && m_checks.contains(*key))
            keys.push_back(*key);
    }
    return keys;
}

int RowsModel::checkedCount() const
{
    if (!m_checks.isRule())
        return int(m_checks.keys().size());
    if (m_ruleCount < 0)
        m_ruleCount = int(checkedKeys().size());
    return m_ruleCount;
}

void RowsModel::endRule()
{
    if (!m_checks.isRule())
        return;
    const std::vector<Key> keys = checkedKeys();
    m_checks.clear();
    m_checks.set(keys, true);
    Q_EMIT checksChanged();
}

void RowsModel::tick(int first, int last)
{
    if (first > last)
        return;
    const bool minute = ++m_ticks % ticksOfDay == 0;
    for (int column = 0; column < m_columns.size(); ++column) {
        const Show show = m_columns.at(column).show;
        if (show == Show::Countdown || show == Show::ScheduleState || (show == Show::Ticks && minute))
            Q_EMIT dataChanged(index(first, column), index(last, column), {Qt::DisplayRole, LookRole});
    }
}

} // namespace storescope
