// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/tail.h"

#include "core/read/openstore_p.h"
#include "core/read/tailreader.h"

#include <QFile>
#include <QMutex>
#include <QTimer>

#include <atomic>
#include <fcntl.h>
#include <sys/stat.h>

namespace storescope {

namespace {

constexpr int retryMs = 1000;       // after an error that may pass
constexpr int quietLookMs = 10'000; // a quiet store is looked at less often, and let go again

// Which file lies at a path. The time of birth tells apart what took over an inode number.
struct FileIdentity
{
    quint64 device = 0, inode = 0;
    qint64 born = 0;

    static FileIdentity of(const QString &path)
    {
        struct statx now;
        if (statx(AT_FDCWD, QFile::encodeName(path).constData(), 0, STATX_INO | STATX_BTIME, &now) != 0)
            return {};
        return {quint64(now.stx_dev_major) << 32 | now.stx_dev_minor, now.stx_ino,
                now.stx_btime.tv_sec * 1'000'000'000 + now.stx_btime.tv_nsec};
    }
    bool operator==(const FileIdentity &) const = default;
};

} // namespace

struct Tail::Private : ChangeListener, std::enable_shared_from_this<Tail::Private>
{
    std::shared_ptr<OpenStore::Private> store;
    std::shared_ptr<const Collection> collection;
    int file = 0;

    // What one step gives.
    struct Step
    {
        TailBatch batch;
        int lookAgainMs = -1;
    };

    void fileChanged(int which) override;
    void fileReplaced(int which) override;
    void poke();
    bool takeUp();
    void run();
    Result<Step> step(GovernedRead &read);
    Result<void> lookForAnotherFile(GovernedRead &read);
    void stepped(Result<Step> result);
    void post(std::function<void(Tail &)> action);
    void deliver(Tail &tail, const TailBatch &batch);
    void lookAgain(Tail &tail, int ms);

    mutable QMutex mutex; // guards what follows
    Tail *q = nullptr;
    bool started = false, stopped = false;
    bool reading = false;     // a step is under way or queued
    bool outstanding = false; // a batch was not taken yet
    bool unfinished = false;  // the last step has not come to the end
    bool pending =
        false;       // told of a change since a look was begun: it may lie behind where the look has come
    Instant noticed; // when that was first seen
    bool isNoticed = false;
    bool mayBeReplaced = false;

    // Used by one step at a time.
    std::unique_ptr<TailReader> reader;
    std::shared_ptr<const Filter> filter;
    quint64 connection = 0;
    std::optional<FileIdentity> identity;
    bool restarted = false;

