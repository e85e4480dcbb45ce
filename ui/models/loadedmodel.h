// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/rowsmodel.h"
#include "ui/models/tailfeed.h"

#include <QHash>

namespace storescope {

// A collection that is held whole: queues, artifacts, sessions, keys … It sorts by any column and keeps every
// row in its place while `hold` says so: cells change, gone rows stay dim, new rows wait at the end, until it
// may settle. Beyond `mostRows` only the first ones are held, and `isCut` says it.
class LoadedModel : public RowsModel
{
    Q_OBJECT
public:
    LoadedModel(std::shared_ptr<OpenStore> store, std::shared_ptr<const Collection> collection,
                QObject *parent = nullptr);
    ~LoadedModel() override;

    static constexpr int mostRows = 50'000;

    int rowCount(const QModelIndex &parent = {}) const override;
    const Record *recordAt(int row) const override;
    int rowOfKey(const Key &key) const override;
    bool isGone(int row) const override;
    std::optional<Instant> goneAt(int row) const override;
    const Record *before(int row) const override;
    void sort(int column, Qt::SortOrder order) override; // -1: the key's order

    void start(const std::optional<Key> &at) override;
    void setFilter(std::shared_ptr<const Filter> filter) override;
    void setPaused(bool paused) override;
    void wantRows(int, int) override {}
    void locate(const Key &key) override;
    qint64 total() const override;
    bool totalIsExact() const override;
    bool isLoading() const override { return !m_started; }
    bool isComplete() const { return m_complete; } // every row is here
    bool isCut() const { return m_cut; }
    double rate() const override { return m_feed.rate(); }
    std::optional<Instant> lastChange() const override { return m_feed.lastChange(); }
    qint64 lagMs() const override { return m_feed.lagMs(); }

    void hold(bool hold);  // released: settles at once
    void sortNow();        // settles although it is held: the user asked
    int wouldMove() const; // rows that settling would move or take away
    void refreshDue();     // reads the rows again whose time has come since the last call (once a second)
    void reload();
    // The row that is looked at stays, dim, when it goes; until another one is.
    void keep(const std::optional<Key> &key);

Q_SIGNALS:
    void heldChanged();

private:
    struct Row
    {
        Record record;
        std::optional<Instant> gone{}; // since when
        std::optional<Instant> due;    // when its state changes by itself
    };
    void load(bool replace);
    void readAgain();
    void takeUnseenAway();
    void readOn(const Key &after);
    void pageArrived(const Page &page, bool first);
    void takeFrame(const std::vector<Change> &changes);
    void apply(const std::vector<Change> &changes);
    void put(const Record &record);
    void setGone(int row);
    const Record *versionBefore(const Record &record) const;
    void indexVersions() const;
    bool isKept(const Row &row) const { return row.record.key == m_kept; }
    void settle();
    void settleSoon();
    void takeGoneAway();
    void putInOrder();
    std::vector<int> sortedOrder() const;
    void indexKeys();

    std::vector<Row> m_rows;
    QHash<Key, int> m_rowOf;
    TailFeed m_feed;
    bool m_started = false, m_complete = false, m_cut = false, m_hold = false, m_paused = false;
    std::vector<Change> m_held;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    CancelToken m_cancel;
    // Reading: what is there already is only renewed, unless a new filter replaces it; what is not seen is
    // gone.
    bool m_replace = false, m_seenByTail = false, m_again = false;
    QSet<Key> m_seen;
    int m_generation = 0;
    Key m_kept;                              // empty: none
    mutable QHash<Key, Key> m_versionBefore; // made when it is asked for
    mutable bool m_versionsStale = true;
    QHash<Key, Record> m_before; // changed values of keys, as they were first seen
    QTimer m_settleTimer;
    qint64 m_settleCost = 0; // ms of the last one: a dear sort is done rarely
};

} // namespace storescope
