// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/collection.h"
#include "core/read/filereaders.h"
#include "core/read/openstore.h"
#include "core/read/record.h"

#include <QMutex>
#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

namespace storescope {

class RowIndex;

// Told of a file's changes, from any thread; must not block.
class ChangeListener
{
public:
    virtual ~ChangeListener() = default;
    virtual void fileChanged(int file) = 0;  // a commit was noticed, or the file can be read again
    virtual void fileReplaced(int file) = 0; // another file lies at the path
};

// What stands behind an OpenStore, shared with its tails and scans. `file` is an index into info().files.
// OpenStore::tail is defined in tail.cpp, OpenStore::scan in matchscan.cpp; the rest in openstore.cpp.
struct OpenStore::Private : std::enable_shared_from_this<OpenStore::Private>
{
    // Workers are made when first asked for and never null; after close their jobs end as Closed. Any thread.
    std::shared_ptr<ConnectionWorker> browseWorker(int file) const { return files[size_t(file)]->browse(); }
    std::shared_ptr<ConnectionWorker> tailWorker(int file) const { return files[size_t(file)]->tail(); }
    std::shared_ptr<ConnectionWorker> scanWorker(int file, int n) const
    {
        return files[size_t(file)]->scan(n);
    }
    std::shared_ptr<Governor> governor(int file) const { return files[size_t(file)]->governor(); }
    // For reads with retries: readers(file).read<T>(worker, Reader::Scan, job) runs a job with a
    // GovernedRead.
    FileReaders &readers(int file) const { return *files[size_t(file)]; }

    std::shared_ptr<const Collection> collection(const QString &id) const;
    int fileOf(const Collection &collection) const;
    const Schema &schema(int file) const { return schemas[size_t(file)]; }
    Result<std::shared_ptr<const Collection>> rebind(const QString &collection, const CollectionSpec &spec);
    // The index of a collection, begun when `make`; null otherwise.
    std::shared_ptr<RowIndex> index(const QString &collection, bool make);
    // Made once a collection. Any thread.
    RecordReader recordReader(const std::shared_ptr<const Collection> &collection);

    void addListener(const std::shared_ptr<ChangeListener> &listener);
    // Runs `action` on the thread of the OpenStore while it lives. Any thread.
    void post(std::function<void(OpenStore &)> action);
    FileEvents *fileEvents(); // the application's, or our own for a tail of a store that is not watched
    void watchAll();          // begins to notice changes; counted by nobody, harmless twice

    void noticed(int file, bool replaced);
    void hookUp();
    void opened(int file, const FileReaders::Opened &opened);
    void tellChanged(OpenStore &store);
    void renewCopy(int file);
    void lookWhetherLive(OpenStore &store);
    QFuture<void> close();

    OpenStore *q = nullptr; // guarded by mutex
    mutable QMutex mutex;
    Environment environment;
    StoreInfo info;                           // of the store's thread
    QHash<QString, Value> parameters() const; // the user's, else the profile's
    std::vector<std::shared_ptr<const Collection>>
        collections;                  // changed on the store's thread, with the mutex
    std::vector<int> collectionFiles; // beside collections
    std::vector<std::shared_ptr<FileReaders>> files;
    std::vector<Schema> schemas;
    std::vector<std::unique_ptr<ChangeWatcher>> watchers; // of the store's thread
    std::atomic<bool> watched{false};
    std::unique_ptr<FileEvents> ownEvents;
    QHash<QString, std::shared_ptr<RowIndex>> indexes;    // guarded by mutex
    std::vector<RecordReader> recordReaders;              // guarded by mutex
    std::vector<std::weak_ptr<ChangeListener>> listeners; // guarded by mutex
    std::vector<int> changedFiles;                        // guarded by mutex: to be told with the next frame
    std::vector<qint64> copyReleased; // guarded by mutex: when a private copy was last given up
    std::vector<bool> copyWaits;      // guarded by mutex: it is to be given up later
    std::atomic<qint64> lastChangeMs{0};
    std::atomic<bool> disconnected{false};
    std::atomic<bool> wasLive{false};
    std::atomic<bool> changeTold{true}; // no telling of `changed` is under way
    bool closed = false;                // guarded by mutex
    QFuture<void> closing;
};

} // namespace storescope
