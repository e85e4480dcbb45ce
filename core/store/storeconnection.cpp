// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/storeconnection.h"

#include "core/base/storepath.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace storescope {

namespace {

// Tells everybody who asked that the handle is closed.
class Ending
{
public:
    // At once when it is.
    void whenOver(std::function<void()> told)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_over)
                m_asked.push_back(std::exchange(told, {}));
        }
        if (told)
            told();
    }
    void finish()
    {
        std::vector<std::function<void()>> asked;
        {
            const std::lock_guard lock(m_mutex);
            m_over = true;
            asked.swap(m_asked);
        }
        for (const auto &told : asked)
            told();
    }

private:
    std::mutex m_mutex; // guards what follows
    bool m_over = false;
    std::vector<std::function<void()>> m_asked;
};

} // namespace

struct StoreConnection::State : std::enable_shared_from_this<StoreConnection::State>
{
    ConnectionPool pool;
    QString file;
    const StoreSchema schema;
    std::shared_ptr<ConnectionWorker> worker; // null after the handle was given back, unless it was the last
    const std::thread::id thread;             // the worker's
    quint64 prepared = 0; // the connection that is known to hold the schema; of the worker's thread
    std::atomic<bool> dropQueued = false;
    CancelToken stopBackground;

    mutable std::mutex mutex; // guards what follows
    int pending = 0;          // jobs and background bodies under way
    bool closing = false;
    bool released = false;
    const std::shared_ptr<Ending> ending = std::make_shared<Ending>();

    State(const ConnectionPool &sharedPool, QString path, StoreSchema tables,
          std::shared_ptr<ConnectionWorker> claimed)
        : pool(sharedPool),
          file(std::move(path)),
          schema(std::move(tables)),
          worker(std::move(claimed)),
          thread(worker->threadId())
    {
    }

    void end()
    {
        {
            const std::lock_guard lock(mutex);
            --pending;
        }
        releaseIfDone();
    }

    void releaseIfDone()
    {
        {
            const std::lock_guard lock(mutex);
            if (!closing || pending > 0 || std::exchange(released, true))
                return;
        }
        // Not this: the worker must not be kept by the callback at its own end.
        pool.release(worker, [ending = ending] { ending->finish(); });
    }
};

// Ends with the job's task, after its outcome was told.
struct StoreConnection::Pending
{
    std::shared_ptr<State> state;
    explicit Pending(std::shared_ptr<State> of) : state(std::move(of)) {}
    Pending(const Pending &) = delete;
    Pending &operator=(const Pending &) = delete;
    ~Pending() { state->end(); }
};

StoreConnection::StoreConnection(std::shared_ptr<State> state, bool owns)
    : m_state(std::move(state)), m_owns(owns)
{
}

StoreConnection::~StoreConnection()
{
    if (m_owns)
        closeAndWait();
}

const QString &StoreConnection::file() const
{
    return m_state->file;
}

QFuture<Result<StoreConnection::Ptr>> StoreConnection::open(ConnectionPool &pool, const QString &path,
                                                            const StoreSchema &schema,
                                                            const WriteOptions &options)
{
    return promised<Result<Ptr>>([&](auto done) { openThen(pool, path, schema, options, std::move(done)); });
}

void StoreConnection::openThen(ConnectionPool &pool, const QString &path, const StoreSchema &schema,
                               const WriteOptions &options, Opened done)
{
    const auto inspect = [schema](Connection &connection) -> Result<void> {
        const auto held = holdsSchema(connection, schema);
        return held ? Result<void>() : Result<void>(tl::unexpected<Error>(held.error()));
    };
    auto worker = pool.claim(path, options, inspect);
    if (!worker)
        return done(tl::unexpected<Error>(worker.error()));
    auto state = std::make_shared<State>(pool, canonicalStorePath(path), schema, std::move(*worker));
    prepare(Ptr(new StoreConnection(std::move(state))), std::move(done));
}

QFuture<Result<StoreConnection::Ptr>> StoreConnection::share(const StoreSchema &schema)
{
    return promised<Result<Ptr>>([&](auto done) { shareThen(schema, std::move(done)); });
}

