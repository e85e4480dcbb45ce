// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/worker.h"

#include "core/base/logging.h"

#include <array>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <pthread.h>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

namespace storescope {

namespace {

constexpr int niceToWriters = 10;

using Task = std::function<void(Result<Connection *>)>;
using Look = std::function<void(Connection *)>;

struct Job
{
    Task task;
    CancelToken cancel;
    CancelToken::Registration registration;
    bool done = false;
};
using JobPtr = std::shared_ptr<Job>;

tl::unexpected<Error> cancelled()
{
    return failure(ErrorCode::Cancelled, QStringLiteral("The request was cancelled."));
}

tl::unexpected<Error> closed()
{
    return failure(ErrorCode::Closed, QStringLiteral("The store is closed; open it again."));
}

} // namespace

struct ConnectionWorker::Private
{
    Opener opener;
    std::thread thread;
    QPromise<void> ended;
    QFuture<void> endedFuture;

    mutable std::mutex mutex; // guards what follows; never held while a task runs
    std::condition_variable wake;
    std::array<std::deque<JobPtr>, 3> jobs;
    std::deque<Look> looks;
    JobPtr running;
    Connection *interruptible = nullptr; // while `running` runs on it
    bool closing = false;
    bool over = false; // the connection is closed for good
    std::vector<std::function<void()>> toldAtEnd;
    bool releaseWanted = false;
    std::chrono::milliseconds idleRelease{0};
    std::chrono::steady_clock::time_point lastJob;
    bool connected = false;

    std::unique_ptr<Connection> connection; // the thread's own

