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

    // This handle for somebody who does not keep it open: Closed when this one is.
    StoreConnection borrow() const { return StoreConnection(m_state, false); }

    ~StoreConnection(); // closeAndWait(), unless borrowed
    StoreConnection(const StoreConnection &) = delete;
    StoreConnection &operator=(const StoreConnection &) = delete;

    const QString &file() const; // its canonical path, or ":memory:"

    // Job: Result<T>(Connection &), within BEGIN IMMEDIATE … COMMIT: all or nothing, also when it throws
    // (Io). Contention waits for the busy timeout, then is Busy. OutcomeUnknown: the COMMIT failed in a way
    // that may have written; the connection is opened anew for the next job, which can look. `before` is
    // called first, while nothing is locked: for what takes long.
    template <class Job>
    auto write(Job job, CancelToken cancel = {}, std::function<void()> before = {})
    {
        return run(
            [state = m_state.get(), job = std::move(job),
             before = std::move(before)](Connection &connection) mutable {
                if (before)
                    before();
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
    // `round` over and over, `interval` after the last one ended, until closed.
    void repeat(std::chrono::milliseconds interval, std::function<void(StoreConnection &)> round);

    // No job is taken any more (Closed). Those that wait run, or end as Closed themselves; a running one and
    // the background are waited for. If it was the file's last handle, the connection then closes; the future
    // is done after that. Do not wait for it on the connection's own thread.
    QFuture<void> close(Closing how = Closing::FinishQueued);
    // For destructors: does not wait on the connection's own thread, which would wait for itself.
    void closeAndWait();
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

    std::shared_ptr<State> m_state;
    bool m_owns; // closes in the destructor
};

// What a store's open() gives once its connection is there.
template <class Store, class... Further>
QFuture<Result<std::shared_ptr<Store>>> madeOf(QFuture<Result<StoreConnection::Ptr>> opening,
                                               Further... further)
{
    return opening.then(
        [=](const Result<StoreConnection::Ptr> &connection) -> Result<std::shared_ptr<Store>> {
            if (!connection)
                return tl::unexpected<Error>(connection.error());
            return std::make_shared<Store>(*connection, further...);
        });
}

// Writes, Result<qint64>(Connection &, int most), one after the other until one did less than `most`:
// together how many. Other jobs and other programs get in between. What an error leaves behind stays done.
QFuture<Result<qint64>> inBatches(StoreConnection &connection, int most,
                                  std::function<Result<qint64>(Connection &, int)> batch);

} // namespace storescope
