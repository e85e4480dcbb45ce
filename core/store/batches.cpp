// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/store/batches.h"

namespace storescope {

namespace {

struct Batches : std::enable_shared_from_this<Batches>
{
    StoreConnection connection; // borrowed
    int most;
    std::function<Result<qint64>(Connection &, int)> batch;
    qint64 together = 0;
    QPromise<Result<qint64>> promise;

    Batches(StoreConnection &store, int limit, std::function<Result<qint64>(Connection &, int)> job)
        : connection(store.borrow()), most(limit), batch(std::move(job))
    {
        promise.start();
    }

    void next()
    {
        connection.writeThen(
            [self = shared_from_this()](Connection &inside) { return self->batch(inside, self->most); },
            [self = shared_from_this()](const Result<qint64> &done) { self->ended(done); });
    }

    void ended(const Result<qint64> &done)
    {
        together += done.value_or(0);
        if (done && *done >= most)
            return next();
        promise.addResult(done ? Result<qint64>(together) : done);
        promise.finish();
    }
};

} // namespace

QFuture<Result<qint64>> inBatches(StoreConnection &connection, int most,
                                  std::function<Result<qint64>(Connection &, int)> batch)
{
    const auto batches = std::make_shared<Batches>(connection, most, std::move(batch));
    batches->next();
    return batches->promise.future();
}

} // namespace storescope