    void loop();
    bool waitForWork(std::unique_lock<std::mutex> &lock);
    void runLooks(std::unique_lock<std::mutex> &lock);
    void runJob(std::unique_lock<std::mutex> &lock);
    Result<Connection *> freshConnection();
    void dropConnection(std::unique_lock<std::mutex> &lock);
    void finish(const JobPtr &job);
    void cancel(const JobPtr &job);
    bool hasJobs() const
    {
        return std::any_of(jobs.begin(), jobs.end(), [](const auto &queue) { return !queue.empty(); });
    }
};

ConnectionWorker::ConnectionWorker(const QString &threadName, Opener opener, Yield yield)
    : d(std::make_shared<Private>())
{
    d->opener = std::move(opener);
    d->ended.start();
    d->endedFuture = d->ended.future();
    d->thread = std::thread([core = d, name = threadName.toUtf8().left(15), yield] {
        pthread_setname_np(pthread_self(), name.constData());
        if (yield == Yield::ToWriters) // on Linux a thread has a niceness of its own
            setpriority(PRIO_PROCESS, id_t(gettid()), niceToWriters);
        core->loop();
    });
}

ConnectionWorker::~ConnectionWorker()
{
    close(Closing::CancelQueued);
    // The last owner may be a continuation that runs on the worker's own thread.
    if (d->thread.get_id() == std::this_thread::get_id())
        d->thread.detach();
    else
        d->thread.join();
}

// Returns whether to go on.
bool ConnectionWorker::Private::waitForWork(std::unique_lock<std::mutex> &lock)
{
    while (true) {
        if (hasJobs() || !looks.empty())
            return true;
        if (closing)
            return false;
        if (releaseWanted && connection)
            return true;
        releaseWanted = false;
        if (!connection || idleRelease.count() == 0) {
            wake.wait(lock);
        } else if (wake.wait_until(lock, lastJob + idleRelease) == std::cv_status::timeout &&
                   std::chrono::steady_clock::now() >= lastJob + idleRelease) {
            releaseWanted = true;
        }
    }
}

void ConnectionWorker::Private::loop()
{
    std::unique_lock lock(mutex);
    while (waitForWork(lock)) {
        if (releaseWanted)
            dropConnection(lock);
        runLooks(lock);
        if (hasJobs())
            runJob(lock);
    }
    dropConnection(lock);
    over = true;
    const auto told = std::exchange(toldAtEnd, {});
    lock.unlock();
    for (const auto &tell : told)
        tell();
    ended.finish();
}

void ConnectionWorker::Private::dropConnection(std::unique_lock<std::mutex> &lock)
{
    releaseWanted = false;
    lock.unlock();
    connection.reset();
    lock.lock();
    connected = false; // only now: whoever sees it may rely on the file being let go
}

void ConnectionWorker::Private::runLooks(std::unique_lock<std::mutex> &lock)
{
    while (!looks.empty()) {
        const Look look = std::move(looks.front());
        looks.pop_front();
        lock.unlock();
        look(connection.get());
        lock.lock();
    }
}

// The open connection, opened anew when what it reads is no longer the file at the path.
Result<Connection *> ConnectionWorker::Private::freshConnection()
{
    if (connection && connection->isStale()) {
        if (auto left = connection->leaveFile(); !left)
            return tl::unexpected<Error>(left.error());
        connection.reset();
    }
    if (!connection) {
        try {
            auto opened = opener();
            if (!opened)
                return tl::unexpected<Error>(std::move(opened.error()));
            connection = std::move(*opened);
        } catch (const std::exception &e) {
            return failure(ErrorCode::Io, QString::fromUtf8(e.what()));
        }
    }
    return connection.get();
}

void ConnectionWorker::Private::runJob(std::unique_lock<std::mutex> &lock)
{
    const auto queue = std::find_if(jobs.begin(), jobs.end(), [](const auto &one) { return !one.empty(); });
    const JobPtr job = std::move(queue->front());
    queue->pop_front();
    running = job;
    lock.unlock();

    if (job->cancel.isCancelled()) {
        job->task(cancelled());
    } else if (const auto usable = freshConnection(); !usable) {
        job->task(usable);
    } else {
        connection->guard(&job->cancel, 0);
        lock.lock();
        connected = true;
        interruptible = connection.get();
        lock.unlock();
        job->task(usable);
        lock.lock();
        interruptible = nullptr; // from here on no cancel reaches the connection
        lock.unlock();
        const bool broken = connection->openedAs() != OpenedAs::ReadWrite && connection->isBroken();
        connection->guard(nullptr, 0);
        connection->endReads();
        if (broken)
            connection.reset();
    }
    finish(job);
    lock.lock();
    running.reset();
    connected = connection != nullptr;
    lastJob = std::chrono::steady_clock::now();
}

// Takes the job's registration away, outside the mutex: its end waits for a cancel that is under way.
void ConnectionWorker::Private::finish(const JobPtr &job)
{
    CancelToken::Registration registration;
    Task task; // what it captured goes here, not under the mutex
    {
        const std::lock_guard lock(mutex);
        job->done = true;
        registration = std::move(job->registration);
        task = std::move(job->task);
    }
}

void ConnectionWorker::Private::cancel(const JobPtr &job)
{
    {
        const std::lock_guard lock(mutex);
        if (job == running) {
            if (interruptible)
                interruptible->interrupt();
            return;
        }
        const auto holds = [&](auto &queue) { return std::erase(queue, job) > 0; };
        if (std::none_of(jobs.begin(), jobs.end(), holds))
            return;
    }
    job->task(cancelled());
    finish(job);
}

void ConnectionWorker::enqueue(Task task, Priority priority, CancelToken cancel)
{
    const auto job = std::make_shared<Job>(Job{std::move(task), std::move(cancel), {}, false});
    {
        std::unique_lock lock(d->mutex);
        if (d->closing) {
            lock.unlock();
            job->task(closed());
            return;
        }
        d->jobs[static_cast<size_t>(priority)].push_back(job);
    }
    d->wake.notify_one();
    auto registration = job->cancel.onCancel([core = std::weak_ptr(d), weak = std::weak_ptr(job)] {
        const auto worker = core.lock();
        const auto waiting = weak.lock();
        if (worker && waiting)
            worker->cancel(waiting);
    });
    const std::lock_guard lock(d->mutex);
    if (!job->done)
        job->registration = std::move(registration);
}

void ConnectionWorker::whenOpen(Look look)
{
    {
        std::unique_lock lock(d->mutex);
        if (d->closing) {
            lock.unlock();
            look(nullptr);
            return;
        }
        d->looks.push_back(std::move(look));
    }
    d->wake.notify_one();
}

QFuture<void> ConnectionWorker::close(Closing how)
{
    std::vector<JobPtr> dropped;
    {
        const std::lock_guard lock(d->mutex);
        d->closing = true;
        if (how == Closing::CancelQueued) {
            for (auto &queue : d->jobs) {
                dropped.insert(dropped.end(), queue.begin(), queue.end());
                queue.clear();
            }
            if (d->interruptible && d->interruptible->openedAs() != OpenedAs::ReadWrite)
                d->interruptible->interrupt();
        }
    }
    d->wake.notify_one();
    for (const auto &job : dropped) {
        job->task(closed());
        d->finish(job);
    }
    return d->endedFuture;
}

void ConnectionWorker::closeThen(Closing how, std::function<void()> done)
{
    bool over = false;
    {
        const std::lock_guard lock(d->mutex);
        over = d->over;
        if (!over)
            d->toldAtEnd.push_back(std::move(done));
    }
    if (over)
        done();
    else
        close(how);
}

void ConnectionWorker::releaseConnection()
{
    {
        const std::lock_guard lock(d->mutex);
        d->releaseWanted = true;
    }
    d->wake.notify_one();
}

void ConnectionWorker::setIdleRelease(std::chrono::milliseconds idle)
{
    {
        const std::lock_guard lock(d->mutex);
        d->idleRelease = idle;
        d->lastJob = std::chrono::steady_clock::now();
    }
    d->wake.notify_one();
}

bool ConnectionWorker::isConnected() const
{
    const std::lock_guard lock(d->mutex);
    return d->connected;
}

int ConnectionWorker::queued() const
{
    const std::lock_guard lock(d->mutex);
    size_t count = 0;
    for (const auto &queue : d->jobs)
        count += queue.size();
    return static_cast<int>(count);
}

std::thread::id ConnectionWorker::threadId() const
{
    return d->thread.get_id();
}

void ConnectionWorker::rollbackIfOpen(Connection &connection)
{
    connection.rollback();
}

} // namespace storescope