    int maxRows = 2000;
    Preview preview;
    CancelToken cancel;
    std::atomic<bool> behind{true};
    std::atomic<qint64> delivered{0};
    QString note;            // guarded by mutex
    QTimer *timer = nullptr; // the tail's own
};

void Tail::Private::fileChanged(int which)
{
    if (which == file)
        poke();
}

void Tail::Private::fileReplaced(int which)
{
    if (which != file)
        return;
    {
        const QMutexLocker lock(&mutex);
        mayBeReplaced = true;
    }
    poke();
}

// There may be something to read. Any thread.
void Tail::Private::poke()
{
    {
        const QMutexLocker lock(&mutex);
        if (!started || stopped)
            return;
        pending = true;
        if (!std::exchange(isNoticed, true))
            noticed = Instant::now();
        if (reading || outstanding || !takeUp())
            return;
        reading = true;
    }
    run();
}

// Whether there is something to do: a look to go on with, or a new one. With the mutex held.
bool Tail::Private::takeUp()
{
    if (stopped || (!unfinished && !pending))
        return false;
    if (!unfinished)
        pending = false;
    return true;
}

void Tail::Private::run()
{
    FileReaders &readers = store->readers(file);
    readers.readThen<Step>(
        readers.tail(), Reader::Tail,
        [self = shared_from_this()](GovernedRead &read) { return self->step(read); }, Priority::Normal,
        cancel, [self = shared_from_this()](Result<Step> result) { self->stepped(std::move(result)); });
}

// One chunk. Run again from here when what was read may not be believed.
Result<Tail::Private::Step> Tail::Private::step(GovernedRead &read)
{
    Step step;
    reader->discard();
    if (auto looked = lookForAnotherFile(read); !looked)
        return tl::unexpected<Error>(looked.error());
    {
        const QMutexLocker lock(&mutex);
        step.batch.noticed = isNoticed ? noticed : Instant::now();
        isNoticed = false;
    }
    bool upToDate = false;
    const auto done = read.run([&](const Governor::Chunk &chunk) -> Result<bool> {
        const auto stepped = reader->step(read, chunk, step.batch.changes, maxRows);
        if (!stepped)
            return stepped;
        upToDate = *stepped;
        return true;
    });
    if (!done)
        return tl::unexpected<Error>(done.error());
    step.batch.caughtUp = upToDate;
    return step;
}

// A new connection may be one to another file: then the reader says whether it goes on where the old one was
// left.
Result<void> Tail::Private::lookForAnotherFile(GovernedRead &read)
{
    bool look = false;
    {
        const QMutexLocker lock(&mutex);
        look = std::exchange(mayBeReplaced, false);
    }
    if (!look && read.connection().id() == connection)
        return {};
    const FileIdentity now = FileIdentity::of(store->readers(file).path());
    if (identity && (look || *identity != now)) {
        bool goesOn = true;
        const auto done = read.once([&]() -> Result<void> {
            const auto asked = reader->goesOn(read);
            if (!asked)
                return tl::unexpected<Error>(asked.error());
            goesOn = *asked;
            return {};
        });
        if (!done) {
            const QMutexLocker lock(&mutex);
            mayBeReplaced = true;
            return done;
        }
        if (auto believed = read.check(); !believed) {
            const QMutexLocker lock(&mutex);
            mayBeReplaced = true;
            return believed;
        }
        if (!goesOn) {
            reader->restart();
            restarted = true;
        }
    }
    connection = read.connection().id();
    identity = now;
    return {};
}

void Tail::Private::stepped(Result<Step> result)
{
    bool again = false;
    bool arrived = false;
    if (result) {
        reader->commit();
        result->batch.restarted = std::exchange(restarted, false);
        result->lookAgainMs = reader->lookAgainMs();
        arrived = !result->batch.changes.empty() || result->batch.restarted;
    }
    {
        const QMutexLocker lock(&mutex);
        if (result) {
            note = reader->note();
            unfinished = !result->batch.caughtUp;
        }
        outstanding = arrived;
        again = result && !arrived && takeUp();
        reading = again;
    }
    if (!result) {
        const Error error = result.error();
        post([this, error](Tail &tail) {
            if (error.code == ErrorCode::Closed || error.code == ErrorCode::Cancelled)
                return;
            Q_EMIT tail.failed(error);
            lookAgain(tail, retryMs);
        });
        return;
    }
    const bool reachedEnd = result->batch.caughtUp;
    const int lookAgainMs = result->lookAgainMs;
    if (arrived) {
        auto batch = std::make_shared<TailBatch>(std::move(result->batch));
        post([this, batch](Tail &tail) { deliver(tail, *batch); });
    }
    if (reachedEnd && behind.exchange(false))
        post([](Tail &tail) { Q_EMIT tail.caughtUp(); });
    else if (!reachedEnd)
        behind = true;
    if (reachedEnd && lookAgainMs >= 0) {
        FileReaders &readers = store->readers(file);
        const bool quiet = readers.isQuiet();
        // Looking at the clock's work must not keep a quiet store open.
        if (quiet)
            readers.tail()->releaseConnection();
        post([this, ms = quiet ? std::max(lookAgainMs, quietLookMs) : lookAgainMs](Tail &tail) {
            lookAgain(tail, ms);
        });
    }
    if (again)
        run();
}

void Tail::Private::post(std::function<void(Tail &)> action)
{
    const QMutexLocker lock(&mutex);
    if (!q || stopped)
        return;
    QMetaObject::invokeMethod(
        q,
        [self = shared_from_this(), tail = q, action = std::move(action)] {
            {
                const QMutexLocker still(&self->mutex);
                if (self->stopped)
                    return;
            }
            action(*tail);
        },
        Qt::QueuedConnection);
}

void Tail::Private::deliver(Tail &tail, const TailBatch &batch)
{
    delivered += qint64(batch.changes.size());
    Q_EMIT tail.arrived(batch);
}

void Tail::Private::lookAgain(Tail &tail, int ms)
{
    if (!timer) {
        timer = new QTimer(&tail);
        timer->setSingleShot(true);
        QObject::connect(timer, &QTimer::timeout, &tail, [this] { poke(); });
    }
    if (!timer->isActive() || timer->remainingTime() > ms)
        timer->start(ms);
}

Tail::Tail() : d(std::make_shared<Private>()) {}

Tail::~Tail()
{
    stop();
    const QMutexLocker lock(&d->mutex);
    d->q = nullptr;
}

std::unique_ptr<Tail> OpenStore::tail(const QString &id)
{
    const auto collection = d->collection(id);
    if (!collection)
        return nullptr;
    std::unique_ptr<Tail> tail(new Tail);
    tail->d->q = tail.get();
    tail->d->store = d;
    tail->d->collection = collection;
    tail->d->file = d->fileOf(*collection);
    return tail;
}

void Tail::setFilter(std::shared_ptr<const Filter> filter)
{
    d->filter = std::move(filter);
}

void Tail::setPreview(Preview preview)
{
    d->preview = preview;
}

void Tail::setMaxRows(int rows)
{
    d->maxRows = std::max(1, rows);
}

void Tail::start(const Start &start)
{
    {
        const QMutexLocker lock(&d->mutex);
        if (d->started)
            return;
        d->reader = TailReader::make(d->collection, d->store->schema(d->file), d->filter, start);
        d->reader->setPreview(d->preview);
        d->started = true;
    }
    d->store->addListener(d);
    d->store->watchAll();
    d->poke();
}

void Tail::stop()
{
    {
        const QMutexLocker lock(&d->mutex);
        d->stopped = true;
    }
    d->cancel.cancel();
    if (d->timer)
        d->timer->stop();
}

void Tail::taken()
{
    {
        const QMutexLocker lock(&d->mutex);
        d->outstanding = false;
        if (d->reading || !d->takeUp())
            return;
        d->reading = true;
    }
    d->run();
}

qint64 Tail::delivered() const
{
    return d->delivered;
}

QString Tail::note() const
{
    const QMutexLocker lock(&d->mutex);
    return d->note;
}

} // namespace storescope
