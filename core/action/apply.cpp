// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/apply.h"

#include "core/action/applyrun.h"
#include "core/read/storeaccess.h"

#include <QFutureWatcher>
#include <QPointer>
#include <QtConcurrent>

namespace storescope {

struct Apply::Private
{
    std::shared_ptr<OpenStore> store;
    ApplyTask task;
    QFuture<ApplyReport> running;
    QFutureWatcher<ApplyReport> watcher; // a context of then() must not go before it is called
    bool ended = false;

    Result<void> prepare();
};

// What the run needs of the store, while we are on its thread.
Result<void> Apply::Private::prepare()
{
    const auto collection = store->collection(task.plan->collection);
    if (!collection)
        return failure(ErrorCode::NotFound,
                       QStringLiteral("There is no collection %1 in this store.").arg(task.plan->collection));
    const int file = store->fileOf(*collection);
    const auto readers = StoreAccess(*store).readers(file);
    task.collection = collection;
    task.info = store->info();
    task.file = task.info.files[size_t(file)];
    task.releaseReaders = [readers] { readers->release(); };
    if (task.plan->store != task.file.path)
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("This plan is for another store (%1).").arg(task.plan->store),
                       task.file.path);
    return {};
}

Apply::Apply(std::shared_ptr<OpenStore> store, std::shared_ptr<const Plan> plan, ApplyOptions options)
    : d(std::make_unique<Private>())
{
    d->store = std::move(store);
    d->task.plan = std::move(plan);
    d->task.options = std::move(options);
}

Apply::~Apply()
{
    d->task.cancel.cancel();
    d->running.waitForFinished();
}

void Apply::cancel()
{
    d->task.cancel.cancel();
}

void Apply::start()
{
    const auto end = [self = QPointer(this)](const ApplyReport &report) {
        if (self && !std::exchange(self->d->ended, true))
            Q_EMIT self->finished(report);
    };
    if (const auto ready = d->prepare(); !ready) {
        ApplyReport report;
        report.error = ready.error();
        QMetaObject::invokeMethod(
            this, [end, report] { end(report); }, Qt::QueuedConnection);
        return;
    }
    // The destructor waits for the run, so this is there as long as it tells.
    d->task.progress = [this](const ApplyProgress &at) {
        QMetaObject::invokeMethod(
            this, [this, at] { Q_EMIT progressed(at); }, Qt::QueuedConnection);
    };
    d->running = QtConcurrent::run([task = d->task] { return ApplyRun(task).run(); });
    connect(&d->watcher, &QFutureWatcherBase::finished, this, [this, end] { end(d->watcher.result()); });
    d->watcher.setFuture(d->running);
}

} // namespace storescope
