// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/undo.h"

#include "core/action/undorun.h"
#include "core/read/storeaccess.h"

#include <QFutureWatcher>
#include <QtConcurrent>

namespace storescope {

struct Undo::Private
{
    UndoTask task;
    std::shared_ptr<OpenStore> open;
    QFuture<UndoReport> running;
    QFutureWatcher<UndoReport> watcher; // a context of then() must not go before it is called
    bool ended = false;
};

Undo::Undo(QString bundle, UndoOptions options, std::shared_ptr<OpenStore> open)
    : d(std::make_unique<Private>())
{
    d->task.bundle = std::move(bundle);
    d->task.options = std::move(options);
    d->open = std::move(open);
}

Undo::~Undo()
{
    d->task.cancel.cancel();
    d->running.waitForFinished(); // nothing is told after that
}

void Undo::cancel()
{
    d->task.cancel.cancel();
}

void Undo::start()
{
    if (d->open) {
        std::vector<std::shared_ptr<FileReaders>> readers;
        for (int file = 0; file < int(d->open->info().files.size()); ++file)
            readers.push_back(StoreAccess(*d->open).readers(file));
        d->task.releaseReaders = [readers] {
            for (const auto &one : readers)
                one->release();
        };
    }
    // The destructor waits for the run, so this is there as long as it tells.
    d->task.progress = [this](const UndoProgress &at) {
        QMetaObject::invokeMethod(
            this, [this, at] { Q_EMIT progressed(at); }, Qt::QueuedConnection);
    };
    d->running = QtConcurrent::run([task = d->task] { return UndoRun(task).run(); });
    connect(&d->watcher, &QFutureWatcherBase::finished, this, [this] {
        if (!std::exchange(d->ended, true))
            Q_EMIT finished(d->watcher.result());
    });
    d->watcher.setFuture(d->running);
}

} // namespace storescope
