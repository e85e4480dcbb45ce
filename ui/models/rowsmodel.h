// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/matchscan.h"
#include "ui/models/checks.h"
#include "ui/models/columnset.h"

#include <QAbstractTableModel>
#include <QSet>

namespace storescope {

// What every table of records has: columns that a ColumnSet writes, marks, and the way it is fed. Two kinds
// of rows stand below it: RecordModel pages rows in by number, LoadedModel holds them all and sorts.
class RowsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role {
        LookRole = Qt::UserRole + 1,
        LoadedRole,
        GoneRole,
        LevelRole,
        MarkedRole,
        CheckedRole,
        ChangedRole
    };

    RowsModel(std::shared_ptr<OpenStore> store, std::shared_ptr<const Collection> collection,
              QObject *parent);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    virtual const Record *recordAt(int row) const = 0; // null: not here yet
    virtual int rowOfKey(const Key &key) const = 0;    // -1: not here
    virtual bool isGone(int row) const;
    virtual std::optional<Instant> goneAt(int) const { return std::nullopt; } // when it was seen to be gone
    // Of keys: as it was when the page was opened, where it has changed since; of versions: the one before
    // it.
    virtual const Record *before(int) const { return nullptr; }

    // Begins to read: at the newest rows, or where `at` is.
    virtual void start(const std::optional<Key> &at) = 0;
    virtual void setFilter(std::shared_ptr<const Filter> filter) = 0; // null: all rows
    virtual void stopScan() {}
    virtual void setPaused(bool paused) = 0;        // rows that come are only counted
    virtual void wantRows(int first, int last) = 0; // what a view shows
    virtual void locate(const Key &key) = 0;        // answers with located()
    virtual qint64 total() const = 0;               // rows without a filter; -1: not known yet
    virtual bool totalIsExact() const = 0;
    virtual bool isLoading() const = 0; // the first page is not here yet
    virtual bool isScanning() const { return false; }
    virtual double rate() const = 0; // changes a second
    virtual std::optional<Instant> lastChange() const = 0;
    virtual qint64 lagMs() const = 0;

    const ColumnSet &columns() const { return m_columns; }
    const Collection &collection() const { return *m_collection; }
    std::shared_ptr<const Collection> sharedCollection() const { return m_collection; }
    const std::shared_ptr<OpenStore> &store() const { return m_store; }
    std::shared_ptr<const Filter> filter() const { return m_filter; }
    std::optional<Key> keyAt(int row) const;
    void setTimeStyle(const TimeStyle &style);
    const TimeStyle &timeStyle() const { return m_times; }
    void setMarks(const QSet<Key> &marks);
    void tick(int first, int last); // a second has passed: countdowns of these rows

    const Checks &checks() const { return m_checks; }
    bool canCheck() const; // there is a column of boxes
    void setChecked(const std::vector<Key> &keys, bool on);
    void checkAll(); // by rule: what the filter shows
    void uncheckAll();
    std::vector<Key> checkedKeys() const; // of the rule: those that are here
    int checkedCount() const;             // as many; cheap enough for a status bar

Q_SIGNALS:
    void started();                                            // the first page is here
    void came(const std::vector<storescope::Record> &records); // rows that the tail brought
    void arrived(int rows); // new rows, shown or (when paused) only counted
    void totalChanged();
    void located(int row);
    void filterReady(); // the rows of a new filter have taken the place of the old ones
    void scanProgressed(const storescope::ScanProgress &progress);
    void scanFinished(const storescope::ScanProgress &progress, bool stopped);
    void failed(const storescope::Error &error);
    void checksChanged();
    void renewed(const QModelIndex &cell); // it reads differently now

protected:
    RowScene scene(int row) const;
    void changed(int first, int last);
    void endRule(); // another filter comes: the rule becomes the rows that it had

    std::shared_ptr<OpenStore> m_store;
    std::shared_ptr<const Collection> m_collection;
    ColumnSet m_columns;
    std::shared_ptr<const Filter> m_filter;

private:
    void readFirst();

    std::optional<Instant> m_first; // the time of the first row, once times since it were asked for
    bool m_readingFirst = false;
    mutable int m_ruleCount = -1; // of the checked rows; -1: to be counted
    int m_ticks = 0;
    TimeStyle m_times;
    QSet<Key> m_marks;
    Checks m_checks;
};

} // namespace storescope
