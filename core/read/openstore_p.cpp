// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/openstore_p.h"

#include "core/read/closing.h"
#include "core/read/rowindex.h"
#include "core/read/storeopener.h"

#include <QFileInfo>

#include <algorithm>
#include <chrono>

namespace storescope {

namespace {

constexpr int frameMs = 16;
constexpr int liveMs = 60'000;
constexpr qint64 leastCopyMs = 100;
constexpr qint64 copyBytesPerMs =
    20'000; // a private copy is made anew no more often than so that copying takes little

} // namespace

std::shared_ptr<const Collection> OpenStore::Private::collection(const QString &id) const
{
    const QMutexLocker lock(&mutex);
    const auto found = std::find_if(collections.begin(), collections.end(),
                                    [&id](const auto &collection) { return collection->id() == id; });
    return found == collections.end() ? nullptr : *found;
}

// By id: columns may have been added since.
int OpenStore::Private::fileOf(const Collection &collection) const
{
    const QMutexLocker lock(&mutex);
    for (size_t i = 0; i < collections.size(); ++i) {
        if (collections[i]->id() == collection.id())
            return collectionFiles[i];
    }
    return -1;
}

QHash<QString, Value> OpenStore::Private::parameters() const
{
    QHash<QString, Value> all = environment.parameters;
    if (!environment.profiles)
        return all;
    const auto profile = environment.profiles->profile(info.product);
    if (!profile)
        return all;
    for (const ParameterSpec &parameter : (*profile)->parameters) {
        if (!all.contains(parameter.name))
            all.insert(parameter.name, parameter.standard);
    }
    return all;
}

Result<std::shared_ptr<const Collection>> OpenStore::Private::rebind(const QString &id,
                                                                     const CollectionSpec &spec)
{
    const auto now = collection(id);
    auto bound = Collection::bind(spec, schema(fileOf(*now)), parameters());
    if (!bound)
        return bound;
    const QMutexLocker lock(&mutex);
    for (auto &collection : collections) {
        if (collection->id() == id)
            collection = *bound;
    }
    return bound;
}

void OpenStore::Private::post(std::function<void(OpenStore &)> action)
{
    const QMutexLocker lock(&mutex);
    if (q)
        QMetaObject::invokeMethod(
            q, [store = q, action = std::move(action)] { action(*store); }, Qt::QueuedConnection);
}

// The files tell what happens to them; everything is said on the store's own thread.
void OpenStore::Private::hookUp()
{
    copyReleased.resize(files.size());
    copyWaits.resize(files.size());
    for (int file = 0; file < int(files.size()); ++file) {
        const std::weak_ptr<Private> weak = weak_from_this();
        FileReaders::Hooks hooks;
        hooks.busy = [weak, file](int attempt) {
            if (const auto self = weak.lock())
                self->post([file, attempt](OpenStore &store) { Q_EMIT store.busyRetry(file, attempt); });
        };
        hooks.replaced = [weak, file] {
            if (const auto self = weak.lock())
                self->noticed(file, true);
        };
        hooks.opened = [weak, file](const FileReaders::Opened &how) {
            if (const auto self = weak.lock())
                self->opened(file, how);
        };
        files[size_t(file)]->setHooks(std::move(hooks));
    }
}

void OpenStore::Private::opened(int file, const FileReaders::Opened &how)
{
    post([this, file, how](OpenStore &) {
        StoreFileInfo &now = info.files[size_t(file)];
        // Only the opener asks the system which disk it is: that may take long, and we are on the store's
        // thread.
        const bool network = !now.note.contains(noteOf(now.opened, now.copiedAt, environment.copy, false));
        const QString before = noteOf(now.opened, now.copiedAt, environment.copy, network);
        const QString after = noteOf(how.how, how.copiedAt, environment.copy, network);
        now.opened = how.how;
        now.journalMode = how.journalMode;
        now.copiedAt = how.copiedAt;
        if (before.isEmpty())
            now.note = (after + QLatin1Char('\n') + now.note).trimmed();
        else
            now.note = now.note.replace(before, after).trimmed();
    });
}

namespace {

QByteArray quotedRowid(const Schema::Table &table)
{
    const QString name = table.rowidName();
    return table.rowidAlias().isEmpty() ? name.toUtf8() : quotedIdentifier(name);
}

} // namespace

std::shared_ptr<RowIndex> OpenStore::Private::index(const QString &id, bool make)
{
    std::shared_ptr<RowIndex> found;
    {
        const QMutexLocker lock(&mutex);
        found = indexes.value(id);
    }
    const auto of = found || !make ? nullptr : collection(id);
    if (of) {
        const int file = fileOf(*of);
        const std::weak_ptr<Private> weak = weak_from_this();
        RowIndex::Hooks hooks;
        hooks.told = [weak, id] {
            if (const auto self = weak.lock())
                self->post([id](OpenStore &store) { Q_EMIT store.rowCountChanged(id); });
        };
        hooks.later = [weak, id](int ms) {
            const auto self = weak.lock();
            if (!self)
                return;
            self->post([weak, id, ms](OpenStore &store) {
                QTimer::singleShot(ms, &store, [weak, id] {
                    const auto later = weak.lock();
                    if (const auto again = later ? later->index(id, false) : nullptr)
                        again->wake();
                });
            });
        };
        const Schema::Table *table = schema(file).table(of->spec().from);
        found =
            std::make_shared<RowIndex>(files[size_t(file)], of, file,
                                       table ? quotedRowid(*table) : QByteArray(), watched, std::move(hooks));
        {
            const QMutexLocker lock(&mutex);
            indexes.insert(id, found);
        }
        addListener(found);
    }
    if (found && make)
        found->start();
    return found;
}

RecordReader OpenStore::Private::recordReader(const std::shared_ptr<const Collection> &collection)
{
    const QMutexLocker lock(&mutex);
    const auto known = std::find_if(recordReaders.begin(), recordReaders.end(),
                                    [&](const RecordReader &r) { return r.collection() == collection; });
    return known != recordReaders.end() ? *known : recordReaders.emplace_back(collection);
}

void OpenStore::Private::addListener(const std::shared_ptr<ChangeListener> &listener)
{
    const QMutexLocker lock(&mutex);
    std::erase_if(listeners, [](const auto &old) { return old.expired(); });
    listeners.push_back(listener);
}

FileEvents *OpenStore::Private::fileEvents()
{
    if (environment.events)
        return environment.events;
    const QMutexLocker lock(&mutex);
    if (!ownEvents)
        ownEvents = std::make_unique<FileEvents>();
    return ownEvents.get();
}

void OpenStore::Private::watchAll()
{
    if (watched || readers(0).isClosing())
        return;
    FileEvents *events = fileEvents();
    watched = true;
    for (int file = 0; file < int(files.size()); ++file) {
        auto watcher =
            std::make_unique<ChangeWatcher>(*events, tailWorker(file), files[size_t(file)]->path());
        const std::weak_ptr<Private> weak = weak_from_this();
        // Straight from the watching thread: a tail reads at once.
        const auto tell = [weak, file](bool replaced) {
            if (const auto self = weak.lock())
                self->noticed(file, replaced);
        };
        QObject::connect(
            watcher.get(), &ChangeWatcher::changed, watcher.get(), [tell] { tell(false); },
            Qt::DirectConnection);
        QObject::connect(
            watcher.get(), &ChangeWatcher::replaced, watcher.get(), [tell] { tell(true); },
            Qt::DirectConnection);
        QObject::connect(
            watcher.get(), &ChangeWatcher::gone, watcher.get(),
            [weak, file] {
                if (const auto self = weak.lock())
                    self->post([file](OpenStore &store) { Q_EMIT store.fileGone(file); });
            },
            Qt::DirectConnection);
        QObject::connect(
            watcher.get(), &ChangeWatcher::back, watcher.get(),
            [weak, file, tell] {
                if (const auto self = weak.lock())
                    self->post([file](OpenStore &store) { Q_EMIT store.fileBack(file); });
                tell(false);
            },
            Qt::DirectConnection);
        watcher->start();
        watchers.push_back(std::move(watcher));
    }
}

void OpenStore::Private::noticed(int file, bool replaced)
{
    FileReaders &readers = *files[size_t(file)];
    readers.noteChange();
    readers.noteWal();
    lastChangeMs = Instant::now().milliseconds();
    std::vector<std::weak_ptr<ChangeListener>> told;
    bool tell = false;
    {
        const QMutexLocker lock(&mutex);
        told = listeners;
        if (std::find(changedFiles.begin(), changedFiles.end(), file) == changedFiles.end())
            changedFiles.push_back(file);
        tell = changeTold.exchange(false);
    }
    if (readers.isCopy())
        renewCopy(file);
    for (const auto &weak : told) {
        const auto listener = weak.lock();
        if (!listener)
            continue;
        if (replaced)
            listener->fileReplaced(file);
        else
            listener->fileChanged(file);
    }
    if (replaced)
        post([file](OpenStore &store) { Q_EMIT store.fileReplaced(file); });
    if (tell)
        post([self = weak_from_this()](OpenStore &store) {
            QTimer::singleShot(frameMs, &store, [self, &store] {
                if (const auto still = self.lock())
                    still->tellChanged(store);
            });
        });
}

// A private copy does not change by itself: it is given up, and the next read looks again how the file can be
// read. A large one not at each change; then the change is told again when it is time.
void OpenStore::Private::renewCopy(int file)
{
    using namespace std::chrono;
    FileReaders &readers = *files[size_t(file)];
    const qint64 gap = std::max(leastCopyMs, QFileInfo(readers.path()).size() / copyBytesPerMs);
    const qint64 now = duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
    qint64 wait = 0;
    {
        const QMutexLocker lock(&mutex);
        wait = copyReleased[size_t(file)] + gap - now;
        if (wait <= 0)
            copyReleased[size_t(file)] = now;
        else if (copyWaits[size_t(file)])
            return;
        copyWaits[size_t(file)] = wait > 0;
    }
    if (wait <= 0) {
        readers.release();
        return;
    }
    post([weak = weak_from_this(), file, wait](OpenStore &store) {
        QTimer::singleShot(int(wait) + 1, &store, [weak, file] {
            const auto self = weak.lock();
            if (!self)
                return;
            {
                const QMutexLocker lock(&self->mutex);
                self->copyWaits[size_t(file)] = false;
            }
            self->noticed(file, false);
        });
    });
}

// Once a frame, however many commits there were.
void OpenStore::Private::tellChanged(OpenStore &store)
{
    std::vector<int> which;
    {
        const QMutexLocker lock(&mutex);
        changeTold = true;
        which.swap(changedFiles);
    }
    for (const int file : which) {
        StoreFileInfo &now = info.files[size_t(file)];
        now.bytes = QFileInfo(now.path).size();
        now.walBytes = QFileInfo(now.path + QLatin1String("-wal")).size();
        Q_EMIT store.changed(file);
    }
    if (wasLive.exchange(true))
        return;
    Q_EMIT store.liveChanged();
    lookWhetherLive(store);
}

// Says so when nothing was written for a minute.
void OpenStore::Private::lookWhetherLive(OpenStore &store)
{
    QTimer::singleShot(liveMs / 6, &store, [self = weak_from_this(), &store] {
        const auto still = self.lock();
        if (!still)
            return;
        if (store.isLive()) {
            still->lookWhetherLive(store);
        } else {
            still->wasLive = false;
            Q_EMIT store.liveChanged();
        }
    });
}

QFuture<void> OpenStore::Private::close()
{
    {
        const QMutexLocker lock(&mutex);
        if (std::exchange(closed, true))
            return closing;
    }
    // Outside the mutex: a watcher that tells something at this moment needs it.
    for (const auto &watcher : watchers)
        watcher->stop();
    watchers.clear();
    std::vector<QFuture<void>> ends;
    for (const auto &file : files)
        ends.push_back(file->close());
    const auto all = whenAllEnd(std::move(ends));
    const QMutexLocker lock(&mutex);
    closing = all;
    return all;
}

} // namespace storescope
