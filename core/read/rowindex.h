// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/indexpass.h"
#include "core/read/openstore_p.h"

#include <QElapsedTimer>
#include <QMutex>

#include <memory>
#include <optional>
#include <vector>

namespace storescope {

// Every 1024th key of a collection, so that the exact count is known and any row by number costs a walk over
// at most one segment. Made by one pass in governed chunks on a scan worker; rows that are appended later
// extend it. Where rows may go, a change makes its numbers estimates until a new pass, at most every few
// seconds, has found them again. Any thread; nothing blocks.
class RowIndex : public ChangeListener, public std::enable_shared_from_this<RowIndex>
{
public:
    static constexpr qint64 segment = IndexPass::segment;

    struct Hooks
    {
        std::function<void()> told;        // the count has changed
        std::function<void(int ms)> later; // calls `wake` then, where there is an event loop
    };
    // `rowid`: as IndexPassReader has it. `watched`: changes are told by fileChanged; otherwise each exact
    // count looks again.
    RowIndex(std::shared_ptr<FileReaders> readers, std::shared_ptr<const Collection> collection, int file,
             QByteArray rowid, bool watched, Hooks hooks);

    void start(); // begins the pass, unless it was made or runs
    void wake();  // takes up what is to do, unless it runs
    RowCount count() const;
    // Hands out the exact number once it is known: at once, or on a worker's thread. Errors: Cancelled,
    // Closed, those of reading.
    using Counted = std::function<void(const Result<qint64> &)>;
    void whenCounted(CancelToken cancel, Counted counted);

    // A row whose number is known.
    struct Place
    {
        Key key;
        qint64 row = 0;
    };
    std::optional<Place>
    placeOfRow(qint64 row) const; // at or before the row; nullopt: the pass has not come there
    std::optional<Place> placeOfKey(const Key &key) const;
    bool isExact() const; // numbers are exact rather than those before the last change
    bool isComplete() const;
    bool isOrdered() const; // else no places are known: no index orders the keys
    // Smallest and greatest key of an integer-keyed collection, for estimates.
    std::optional<std::pair<qint64, qint64>> keyRange() const;

    void fileChanged(int file) override;
    void fileReplaced(int file) override;

private:
    using Pass = IndexPass;
    void step();
    void stepped(Result<Pass> result);
    void finishWaiting(const Result<qint64> &result);
    Result<Pass> read(GovernedRead &read, Pass pass) const;
    bool rowsMayGo() const;
    void wakeSoon();
    void scheduleAnew();
    void dropCancelled();

    const std::shared_ptr<FileReaders> m_readers;
    const std::shared_ptr<const Collection> m_collection;
    const int m_file;
    const QByteArray m_rowid;
    const bool m_watched;
    const Hooks m_hooks;

    mutable QMutex m_mutex; // guards what follows
    Pass m_shown;           // what is answered from
    Pass m_next;            // grows
    bool m_running = false;
    bool m_extending = false; // the running step goes on after m_shown rather than making a new one
    bool m_changed = false;   // since the running step began
    bool m_doubtful = false;  // rows may have gone since the pass
    QElapsedTimer m_passTime;
    qint64 m_lastPassMs = 0;
    QElapsedTimer m_sincePass;
    QElapsedTimer m_sinceStep;
    struct Waiting
    {
        Counted counted;
        CancelToken cancel;
    };
    std::vector<Waiting> m_waiting;
    bool m_timerSet = false;
};

} // namespace storescope
