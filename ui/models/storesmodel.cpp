// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/models/storesmodel.h"

#include "core/base/text.h"
#include "ui/look/formats.h"
#include "ui/look/icons.h"

#include <QFileInfo>
#include <QHash>

namespace storescope {

struct StoresModel::Entry
{
    QString path;
    std::shared_ptr<OpenStore> store;
    std::optional<Error> error;
    std::vector<std::shared_ptr<const Collection>> collections;
    // as it was when it was last looked at
    QHash<QString, RowCount> counts;
    bool live = false, off = false;
    Instant lastChange;

    QString titleOf(const Collection &collection) const
    {
        const auto title = [](const Collection &one) {
            return one.title().isEmpty() ? one.id() : one.title();
        };
        const auto same = std::count_if(collections.begin(), collections.end(), [&](const auto &other) {
            return title(*other) == title(collection);
        });
        const int file = store->fileOf(collection);
        if (same < 2 || file < 0 || size_t(file) >= store->info().files.size())
            return title(collection);
        return QStringLiteral("%1 · %2").arg(title(collection), store->info().files[size_t(file)].role);
    }
};

StoresModel::StoresModel(QObject *parent) : QAbstractItemModel(parent) {}

StoresModel::~StoresModel() = default;

int StoresModel::rowOf(const QString &path) const
{
    for (int row = 0; row < int(m_entries.size()); ++row) {
        if (m_entries[size_t(row)]->path == path)
            return row;
    }
    return -1;
}

void StoresModel::addOpening(const QString &path)
{
    if (const int row = rowOf(path); row >= 0) {
        m_entries[size_t(row)]->error.reset();
        Q_EMIT dataChanged(index(row, 0), index(row, 0));
        return;
    }
    const int row = int(m_entries.size());
    beginInsertRows({}, row, row);
    m_entries.push_back(std::make_unique<Entry>());
    m_entries.back()->path = path;
    endInsertRows();
}

void StoresModel::look(Entry &entry)
{
    if (!entry.store)
        return;
    entry.live = entry.store->isLive();
    entry.off = entry.store->isDisconnected();
    entry.lastChange = entry.store->lastChange();
    for (const auto &collection : entry.collections)
        entry.counts[collection->id()] = entry.store->rowCount(collection->id());
}

void StoresModel::setOpen(const QString &path, std::shared_ptr<OpenStore> store)
{
    const int row = rowOf(path);
    if (row < 0)
        return;
    Entry *entry = m_entries[size_t(row)].get();
    entry->error.reset();
    const int collections = int(store->collections().size());
    if (collections > 0)
        beginInsertRows(index(row, 0), 0, collections - 1);
    entry->store = std::move(store);
    entry->collections = entry->store->collections();
    std::stable_partition(entry->collections.begin(), entry->collections.end(),
                          [](const auto &one) { return one->kind() != Kind::Table; });
    look(*entry); // begins to count, too
    if (collections > 0)
        endInsertRows();
    Q_EMIT dataChanged(index(row, 0), index(row, 0));
    connect(entry->store.get(), &OpenStore::rowCountChanged, this,
            [this, entry](const QString &id) { countChanged(entry, id); });
    connect(entry->store.get(), &OpenStore::liveChanged, this, &StoresModel::tick);
}

void StoresModel::setFailed(const QString &path, const Error &error)
{
    const int row = rowOf(path);
    if (row < 0)
        return;
    m_entries[size_t(row)]->error = error;
    Q_EMIT dataChanged(index(row, 0), index(row, 0));
}

void StoresModel::remove(const QString &path)
{
    const int row = rowOf(path);
    if (row < 0)
        return;
    if (m_entries[size_t(row)]->store)
        m_entries[size_t(row)]->store->disconnect(this);
    beginRemoveRows({}, row, row);
    m_entries.erase(m_entries.begin() + row);
    endRemoveRows();
}

void StoresModel::countChanged(Entry *entry, const QString &collection)
{
    entry->counts[collection] = entry->store->rowCount(collection);
    const QModelIndex changed = indexOfCollection(entry->path, collection);
    if (changed.isValid())
        Q_EMIT dataChanged(changed, changed, {CountRole});
}

void StoresModel::tick()
{
    for (const auto &entry : m_entries)
        look(*entry);
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_entries.size()) - 1, 0), {LiveRole, NoteRole});
}

