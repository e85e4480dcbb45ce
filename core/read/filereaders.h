// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/collection.h"
#include "core/read/answer.h"
#include "core/read/governedread.h"
#include "core/sqlite/worker.h"

#include <QElapsedTimer>
#include <QMutex>

#include <array>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace storescope {

// The readers of one file of an open store: its workers (each a thread with its read-only connection, made
// when first asked for) and the governor they share. Any thread. Outlived by none of its jobs: `close` first.
class FileReaders : public std::enable_shared_from_this<FileReaders>
{
public:
    // How a connection came to be readable, said by each opening.
    struct Opened
    {
        OpenedAs how = OpenedAs::Live;
        QString journalMode;
        QDateTime copiedAt;
    };
    // Called from workers' threads.
    struct Hooks
    {
        std::function<void(int attempt)> busy;
        std::function<void(const Opened &)> opened;
        std::function<void()> replaced;
    };

    // `quietAfterMs`: a connection that had no job for so long is given back; the next job opens it again.
    FileReaders(const QString &path, bool copy, int quietAfterMs);
    ~FileReaders();
    void setHooks(Hooks hooks);

    const QString &path() const { return m_path; }
    const std::shared_ptr<Governor> &governor() const { return m_context.governor; }
    const ReadSetting &context() const { return m_context; }
    bool isClosing() const { return m_context.closing.isCancelled(); }

    // Never null. A file that is read from a private copy has one worker for all, so that it is copied once.
    std::shared_ptr<ConnectionWorker> browse();
    std::shared_ptr<ConnectionWorker> tail();
    std::shared_ptr<ConnectionWorker> scan(int n);

    // Runs `job` (Result<T>(GovernedRead &)) on a worker, then gives its result to `done`, on the worker's
    // thread. A result that may not be believed is thrown away, the connection opened again and the job run
    // anew, so a job begins from the beginning each time.
    template <class T>
    void readThen(std::shared_ptr<ConnectionWorker> worker, Reader reader,
                  std::function<Result<T>(GovernedRead &)> job, Priority priority, CancelToken cancel,
                  std::function<void(Result<T>)> done)
    {
        run(std::make_shared<Attempt<T>>(Attempt<T>{
            std::move(worker), reader, std::move(job), priority, std::move(cancel), std::move(done), {}, 0}));
    }
    template <class T>
    QFuture<Result<T>> read(std::shared_ptr<ConnectionWorker> worker, Reader reader,
                            std::function<Result<T>(GovernedRead &)> job,
                            Priority priority = Priority::Normal, CancelToken cancel = {})
    {
        Answer<T> answer;
        auto future = answer.future();
        readThen<T>(std::move(worker), reader, std::move(job), priority, std::move(cancel),
                    [answer](Result<T> result) mutable { answer.give(std::move(result)); });
        return future;
    }

    // Gives every connection back; the next job opens it again.
    void release();
    // After this every job ends as Closed. The future is done when the threads have ended.
    QFuture<void> close();
    bool isCopy() const { return m_single; }
    // While set, jobs end as Closed with the sentence that says so.
    void setDisconnected(bool disconnected);

    bool isQuiet() const; // no change for so long that connections are given back
    void noteChange() { m_lastChange = msecsNow(); }
    void noteWal(); // looks how long the -wal is
    int openConnections() const;

private:
    template <class T>
    struct Attempt
    {
        std::shared_ptr<ConnectionWorker> worker;
        Reader reader;
        std::function<Result<T>(GovernedRead &)> job;
        Priority priority;
        CancelToken cancel;
        std::function<void(Result<T>)> done;
        std::optional<Result<T>> result;
        int tries = 0;
    };

    template <class T>
    void run(std::shared_ptr<Attempt<T>> attempt)
    {
        if (auto refused = mayRead(); !refused) {
            attempt->done(tl::unexpected<Error>(refused.error()));
            return;
        }
        attempt->worker->runThen(
            [self = shared_from_this(), attempt](Connection &connection) -> Result<bool> {
                GovernedRead read(connection, self->m_context, attempt->reader, attempt->cancel);
                attempt->result = attempt->job(read);
                if (auto believed = read.check(); !believed)
                    attempt->result = tl::unexpected<Error>(believed.error());
                return true;
            },
            [self = shared_from_this(), attempt](const Result<bool> &ran) {
                if (!ran) // it could not be opened, was cancelled before, or the store closes
                    attempt->result = tl::unexpected<Error>(ran.error());
                Result<T> result = std::move(*attempt->result);
                attempt->result.reset();
                if (!result && self->goOn(result.error(), *attempt->worker, attempt->tries++))
                    self->run(attempt);
                else
                    attempt->done(std::move(result));
            },
            attempt->priority, attempt->cancel);
    }

    static qint64 msecsNow();
    Result<std::unique_ptr<Connection>> openConnection();
    Result<void> mayRead() const;
    // Whether to run the job again after this error; makes the connection open again where that helps.
    bool goOn(const Error &error, ConnectionWorker &worker, int tries);
    std::shared_ptr<ConnectionWorker>
    worker(size_t n, const QString &threadName,
           ConnectionWorker::Yield yield = ConnectionWorker::Yield::Nothing);

    const QString m_path;
    const bool m_copy;
    const int m_quietAfterMs;
    ReadSetting m_context;
    mutable QMutex m_mutex; // guards what follows
    Hooks m_hooks;
    std::vector<std::shared_ptr<ConnectionWorker>> m_workers; // browse, tail, scans; null until asked for
    bool m_closed = false;
    QFuture<void> m_closing;
    std::atomic<bool> m_single{false};
    std::atomic<qint64> m_lastChange{0};
    std::atomic<qint64> m_lastWalLook{0};
};

} // namespace storescope
