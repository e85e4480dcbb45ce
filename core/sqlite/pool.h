// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/opening.h"
#include "core/sqlite/worker.h"

#include <functional>
#include <memory>

namespace storescope {

// Counted sharing of one connection a file: two opens of one file, also by another relative path or a link,
// give the same worker; the last handle that goes closes it. A file that was put in the place of the open one
// is opened at the next job; one that is gone is not made anew: NotFound. ":memory:" is never shared.
// Thread-safe. Owned by the application; copies share what is open.
class ConnectionPool
{
public:
    ConnectionPool();

    // The worker lives as long as a handle to it. Errors: InvalidArgument (empty path).
    Result<std::shared_ptr<ConnectionWorker>> open(const QString &path, const WriteOptions &options = {});

    // Counted by hand, to learn when the last one is really closed. `inspect` sees a file that is there and
    // not empty through a connection that changes nothing, before the writing one is opened: its error is
    // then that of every job, and not one byte of the file has changed.
    using Inspect = std::function<Result<void>(Connection &)>;
    Result<std::shared_ptr<ConnectionWorker>> claim(const QString &path, const WriteOptions &options,
                                                    Inspect inspect);
    std::shared_ptr<ConnectionWorker> claimAgain(const std::shared_ptr<ConnectionWorker> &worker);
    // Takes a claim back. After the last one no job is taken any more and the connection closes when those
    // that wait have run; `done` is called then, on the worker's thread, and `worker` keeps the ended worker.
    // Before, `worker` becomes null and `done` is called at once.
    void release(std::shared_ptr<ConnectionWorker> &worker, std::function<void()> done);

    int openFiles() const;

private:
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace storescope
