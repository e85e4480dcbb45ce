// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/pool.h"
#include "core/sqlite/transaction.h"
#include "core/store/storeschema.h"

#include <QFuture>
#include <QPromise>

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
    // The same with the store over it: Store(Ptr, further…).
    template <class Store, class... Further>
    static QFuture<Result<std::shared_ptr<Store>>> openAs(ConnectionPool &pool, const QString &path,
                                                          const StoreSchema &schema,
                                                          const WriteOptions &options, Further... further)
    {
        return promised<Result<std::shared_ptr<Store>>>([&](auto done) {
            openThen(pool, path, schema, options, madeOver<Store>(std::move(done), std::move(further)...));
        });
    }
    template <class Store, class... Further>
    QFuture<Result<std::shared_ptr<Store>>> shareAs(const StoreSchema &schema, Further... further)
    {
        return promised<Result<std::shared_ptr<Store>>>(
            [&](auto done) { shareThen(schema, madeOver<Store>(std::move(done), std::move(further)...)); });
    }

    // This handle for somebody who does not keep it open: Closed when this one is.
    StoreConnection borrow() const { return StoreConnection(m_state, false); }

    ~StoreConnection(); // closeAndWait(), unless borrowed
    StoreConnection(const StoreConnection &) = delete;
    StoreConnection &operator=(const StoreConnection &) = delete;

    const QString &file() const; // its canonical path, or ":memory:"

    // Job: Result<T>(Connection &), within BEGIN IMMEDIATE … COMMIT: all or nothing, also when it throws
    // (Io). Contention waits for the busy timeout, then is Busy. OutcomeUnknown: the COMMIT failed in a way
    // that may have written; the connection is opened anew for the next job, which can look. Conflict: the
    // file was replaced in this moment. `before` is called first, while nothing is locked: for what takes
    // long.
    template <class Job>
    auto write(Job job, CancelToken cancel = {}, std::function<void()> before = {})
    {
        return promised<std::invoke_result_t<Job &, Connection &>>([&](auto done) {
            writeThen(std::move(job), std::move(done), std::move(cancel), std::move(before));
        });
    }
    // Job: Result<T>(Connection &). Its statements are reset when it ends, so that no read stays open.
    template <class Job>
    auto read(Job job, CancelToken cancel = {})
    {
        return promised<std::invoke_result_t<Job &, Connection &>>(
            [&](auto done) { readThen(std::move(job), std::move(done), std::move(cancel)); });
    }
    // The same, with `done` (void(Result<T>)) called where the future would resolve, after the COMMIT: for
    // what follows in any case (see ConnectionWorker::runThen).
    template <class Job, class Done>
    void writeThen(Job job, Done done, CancelToken cancel = {}, std::function<void()> before = {})
    {
        using R = std::invoke_result_t<Job &, Connection &>;
        runThen(
            [state = m_state.get(), job = std::move(job),
             before = std::move(before)](Connection &connection) mutable -> R {
                if (before)
                    before();
                auto inside = [&job](Connection &locked) -> R {
                    if (locked.hasMoved()) // while the lock was waited for
                        return tl::unexpected<Error>(movedError(locked));
                    return job(locked);
                };
                R result = inTransaction(connection, inside);
                if (!result && result.error().code == ErrorCode::OutcomeUnknown)
                    reopen(*state);
                return result;
            },
            std::move(done), std::move(cancel));
    }
    template <class Job, class Done>
    void readThen(Job job, Done done, CancelToken cancel = {})
    {
        runThen(std::move(job), std::move(done), std::move(cancel));
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
    using Opened = std::function<void(Result<Ptr>)>;
    explicit StoreConnection(std::shared_ptr<State> state, bool owns = true);

    // The future of what `start` hands to the callback that it is given.
    template <class R, class Start>
    static QFuture<R> promised(Start start)
    {
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        auto future = promise->future();
        start([promise](R result) {
            promise->addResult(std::move(result));
            promise->finish();
        });
        return future;
    }
    template <class Store, class Done, class... Further>
    static Opened madeOver(Done done, Further... further)
    {
        return [=](const Result<Ptr> &handle) {
            using Made = Result<std::shared_ptr<Store>>;
            done(handle ? Made(std::make_shared<Store>(*handle, further...))
                        : Made(tl::unexpected<Error>(handle.error())));
        };
    }
    template <class Job, class Done>
    void runThen(Job job, Done done, CancelToken cancel)
    {
        using R = std::invoke_result_t<Job &, Connection &>;
        auto pending = begin(*m_state);
        if (!pending)
            return done(R(tl::unexpected<Error>(closedError())));
        worker(*pending).runThen(
            [pending, job = std::move(job)](Connection &connection) mutable -> R {
                if (auto usable = usableFor(*pending, connection); !usable)
                    return tl::unexpected<Error>(usable.error());
                return job(connection);
            },
            std::move(done), Priority::Normal, std::move(cancel));
    }
    static void openThen(ConnectionPool &pool, const QString &path, const StoreSchema &schema,
                         const WriteOptions &options, Opened done);
    void shareThen(const StoreSchema &schema, Opened done);
    static void prepare(const Ptr &handle, Opened done);
    void closeThen(Closing how, std::function<void()> done);
    static std::shared_ptr<Pending> begin(State &state);
    static ConnectionWorker &worker(const Pending &pending);
    static Result<void> usableFor(const Pending &pending, Connection &connection);
    static void reopen(State &state);
    static Error closedError();
    static Error movedError(const Connection &connection);

    std::shared_ptr<State> m_state;
    bool m_owns; // closes in the destructor
};

} // namespace storescope
