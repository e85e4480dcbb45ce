// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/discovery.h"

#include <QAbstractTableModel>

namespace storescope {

// The stores found on this machine, newest first. Rows are appended as they are found and ordered when the
// search is done.
class FoundStoresModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Live, Store, Program, Size, LastWrite, ColumnCount };
    enum Role { PathRole = Qt::UserRole + 1, NoteRole, LiveRole, WritersRole };

    explicit FoundStoresModel(std::shared_ptr<const ProfileLibrary> profiles, QObject *parent = nullptr);

    void add(const FoundStore &found);
    void clear();
    void putInOrder();
    void tick();
    int liveCount() const;
    void setNeedle(const QString &needle); // only rows whose name, program or path has it

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        FoundStore found;
        QString program;
    };
    bool isLive(const Row &row) const;
    bool fits(const Row &row) const;
    void rebuild();

    std::shared_ptr<const ProfileLibrary> m_profiles;
    std::vector<Row> m_all;
    std::vector<int> m_shown;
    QString m_needle;
};

} // namespace storescope
