// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/sqlite/connection.h"

#include <QFuture>
#include <QPromise>

#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <type_traits>

namespace storescope {

enum class Priority { High, Normal, Low };

// A thread that owns one connection. Jobs run one after the other, higher priority first, oldest first within
// one; results are futures that resolve on the worker's thread. Safe to use from any thread. The connection
// is opened by the first job (its error is that job's result, and the next job tries again), and anew when
// its file was replaced, when a closed file was written, or when it broke. After each job its reads are
// ended.
class ConnectionWorker
{
public:
    using Opener = std::function<Result<std::unique_ptr<Connection>>()>;

    // How much the thread leaves to others when processors are scarce.
    enum class Yield { Nothing, ToWriters };

    ConnectionWorker(const QString &threadName, Opener opener, Yield yield = Yield::Nothing);
    ~ConnectionWorker(); // close(Closing::CancelQueued) and wait

    // Job: Result<T>(Connection &). A cancelled token: a queued job ends at once as Cancelled (in the
    // cancelling thread), a running statement is interrupted and the job's further statements refuse. After
    // close: Closed. A job that throws ends as Io with the exception's text, and an open transaction is
    // rolled back.
    template <class Job>
    auto run(Job job, Priority priority = Priority::Normal, CancelToken cancel = {})
        -> QFuture<std::invoke_result_t<Job &, Connection &>>
    {
        using R = std::invoke_result_t<Job &, Connection &>;
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        auto future = promise->future();
        runThen(
            std::move(job),
            [promise](R result) {
                promise->addResult(std::move(result));
                promise->finish();
            },
            priority, std::move(cancel));
        return future;
    }
    // The same, with `done` (void(Result<T>)) called where the future would resolve. For what follows in any
    // case: QFuture::then on a future that resolves at that moment crashes (its continuation runs twice, Qt
    // 6.4).
    template <class Job, class Done>
    void runThen(Job job, Done done, Priority priority = Priority::Normal, CancelToken cancel = {})
    {
        using R = std::invoke_result_t<Job &, Connection &>;
        enqueue(
            [job = std::move(job), done = std::move(done)](Result<Connection *> connection) mutable {
                done(connection ? guarded<R>(job, **connection)
                                : R(tl::unexpected<Error>(connection.error())));
            },
            priority, std::move(cancel));
    }

    enum class Closing { FinishQueued, CancelQueued };
    // No job is taken any more; queued ones finish or end as Closed (in the caller's thread). A running job
    // is waited for; with CancelQueued it is interrupted if it only reads. Then the connection closes. The
    // future is done when the thread has ended. Calling it again gives the same future.
    QFuture<void> close(Closing how = Closing::FinishQueued);
    // The same, with `done` called on the worker's thread when the connection is closed; after that at once,
    // in the caller's.
    void closeThen(Closing how, std::function<void()> done);

    // Calls `look` once, on the worker's thread and before every queued job, with the connection, or with
    // nullptr when none is open: looking does not open it. After close: with nullptr, in the caller's thread.
    void whenOpen(std::function<void(Connection *)> look);

    // Closes the connection after the running job (a quiet store must not keep its writer from its last
    // checkpoint); the next job opens it again.
    void releaseConnection();
    // Does so by itself after this long without a job; 0: never, as from the start. Looking does not count as
    // a job.
    void setIdleRelease(std::chrono::milliseconds idle);
    bool isConnected() const;

    int queued() const;
    std::thread::id threadId() const;

private:
    using Task = std::function<void(Result<Connection *>)>;
    void enqueue(Task task, Priority priority, CancelToken cancel);
    static void rollbackIfOpen(Connection &connection);

    template <class R, class Job>
    static R guarded(Job &job, Connection &connection)
    {
        try {
            R result = job(connection);
            if (!result)
                rollbackIfOpen(connection);
            return result;
        } catch (const std::exception &e) {
            rollbackIfOpen(connection);
            return R(failure(ErrorCode::Io, QString::fromUtf8(e.what()), connection.file()));
        }
    }

    struct Private;
    std::shared_ptr<Private> d; // shared with the thread
};

} // namespace storescope