QModelIndex StoresModel::indexOfStore(const QString &path) const
{
    const int row = rowOf(path);
    return row < 0 ? QModelIndex() : index(row, 0);
}

QModelIndex StoresModel::indexOfCollection(const QString &path, const QString &collection) const
{
    const QModelIndex parent = indexOfStore(path);
    const Entry *entry = parent.isValid() ? m_entries[size_t(parent.row())].get() : nullptr;
    if (!entry || !entry->store)
        return {};
    const auto &all = entry->collections;
    for (int row = 0; row < int(all.size()); ++row) {
        if (all[size_t(row)]->id() == collection)
            return index(row, 0, parent);
    }
    return {};
}

StoresModel::Entry *StoresModel::entryOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    if (auto *parent = static_cast<Entry *>(index.internalPointer()))
        return parent;
    return m_entries[size_t(index.row())].get();
}

std::shared_ptr<OpenStore> StoresModel::store(const QModelIndex &index) const
{
    const Entry *entry = entryOf(index);
    return entry ? entry->store : nullptr;
}

// A collection's index points at its store's entry, a store's own at nothing.
QModelIndex StoresModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, column, parent.isValid() ? m_entries[size_t(parent.row())].get() : nullptr);
}

QModelIndex StoresModel::parent(const QModelIndex &child) const
{
    const auto *entry = child.isValid() ? static_cast<const Entry *>(child.internalPointer()) : nullptr;
    return entry ? index(rowOf(entry->path), 0) : QModelIndex();
}

int StoresModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_entries.size());
    if (parent.internalPointer())
        return 0;
    const Entry &entry = *m_entries[size_t(parent.row())];
    return entry.store ? int(entry.store->collections().size()) : 0;
}

int StoresModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant StoresModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Entry &entry = *entryOf(index);
    if (role == PathRole)
        return entry.path;
    return index.internalPointer() ? collectionData(entry, index.row(), role) : storeData(entry, role);
}

QVariant StoresModel::storeData(const Entry &entry, int role) const
{
    const QString name = entry.store ? entry.store->info().name : QFileInfo(entry.path).fileName();
    const bool live = entry.store && entry.live;
    switch (role) {
    case IsStoreRole:
        return true;
    case Qt::DisplayRole:
        return name;
    case LiveRole:
        return live;
    case TroubleRole:
        return entry.error.has_value();
    case NoteRole: {
        if (entry.error)
            return entry.error->sentence;
        if (!entry.store)
            return tr("opening");
        const QString product = entry.store->info().productName;
        const QString folder = withTilde(QFileInfo(entry.store->info().path).path());
        return product.isEmpty() ? folder : QStringLiteral("%1 · %2").arg(product, folder);
    }
    case CountRole: {
        if (!entry.store)
            return QString();
        if (entry.off)
            return tr("off");
        return live ? tr("live") : Formats::ago(entry.lastChange, Instant::now()).remove(tr(" ago"));
    }
    case Qt::ToolTipRole: {
        if (entry.error)
            return QStringLiteral("%1\n%2").arg(entry.path, entry.error->sentence);
        return entry.path;
    }
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1, %2, %3")
            .arg(name, storeData(entry, NoteRole).toString(), storeData(entry, CountRole).toString());
    default:
        return {};
    }
}

QVariant StoresModel::collectionData(const Entry &entry, int row, int role) const
{
    const Collection &collection = *entry.collections[size_t(row)];
    switch (role) {
    case IsStoreRole:
        return false;
    case CollectionRole:
        return collection.id();
    case Qt::DisplayRole:
        return entry.titleOf(collection);
    case Qt::DecorationRole:
        return kindIcon(collection.kind());
    case CountRole:
        return Formats::count(entry.counts.value(collection.id()));
    case Qt::ToolTipRole:
        return tr("%1, table %2").arg(kindName(collection.kind()), collection.table());
    case Qt::AccessibleTextRole:
        return tr("%1, %2 rows")
            .arg(collectionData(entry, row, Qt::DisplayRole).toString(),
                 collectionData(entry, row, CountRole).toString());
    default:
        return {};
    }
}

} // namespace storescope
