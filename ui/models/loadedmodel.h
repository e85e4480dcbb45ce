// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/latestchanges.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/tailfeed.h"

#include <QHash>

namespace storescope {

// A collection that is held whole: queues, artifacts, sessions, keys … It sorts by any column and keeps every
// row in its place while `hold` says so: cells change, gone rows stay dim, new rows wait at the end, until it
// may settle. Of a collection beyond `mostRows` a part is held, and `isCut` says it: of a queue, artifacts,
// sessions and leases the last ones by key and what runs, of others the first ones.
class LoadedModel : public RowsModel
{
    Q_OBJECT
public:
    LoadedModel(std::shared_ptr<OpenStore> store, std::shared_ptr<const Collection> collection,
                QObject *parent = nullptr, int most = mostRows);
    ~LoadedModel() override;

    static constexpr int mostRows = 50'000;
    static constexpr int mostRunning = 5'000; // beyond them, of older rows
    // Whether a collection of this kind is held however large it is; the others are better paged through.
    static bool holdsPart(Kind kind);
    static bool isRunning(const QString &state);

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
    bool isPaused() const { return m_paused; }
    // Of a part: the older rows that run and are held besides; -1: they are still being looked for.
    int olderRunning() const { return m_olderRunning; }
    bool hasAllRunning() const { return m_allRunning; }
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
        std::optional<Instant> due{};  // when its state changes by itself
        bool touched = false;          // since it was put in order
        bool surplus = false;          // older than what is held
    };
    void load(bool replace);
    void begin(bool replace);
    void readAgain();
    void takeUnseenAway(const Key &from);
    void readOn(const Key &edge);
    void pageArrived(const Page &page, bool first);
    void pagesEnded(const Key &edge);
    void readRunning();
    void takeFrame(const std::vector<Change> &changes);
    void apply(const std::vector<Change> &changes);
    void renew(int row, const Record &record);
    bool readsDifferent(const Record &before, const Record &now, int column, int row) const;
    void insert(std::vector<Record> fresh, bool touched);
    void setGone(int row);
    const Record *versionBefore(const Record &record) const;
    void indexVersions() const;
    bool isKept(const Row &row) const { return row.record.key == m_kept; }
    bool leaves(const Row &row) const { return row.surplus || (row.gone && !isKept(row)); }
    bool isBefore(int a, int b) const;
    void settle();
    void settleSoon();
    void markSurplus();
    void rearrange(bool sorted);
    void reorder(const std::vector<int> &order);
    void takeAway(int last);
    void indexKeys();

    std::vector<Row> m_rows;
    QHash<Key, int> m_rowOf;
    TailFeed m_feed;
    const int m_most;
    const bool m_backwards; // the last rows are read first
    bool m_started = false, m_complete = false, m_cut = false, m_hold = false, m_paused = false;
    LatestChanges m_held{mostRows}; // while paused
    Key m_edge;                     // of a part that was read: its outermost row
    int m_olderRunning = 0;
    bool m_allRunning = true, m_unordered = false;
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
