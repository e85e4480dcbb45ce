// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/discovery.h"

#include <QAbstractTableModel>
#include <QDateTime>
#include <QHash>

namespace storescope {

// The stores found on this machine, newest first. Rows are appended as they are found; when the search is
// done they are ordered below two headings: being written now, and quiet.
class FoundStoresModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Live, Store, Program, Contents, Size, LastWrite, ColumnCount };
    enum Role { PathRole = Qt::UserRole + 1, NoteRole, LiveRole, WritersRole, HeadingRole, TroubleRole };

    explicit FoundStoresModel(std::shared_ptr<const ProfileLibrary> profiles, QObject *parent = nullptr);

    void add(const FoundStore &found);
    void clear();
    void putInOrder();         // with headings
    bool isOutOfOrder() const; // a store stands below the wrong heading by now
    void setLastWrites(const QHash<QString, QDateTime> &times); // by path
    void tick();
    int liveCount() const;
    int storeCount() const { return int(m_all.size()); }
    QStringList paths() const;             // in the order of the last write, the newest first
    void setNeedle(const QString &needle); // only rows whose name, program or path has it
    // What a look into the store said.
    void setLooked(const QString &path, const QString &program, const QString &contents, const QString &note);
    void hide(const QString &path);
    bool isHeading(int row) const { return m_shown[size_t(row)] < 0; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        FoundStore found;
        QString program, contents, note;
        bool looked = false;
    };
    bool isLive(const Row &row) const;
    bool fits(const Row &row) const;
    void rebuild();
    QVariant headingData(int row, int role) const;
    QVariant cellText(const Row &row, Column column, int role) const;
    QString cellNote(const Row &row, Column column) const;

    std::shared_ptr<const ProfileLibrary> m_profiles;
    std::vector<Row> m_all;
    std::vector<int> m_shown; // places in m_all; below 0: a heading
    bool m_ordered = false;
    QString m_needle;
};

} // namespace storescope
