// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"

#include <QAbstractItemModel>

#include <map>

namespace storescope {

// The open stores and their collections, two levels. What a profile says stands first, plain tables behind
// it; collections of equal name say which file of the store they are in.
class StoresModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role {
        PathRole = Qt::UserRole + 1,
        CollectionRole,
        NoteRole,
        LiveRole,
        CountRole,
        IsStoreRole,
        TroubleRole
    };

    explicit StoresModel(QObject *parent = nullptr);
    ~StoresModel() override;

    void addOpening(const QString &path);
    void setOpen(const QString &path, std::shared_ptr<OpenStore> store);
    void setFailed(const QString &path, const Error &error);
    void remove(const QString &path);

    QModelIndex indexOfStore(const QString &path) const;
    QModelIndex indexOfCollection(const QString &path, const QString &collection) const;
    std::shared_ptr<OpenStore> store(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    void tick(); // once a second: badges

private:
    struct Entry;
    Entry *entryOf(const QModelIndex &index) const;
    int rowOf(const QString &path) const;
    QVariant storeData(const Entry &entry, int role) const;
    QVariant collectionData(const Entry &entry, int row, int role) const;
    static void look(Entry &entry); // what painting shows
    void countChanged(Entry *entry, const QString &collection);

    std::vector<std::unique_ptr<Entry>> m_entries;
};

} // namespace storescope
