// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/pool.h"
#include "core/sqlite/transaction.h"
#include "core/store/storeschema.h"

#include <QFuture>

#include <chrono>
#include <functional>
#include <memory>

namespace storescope {

// A store's own handle to the connection of its file. Stores of one file (also by another path to it) share
// the connection, counted; each closes its handle, and the last one really closes. Any thread may call;
// futures resolve on the connection's thread.
class StoreConnection
{
public:
    using Ptr = std::shared_ptr<StoreConnection>;
    using Closing = ConnectionWorker::Closing;

    // Opens, creates or migrates, verifies. An empty path: InvalidArgument. A file that holds something else
    // or another version: Unsupported, and not one byte of it has changed. What failed to open is closed when
    // the future is done. Who opens a file that is open already shares it with the options that it has.
    static QFuture<Result<Ptr>> open(ConnectionPool &pool, const QString &path, const StoreSchema &schema,
                                     const WriteOptions &options = {});
    // A further handle, for another store in the same file.
    QFuture<Result<Ptr>> share(const StoreSchema &schema);

    ~StoreConnection(); // close(), and wait unless on the connection's thread
    StoreConnection(const StoreConnection &) = delete;
    StoreConnection &operator=(const StoreConnection &) = delete;

    const QString &file() const; // its canonical path, or ":memory:"

    // Job: Result<T>(Connection &), within BEGIN IMMEDIATE … COMMIT: all or nothing, also when it throws
    // (Io). Contention waits for the busy timeout, then is Busy. OutcomeUnknown: the COMMIT failed in a way
    // that may have written; the connection is opened anew for the next job, which can look.
    template <class Job>
    auto write(Job job, CancelToken cancel = {})
    {
        return run(
            [state = m_state.get(), job = std::move(job)](Connection &connection) mutable {
                auto result = inTransaction(connection, job);
                if (!result && result.error().code == ErrorCode::OutcomeUnknown)
                    reopen(*state);
                return result;
            },
            std::move(cancel));
    }
    // Job: Result<T>(Connection &). Its statements are reset when it ends, so that no read stays open.
    template <class Job>
    auto read(Job job, CancelToken cancel = {})
    {
        return run(std::move(job), std::move(cancel));
    }

    // Runs `body` on a thread of its own, with a handle that becomes Closed with this one. Closing cancels
    // the token and waits for the body to return.
    using Body = std::function<void(StoreConnection &, const CancelToken &)>;
    void background(Body body);
    // `job` as a write, over and over, `interval` after the last one ended. The result is not looked at.
    template <class Job>
    void repeat(std::chrono::milliseconds interval, Job job)
    {
        background([interval, job](StoreConnection &connection, const CancelToken &cancel) {
            while (!waitFor(interval, cancel))
                connection.write(job).waitForFinished();
        });
    }

    // No job is taken any more (Closed). Those that wait run, or end as Closed themselves; a running one and
    // the background are waited for. If it was the file's last handle, the connection then closes; the future
    // is done after that. Again: the same future.
    QFuture<void> close(Closing how = Closing::FinishQueued);
    bool isOpen() const;

private:
    struct State;
    struct Pending; // one job that closing waits for
    explicit StoreConnection(std::shared_ptr<State> state, bool owns = true);

    template <class Job>
    auto run(Job job, CancelToken cancel) -> QFuture<std::invoke_result_t<Job &, Connection &>>
    {
        using R = std::invoke_result_t<Job &, Connection &>;
        auto pending = begin(*m_state);
        if (!pending)
            return QtFuture::makeReadyFuture(R(tl::unexpected<Error>(closedError())));
        return worker(*pending).run(
            [pending, job = std::move(job)](Connection &connection) mutable -> R {
                if (isDropped(*pending))
                    return tl::unexpected<Error>(closedError());
                return job(connection);
            },
            Priority::Normal, std::move(cancel));
    }
    static QFuture<Result<Ptr>> prepared(const Ptr &handle, const StoreSchema &schema);
    static std::shared_ptr<Pending> begin(State &state);
    static ConnectionWorker &worker(const Pending &pending);
    static bool isDropped(const Pending &pending);
    static void reopen(State &state);
    static Error closedError();
    // True: cancelled meanwhile.
    static bool waitFor(std::chrono::milliseconds interval, const CancelToken &cancel);

    std::shared_ptr<State> m_state;
    bool m_owns; // closes in the destructor
};

} // namespace storescope
