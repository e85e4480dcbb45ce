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

// Tells everybody who asked that the handle is closed. Each gets a future of their own: a future takes one
// continuation only.
class Ending
{
public:
    QFuture<void> future()
    {
        const std::lock_guard lock(m_mutex);
        if (m_over)
            return QtFuture::makeReadyFuture();
        m_asked.emplace_back().start();
        return m_asked.back().future();
    }
    void finish()
    {
        std::vector<QPromise<void>> asked;
        {
            const std::lock_guard lock(m_mutex);
            m_over = true;
            asked.swap(m_asked);
        }
        for (auto &promise : asked)
            promise.finish();
    }

private:
    std::mutex m_mutex; // guards what follows
    bool m_over = false;
    std::vector<QPromise<void>> m_asked;
};

} // namespace

struct StoreConnection::State : std::enable_shared_from_this<StoreConnection::State>
{
    ConnectionPool pool;
    QString file;
    std::shared_ptr<ConnectionWorker> worker; // null after the handle was given back, unless it was the last
    std::atomic<std::thread::id> thread{};    // the worker's, known after its first job
    std::atomic<bool> dropQueued = false;
    CancelToken stopBackground;

    mutable std::mutex mutex; // guards what follows
    int pending = 0;          // jobs and background bodies under way
    bool closing = false;
    bool released = false;
    const std::shared_ptr<Ending> ending = std::make_shared<Ending>();

    State(const ConnectionPool &sharedPool, QString path, std::shared_ptr<ConnectionWorker> claimed)
        : pool(sharedPool), file(std::move(path)), worker(std::move(claimed))
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
        // Not this: the worker must not be kept by the future of its own end.
        pool.release(worker).then([ending = ending] { ending->finish(); });
    }
};

// Ends with the job's task, after its future was resolved.
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
    const auto inspect = [schema](Connection &connection) -> Result<void> {
        const auto held = holdsSchema(connection, schema);
        return held ? Result<void>() : Result<void>(tl::unexpected<Error>(held.error()));
    };
    auto worker = pool.claim(path, options, inspect);
    if (!worker)
        return QtFuture::makeReadyFuture(Result<Ptr>(tl::unexpected<Error>(worker.error())));
    auto state = std::make_shared<State>(pool, canonicalStorePath(path), std::move(*worker));
    return prepared(Ptr(new StoreConnection(std::move(state))), schema);
}

QFuture<Result<StoreConnection::Ptr>> StoreConnection::share(const StoreSchema &schema)
{
    const auto pending = begin(*m_state); // the worker stays while it is claimed
    if (!pending)
        return QtFuture::makeReadyFuture(Result<Ptr>(tl::unexpected<Error>(closedError())));
    auto state =
        std::make_shared<State>(m_state->pool, m_state->file, m_state->pool.claimAgain(m_state->worker));
    return prepared(Ptr(new StoreConnection(std::move(state))), schema);
}

QFuture<Result<StoreConnection::Ptr>> StoreConnection::prepared(const Ptr &handle, const StoreSchema &schema)
{
    auto promise = std::make_shared<QPromise<Result<Ptr>>>();
    promise->start();
    auto future = promise->future();
    handle
        ->read([schema, state = handle->m_state.get()](Connection &connection) {
            state->thread = std::this_thread::get_id();
            return prepareSchema(connection, schema);
        })
        .then([handle, promise](const Result<void> &done) {
            if (done) {
                promise->addResult(Result<Ptr>(handle));
                promise->finish();
                return;
            }
            handle->m_state->thread = std::this_thread::get_id(); // not set when opening failed
            handle->close().then([promise, error = done.error()] {
                promise->addResult(Result<Ptr>(tl::unexpected<Error>(error)));
                promise->finish();
            });
        });
    return future;
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

bool StoreConnection::isDropped(const Pending &pending)
{
    return pending.state->dropQueued;
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
    {
        const std::lock_guard lock(m_state->mutex);
        if (how == Closing::CancelQueued)
            m_state->dropQueued = true;
        m_state->closing = true;
    }
    m_state->stopBackground.cancel();
    m_state->releaseIfDone();
    return m_state->ending->future();
}

void StoreConnection::closeAndWait()
{
    auto closed = close();
    if (m_state->thread.load() != std::this_thread::get_id())
        closed.waitForFinished();
}

bool StoreConnection::isOpen() const
{
    const std::lock_guard lock(m_state->mutex);
    return !m_state->closing;
}

} // namespace storescope
