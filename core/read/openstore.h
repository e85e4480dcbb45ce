// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/codec/chain.h"
#include "core/profile/detection.h"
#include "core/read/filter/filter.h"
#include "core/read/record.h"
#include "core/sqlite/changewatcher.h"
#include "core/sqlite/governor.h"

#include <QFuture>
#include <QObject>

#include <atomic>
#include <memory>
#include <vector>

namespace storescope {

class MatchScan;
class Tail;
struct Transcript;

struct StoreFileInfo
{
    QString path, role, journalMode;
    qint64 bytes = 0, walBytes = 0;
    Match match = Match::None; // of this file; the store's is that of the file that was named
    QString version;           // as this file says
    QStringList missing;       // Partial: what of it does not fit
    OpenedAs opened = OpenedAs::Live;
    QDateTime copiedAt;         // for a private copy
    QString note;               // for people: why it is a copy, what does not fit; empty when all is well
    std::optional<Error> error; // a file of the store that could not be opened; the others still can
};

struct StoreInfo
{
    QString path;           // as it was opened, canonical
    QString name;           // for people: file or folder name
    QString product;        // profile id; "" for None
    QString productName;    // as people call it
    QString productVersion; // as the store says
    QString knownVersion;   // Newer: the last one that the profile was written for
    Match match = Match::None;
    QStringList missing; // Partial: what does not fit
    bool seen = true;
    std::vector<StoreFileInfo> files;
};

// How many rows: exact, an estimate (shown with ≈), or not known yet (-1).
struct RowCount
{
    qint64 rows = -1;
    bool exact = false;
    double counted = 0; // 0…1 of the pass that makes it exact
};

struct PageRequest
{
    enum class From { First, Last, After, AtOrAfter, Before, Row };
    From from = From::Last;
    Key key{};      // After, AtOrAfter, Before
    qint64 row = 0; // Row: 0-based number in the key's order
    int count = 100;
    std::shared_ptr<const Filter> filter{}; // null: all rows. Last/Before read backwards until `count` match
    Preview preview{};
    std::shared_ptr<std::atomic<qint64>>
        passed{}; // told how many rows a filter has looked through; any thread
};

struct Page
{
    std::vector<Record> records; // in the key's order, whatever the direction of reading
    qint64 firstRow = -1;        // number of the first record, when the index knows it
    bool exactRow = false;       // firstRow is exact rather than an estimate
    bool atStart = false, atEnd = false;
};

struct StateCounts
{
    QHash<QString, qint64> byState;
    qint64 total = 0;
    Instant asOf;
};

// Everything that the window and the command line hold of a store. Made by `open`; lives on the thread that
// called it; every future resolves on a worker's thread. Go on with onReady (core/base/onready.h) where there
// is an event loop, or wait; never with QFuture::then, which crashes when the future resolves meanwhile (Qt
// 6.4). Nothing here blocks. Reads are governed; `disconnect` and quiet stores give the connections back, the
// next request opens them again.
class OpenStore : public QObject
{
    Q_OBJECT
public:
    struct Environment
    {
        std::shared_ptr<const ProfileLibrary> profiles; // required
        FileEvents *events = nullptr;     // outlives the store; null: not watched (one-shot commands)
        QHash<QString, Value> parameters; // user parameters of the profile
        bool copy = false;                // read from a private copy whatever the state
        QString profile;                  // force this profile id instead of detecting
        bool wholeStore = true;           // open the sidecars and siblings too
        int quietAfterMs = 60'000;        // without a change: the connections are given back
    };
    static QFuture<Result<std::shared_ptr<OpenStore>>>
    open(const QString &path, const Environment &environment, CancelToken cancel = {});
    ~OpenStore() override; // close() and wait

    const StoreInfo &info() const;
    const std::vector<std::shared_ptr<const Collection>> &collections() const;
    std::shared_ptr<const Collection> collection(const QString &id) const; // null: none such
    int fileOf(const Collection &collection) const;                        // index into info().files

    QFuture<Result<Page>> page(const QString &collection, const PageRequest &request,
                               CancelToken cancel = {});
    // Records of exactly these keys, in this order; a gone row has no cells.
    QFuture<Result<std::vector<Record>>> records(const QString &collection, std::vector<Key> keys,
                                                 CancelToken cancel = {}, Preview preview = {});
    // [offset, offset+length) of a value's bytes, read in bounded pieces; `whole` is its size.
    struct Piece
    {
        QByteArray bytes;
        qint64 whole = 0;
        Value scalar;
        bool isText = false;
        bool isNull = false;
    };
    QFuture<Result<Piece>> cell(const QString &collection, const Key &key, int column, qint64 offset,
                                qint64 length, CancelToken cancel = {});
    // The value decoded by the column's chain (at most 64 MB), on a worker.
    QFuture<Result<Decoded>> decoded(const QString &collection, const Key &key, int column,
                                     CancelToken cancel = {});
    QFuture<Result<StateCounts>> stateCounts(const QString &collection, const Instant &now = Instant::now(),
                                             CancelToken cancel = {});

    // The row count as far as it is known now; the first call starts the sparse row index in the background
    // (governed) and rowCountChanged follows. `count` waits for the exact number.
    RowCount rowCount(const QString &collection);
    QFuture<Result<qint64>> count(const QString &collection, CancelToken cancel = {});
    QFuture<Result<qint64>> rowOf(const QString &collection, const Key &key,
                                  CancelToken cancel = {}); // exact number of a key

    // A session whole; without `redact` also what the profile calls secret. See transcript.h.
    QFuture<Result<Transcript>> transcript(const QString &session, CancelToken cancel = {},
                                           bool redact = true);

    // Follows a collection. See tail.h, matchscan.h.
    std::unique_ptr<Tail> tail(const QString &collection);
    std::unique_ptr<MatchScan> scan(std::shared_ptr<const Filter> filter, const QString &collection);

    MeterReading meter() const;
    void setReadLess(bool less);
    void disconnectFiles(); // gives up every connection until `reconnect`
    void reconnect();
    bool isDisconnected() const;
    Instant lastChange() const; // newest commit noticed, or the newest mtime
    bool isLive() const;        // written within the last 60 s
    QFuture<void> close();

Q_SIGNALS:
    void rowCountChanged(const QString &collection);
    void changed(int file); // a commit was noticed; at most once a frame
    void fileReplaced(int file);
    void fileGone(int file);
    void fileBack(int file);
    void busyRetry(int file, int attempt); // the program holds the store
    void liveChanged();

private:
    OpenStore();
    friend class Tail;
    friend class MatchScan;
    friend class StoreAccess;
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace storescope
