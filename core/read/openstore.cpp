// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/openstore.h"

#include "core/read/cellreader.h"
#include "core/read/counts.h"
#include "core/read/openstore_p.h"
#include "core/read/pagereader.h"
#include "core/read/rowindex.h"
#include "core/read/storeopener.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QThread>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>

namespace storescope {

namespace {

template <class T>
QFuture<Result<T>> ready(Error error)
{
    return QtFuture::makeReadyFuture(Result<T>(tl::unexpected<Error>(std::move(error))));
}

Error noCollection(const QString &id)
{
    return Error{ErrorCode::NotFound,
                 QCoreApplication::translate("read", "The store has no collection named %1.").arg(id),
                 0,
                 {}};
}

Result<qint64> numberOf(GovernedRead &read, const Collection &collection, const RowIndex &index,
                        const Key &key)
{
    const auto place = index.isOrdered() ? index.placeOfKey(key) : RowIndex::Place{};
    if (!place)
        return 0;
    Result<qint64> between = 0;
    const auto done = read.once([&]() -> Result<void> {
        between = countBetween(read, collection, place->key, key);
        return between ? Result<void>() : tl::unexpected<Error>(between.error());
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    return place->row + *between;
}

// A store belongs to the thread that opened it. When the last handle goes elsewhere (a continuation on a
// worker, say) it is closed by a thread that may wait.
void dispose(OpenStore *store)
{
    if (QThread::currentThread() == store->thread()) {
        delete store;
        return;
    }
    QThreadPool::globalInstance()->start([store] {
        store->close().waitForFinished();
        store->deleteLater();
    });
}

} // namespace

OpenStore::OpenStore() : d(std::make_shared<Private>()) {}

OpenStore::~OpenStore()
{
    {
        const QMutexLocker lock(&d->mutex);
        d->q = nullptr;
    }
    close().waitForFinished();
}

QFuture<Result<std::shared_ptr<OpenStore>>>
OpenStore::open(const QString &path, const Environment &environment, CancelToken cancel)
{
    return QtConcurrent::run([path, environment, cancel, owner = QThread::currentThread()] {
        auto opened = StoreOpener(path, environment, cancel).open();
        if (!opened)
            return Result<std::shared_ptr<OpenStore>>(tl::unexpected<Error>(opened.error()));
        std::shared_ptr<OpenStore> store(new OpenStore, dispose);
        Private &d = *store->d;
        d.q = store.get();
        d.environment = environment;
        d.info = std::move(opened->info);
        d.collections = std::move(opened->collections);
        d.collectionFiles = std::move(opened->collectionFiles);
        d.files = std::move(opened->files);
        d.schemas = std::move(opened->schemas);
        d.hookUp();
        store->moveToThread(owner);
        if (environment.events)
            d.watchAll();
        return Result<std::shared_ptr<OpenStore>>(std::move(store));
    });
}

const StoreInfo &OpenStore::info() const
{
    return d->info;
}

const std::vector<std::shared_ptr<const Collection>> &OpenStore::collections() const
{
    return d->collections;
}

std::shared_ptr<const Collection> OpenStore::collection(const QString &id) const
{
    return d->collection(id);
}

int OpenStore::fileOf(const Collection &collection) const
{
    return d->fileOf(collection);
}

QFuture<Result<Page>> OpenStore::page(const QString &id, const PageRequest &request, CancelToken cancel)
{
    const auto collection = d->collection(id);
    if (!collection)
        return ready<Page>(noCollection(id));
    FileReaders &readers = d->readers(d->fileOf(*collection));
    // A filter may look through everything: what is browsed meanwhile does not wait for it.
    return readers.read<Page>(
        request.filter ? readers.scan(0) : readers.browse(), Reader::Page,
        [reader = d->recordReader(collection), request, index = d->index(id, false)](GovernedRead &read) {
            return PageReader(reader, request, index).read(read);
        },
        Priority::High, std::move(cancel));
}

QFuture<Result<std::vector<Record>>> OpenStore::records(const QString &id, std::vector<Key> keys,
                                                        CancelToken cancel, Preview preview)
{
    const auto collection = d->collection(id);
    if (!collection)
        return ready<std::vector<Record>>(noCollection(id));
    FileReaders &readers = d->readers(d->fileOf(*collection));
    return readers.read<std::vector<Record>>(
        readers.browse(), Reader::Page,
        [reader = d->recordReader(collection).with(preview), keys = std::move(keys)](GovernedRead &read) {
            return readRecords(read, reader, keys);
        },
        Priority::High, std::move(cancel));
}

QFuture<Result<OpenStore::Piece>> OpenStore::cell(const QString &id, const Key &key, int column,
                                                  qint64 offset, qint64 length, CancelToken cancel)
{
    const auto collection = d->collection(id);
    if (!collection)
        return ready<Piece>(noCollection(id));
    const int file = d->fileOf(*collection);
    FileReaders &readers = d->readers(file);
    return readers.read<Piece>(
        readers.browse(), Reader::Cell,
        [self = d, collection, file, key, column, offset, length](GovernedRead &read) {
            return CellReader(collection, &self->schema(file), key, column).read(read, offset, length);
        },
        Priority::Normal, std::move(cancel));
}

QFuture<Result<Decoded>> OpenStore::decoded(const QString &id, const Key &key, int column, CancelToken cancel)
{
    const auto collection = d->collection(id);
    if (!collection)
        return ready<Decoded>(noCollection(id));
    const int file = d->fileOf(*collection);
    FileReaders &readers = d->readers(file);
    return readers.read<Decoded>(
        readers.browse(), Reader::Cell,
        [self = d, collection, file, key, column](GovernedRead &read) {
            return CellReader(collection, &self->schema(file), key, column).decoded(read);
        },
        Priority::Normal, std::move(cancel));
}

QFuture<Result<StateCounts>> OpenStore::stateCounts(const QString &id, const Instant &now, CancelToken cancel)
{
    const auto collection = d->collection(id);
    if (!collection)
        return ready<StateCounts>(noCollection(id));
    FileReaders &readers = d->readers(d->fileOf(*collection));
    return readers.read<StateCounts>(
        readers.scan(1), Reader::Count,
        [collection, now](GovernedRead &read) { return countStates(read, collection, now); }, Priority::Low,
        std::move(cancel));
}

RowCount OpenStore::rowCount(const QString &id)
{
    const auto index = d->index(id, true);
    return index ? index->count() : RowCount();
}

QFuture<Result<qint64>> OpenStore::count(const QString &id, CancelToken cancel)
{
    const auto index = d->index(id, true);
    if (!index)
        return ready<qint64>(noCollection(id));
    Answer<qint64> answer;
    const auto future = answer.future();
    index->whenCounted(std::move(cancel),
                       [answer](const Result<qint64> &counted) mutable { answer.give(counted); });
    return future;
}

QFuture<Result<qint64>> OpenStore::rowOf(const QString &id, const Key &key, CancelToken cancel)
{
    const auto index = d->index(id, true);
    if (!index)
        return ready<qint64>(noCollection(id));
    const auto collection = d->collection(id);
    Answer<qint64> answer;
    const auto future = answer.future();
    auto finish = [answer](Result<qint64> result) mutable { answer.give(std::move(result)); };
    auto find = [self = d, collection, index, key, cancel, finish] {
        FileReaders &readers = self->readers(self->fileOf(*collection));
        readers.readThen<qint64>(
            readers.browse(), Reader::Page,
            [collection, index, key](GovernedRead &read) { return numberOf(read, *collection, *index, key); },
            Priority::High, cancel, finish);
    };
    if (index->isComplete() && index->isExact() && d->watched) {
        find();
        return future;
    }
    index->whenCounted(cancel, [find, finish](const Result<qint64> &counted) mutable {
        if (counted)
            find();
        else
            finish(counted);
    });
    return future;
}

MeterReading OpenStore::meter() const
{
    MeterReading all;
    bool first = true;
    for (const auto &file : d->files) {
        MeterReading one = file->governor()->meter();
        one.connections = file->openConnections();
        if (std::exchange(first, false)) {
            all = one;
            continue;
        }
        all.harm = std::max(all.harm, one.harm);
        all.share = std::min(1.0, all.share + one.share);
        if (one.longestRead > all.longestRead) {
            all.longestRead = one.longestRead;
            all.longestBy = one.longestBy;
        }
        all.snapshotAge = std::max(all.snapshotAge, one.snapshotAge);
        if (one.walBytes >= 0)
            all.walBytes = std::max<qint64>(all.walBytes, 0) + one.walBytes;
        if (one.walBytesAtOpening >= 0)
            all.walBytesAtOpening = std::max<qint64>(all.walBytesAtOpening, 0) + one.walBytesAtOpening;
        all.busy += one.busy;
        all.rollbackJournal = all.rollbackJournal || one.rollbackJournal;
        all.connections += one.connections;
        for (size_t i = 0; i < std::size(all.perSecond); ++i)
            all.perSecond[i] = std::min(1.0, all.perSecond[i] + one.perSecond[i]);
    }
    return all;
}

void OpenStore::setReadLess(bool less)
{
    for (const auto &file : d->files)
        file->governor()->setReadLess(less);
}

void OpenStore::disconnectFiles()
{
    d->disconnected = true;
    for (const auto &watcher : d->watchers)
        watcher->stop();
    for (const auto &file : d->files)
        file->setDisconnected(true);
}

void OpenStore::reconnect()
{
    if (!d->disconnected.exchange(false))
        return;
    for (const auto &file : d->files)
        file->setDisconnected(false);
    for (const auto &watcher : d->watchers)
        watcher->start();
    // What was committed meanwhile is found by looking.
    for (int file = 0; file < int(d->files.size()); ++file)
        d->noticed(file, false);
}

bool OpenStore::isDisconnected() const
{
    return d->disconnected;
}

Instant OpenStore::lastChange() const
{
    qint64 newest = d->lastChangeMs;
    for (const auto &file : d->files) {
        for (const QString &path : {file->path(), file->path() + QLatin1String("-wal")}) {
            const QFileInfo info(path);
            if (info.exists())
                newest = std::max(newest, info.lastModified().toMSecsSinceEpoch());
        }
    }
    return Instant::fromMilliseconds(newest);
}

bool OpenStore::isLive() const
{
    return Instant::now().milliseconds() - lastChange().milliseconds() < 60'000;
}

QFuture<void> OpenStore::close()
{
    return d->close();
}

} // namespace storescope