void StoreConnection::shareThen(const StoreSchema &schema, Opened done)
{
    const auto pending = begin(*m_state); // the worker stays while it is claimed
    if (!pending)
        return done(tl::unexpected<Error>(closedError()));
    auto state = std::make_shared<State>(m_state->pool, m_state->file, schema,
                                         m_state->pool.claimAgain(m_state->worker));
    prepare(Ptr(new StoreConnection(std::move(state))), std::move(done));
}

// The first job does what each does: it sees to the schema.
void StoreConnection::prepare(const Ptr &handle, Opened done)
{
    handle->readThen([](Connection &) { return Result<void>(); },
                     [handle, done = std::move(done)](const Result<void> &prepared) {
                         if (prepared)
                             return done(handle);
                         handle->closeThen(Closing::FinishQueued, [done, error = prepared.error()] {
                             done(tl::unexpected<Error>(error));
                         });
                     });
}

std::shared_ptr<StoreConnection::Pending> StoreConnection::begin(State &state)
{
    const std::lock_guard lock(state.mutex);
    if (state.closing)
        return {};
    ++state.pending;
    return std::make_shared<Pending>(state.shared_from_this());
}

ConnectionWorker &StoreConnection::worker(const Pending &pending)
{
    return *pending.state->worker;
}

// A connection that was opened anew may be to another file.
Result<void> StoreConnection::usableFor(const Pending &pending, Connection &connection)
{
    State &state = *pending.state;
    if (state.dropQueued)
        return tl::unexpected<Error>(closedError());
    if (state.prepared == connection.id())
        return {};
    auto done = prepareSchema(connection, state.schema);
    if (done)
        state.prepared = connection.id();
    return done;
}

void StoreConnection::reopen(State &state)
{
    if (state.file != QLatin1String(":memory:")) // it would be gone
        state.worker->releaseConnection();
}

Error StoreConnection::closedError()
{
    return {ErrorCode::Closed, QStringLiteral("The store is closed; open it again."), 0, {}};
}

Error StoreConnection::movedError(const Connection &connection)
{
    return {ErrorCode::Conflict,
            QStringLiteral("Another file was put in the place of %1. Nothing was written; try again.")
                .arg(connection.file()),
            0, connection.file()};
}

void StoreConnection::background(Body body)
{
    auto pending = begin(*m_state);
    if (!pending)
        return;
    std::thread([pending = std::move(pending), body = std::move(body)] {
        StoreConnection borrowed(pending->state, false);
        body(borrowed, pending->state->stopBackground);
    }).detach();
}

namespace {

// True: cancelled meanwhile.
bool waitFor(std::chrono::milliseconds interval, const CancelToken &cancel)
{
    std::mutex mutex;
    std::condition_variable wake;
    bool cancelled = false;
    const auto registration = cancel.onCancel([&] {
        const std::lock_guard lock(mutex);
        cancelled = true;
        wake.notify_one();
    });
    std::unique_lock lock(mutex);
    return wake.wait_for(lock, interval, [&] { return cancelled; });
}

} // namespace

void StoreConnection::repeat(std::chrono::milliseconds interval, std::function<void(StoreConnection &)> round)
{
    background([interval, round = std::move(round)](StoreConnection &own, const CancelToken &cancel) {
        while (!waitFor(interval, cancel))
            round(own);
    });
}

QFuture<void> StoreConnection::close(Closing how)
{
    auto promise = std::make_shared<QPromise<void>>();
    promise->start();
    auto future = promise->future();
    closeThen(how, [promise] { promise->finish(); });
    return future;
}

void StoreConnection::closeThen(Closing how, std::function<void()> done)
{
    {
        const std::lock_guard lock(m_state->mutex);
        if (how == Closing::CancelQueued)
            m_state->dropQueued = true;
        m_state->closing = true;
    }
    m_state->ending->whenOver(std::move(done));
    m_state->stopBackground.cancel();
    m_state->releaseIfDone();
}

void StoreConnection::closeAndWait()
{
    auto closed = close();
    if (m_state->thread != std::this_thread::get_id())
        closed.waitForFinished();
}

bool StoreConnection::isOpen() const
{
    const std::lock_guard lock(m_state->mutex);
    return !m_state->closing;
}

} // namespace storescope
