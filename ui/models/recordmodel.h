// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/matchscan.h"
#include "ui/models/heldchanges.h"
#include "ui/models/matchlist.h"
#include "ui/models/rowcache.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/tailfeed.h"

namespace storescope {

// A collection of any size in its key's order. Only the rows around what is shown are in memory; the others
// are placeholders until `wantRows` has brought them (one request running, the latest wish next, stale
// answers dropped). The place of a row is its number once the store's index knows it, before that an estimate
// that is put right without moving the wanted rows. With a filter the rows are the matches: keys from a scan
// and from the tail, cells as they are looked at.
class RecordModel : public RowsModel
{
    Q_OBJECT
public:
    RecordModel(std::shared_ptr<OpenStore> store, std::shared_ptr<const Collection> collection,
                QObject *parent = nullptr);
    ~RecordModel() override;

    static constexpr int mostRows = 90'000'000; // rows times their height stays below 2^31

    int rowCount(const QModelIndex &parent = {}) const override;
    const Record *recordAt(int row) const override { return m_cache.at(row); }
    int rowOfKey(const Key &key) const override;

    void start(const std::optional<Key> &at) override;
    void setFilter(std::shared_ptr<const Filter> filter) override;
    void stopScan() override;
    void setPaused(bool paused) override;
    void wantRows(int first, int last) override;
    void locate(const Key &key) override;
    void locateNumber(qint64 number);
    void restart(); // reads everything again
    bool showsMatches() const { return m_shownFilter != nullptr; }
    // Of the matches that are shown: the first whose key is not smaller, and the key of one.
    int matchFrom(const Key &key) const { return m_matches.lowerBound(key); }
    const Key &matchKey(int row) const { return m_matches.at(row); }
    qint64 heldRows() const { return m_held.appended(); } // that came and are not among the rows yet
    qint64 total() const override;
    bool totalIsExact() const override { return m_exact; }
    bool isLoading() const override { return !m_started; }
    bool isScanning() const override { return m_scan && m_scan->isRunning(); }
    double rate() const override { return m_feed.rate(); }
    std::optional<Instant> lastChange() const override { return m_feed.lastChange(); }
    qint64 lagMs() const override { return m_feed.lagMs(); }

private:
    // the first page and the number of rows
    void showNewest(Page page, const std::optional<Key> &at);
    void startTail();
    void countChanged(const QString &collection);
    void reconcile(qint64 numberOfEnd);
    int firstWantedHere() const;
    void reconcileAround(int anchor, qint64 numberOfAnchor, int total);
    void insertPlaces(int at, int count);
    void removePlaces(int first, int count);
    // pages
    void fetch();
    void fetchPage(int first, int last);
    void fetchMatches(int first, int last);
    void pageArrived(const PageRequest &request, int first, int gap, Page page);
    void closeGap(int first, int gap, std::vector<Record> records);
    int placeEstimated(int first, std::vector<Record> records);
    void placeRecords(int first, std::vector<Record> records);
    // the tail
    void takeFrame(const std::vector<Change> &changes);
    void apply(const std::vector<Change> &changes);
    void append(std::vector<Record> records, int uncarried);
    void appendMatches(const std::vector<Key> &keys);
    void insertInOrder(const Record &record);
    void applyHeld();
    Key newestKey() const;

    // filters
    void beginScan();
    void endScan();
    void showAllAgain();
    void takeMatches(const std::vector<Record> &records);
    void swapToMatches();
    void scanEnded(const ScanProgress &progress);
    void goToFound(bool ended);

    int m_total = 0; // places of the model when no filter is shown
    bool m_exact = false, m_started = false;
    qint64 m_hidden = 0; // rows before place 0 (only beyond mostRows)
    Key m_endKey;        // of the newest row that is known
    RowCache m_cache;
    TailFeed m_feed;

    int m_wantFirst = 0, m_wantLast = -1;
    QTimer m_fetchTimer;
    struct Running
    {
        int first = 0, last = -1;
        CancelToken cancel;
        bool active = false;
    } m_running;
    int m_generation = 0; // a page of an older one is stale

    bool m_paused = false;
    HeldChanges m_held; // while paused, or while the rows are those of the filter before

    std::unique_ptr<MatchScan> m_scan;
    std::shared_ptr<const Filter> m_shownFilter; // whose matches are the rows; null: all rows
    MatchList m_matches;
    Key m_scanEnd; // rows after it are the tail's
    std::vector<Key> m_firstMatches;
    std::optional<Key> m_goTo; // a row to go to when the scan has come there
};

} // namespace storescope
