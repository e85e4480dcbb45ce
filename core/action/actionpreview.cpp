// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/actionpreview.h"

#include "core/action/previewpass.h"
#include "core/read/storeaccess.h"

#include <QFutureWatcher>
#include <QPointer>

namespace storescope {

struct ActionPreview::Private
{
    std::shared_ptr<OpenStore> store;
    QString collection;
    ActionChoice choice;
    QStringList ids;
    CancelToken cancel;
    QFutureWatcher<Result<PreviewReport>> reading; // may be destroyed at any time, unlike a context of then()
    bool ended = false;
};

ActionPreview::ActionPreview(std::shared_ptr<OpenStore> store, const QString &collection, ActionChoice choice,
                             QStringList ids)
    : d(std::make_unique<Private>())
{
    d->store = std::move(store);
    d->collection = collection;
    d->choice = std::move(choice);
    d->ids = std::move(ids);
}

ActionPreview::~ActionPreview()
{
    d->cancel.cancel();
}

void ActionPreview::cancel()
{
    d->cancel.cancel();
}

void ActionPreview::start()
{
    const auto end = [self = QPointer(this)](PreviewReport report) {
        if (self && !std::exchange(self->d->ended, true))
            Q_EMIT self->finished(report);
    };
    const auto collection = d->store->collection(d->collection);
    if (!collection) {
        PreviewReport report;
        report.error = Error{ErrorCode::NotFound,
                             QStringLiteral("There is no collection %1 in this store.").arg(d->collection),
                             0,
                             {}};
        QMetaObject::invokeMethod(
            this, [end, report] { end(report); }, Qt::QueuedConnection);
        return;
    }
    const StoreAccess access(*d->store);
    const auto readers = access.readers(d->store->fileOf(*collection));
    // Posted to the store, which outlives the preview.
    const auto progress = [self = QPointer(this), store = d->store](const PreviewProgress &at) {
        QMetaObject::invokeMethod(
            store.get(),
            [self, at] {
                if (self)
                    Q_EMIT self->progressed(at);
            },
            Qt::QueuedConnection);
    };
    Plan blank;
    blank.store = readers->path();
    blank.product = d->store->info().product;
    blank.productVersion = d->store->info().productVersion;
    const auto read = readers->read<PreviewReport>(
        readers->scan(0), Reader::Action,
        [collection, blank, choice = d->choice, ids = d->ids, progress](GovernedRead &governed) {
            return PreviewPass(collection, blank, choice, ids, progress).run(governed);
        },
        Priority::Normal, d->cancel);
    connect(&d->reading, &QFutureWatcherBase::finished, this, [this, end] {
        PreviewReport report;
        if (d->reading.future().resultCount() == 0) {
            report.cancelled = true;
            return end(report);
        }
        const Result<PreviewReport> result = d->reading.result();
        if (result)
            report = *result;
        else if (result.error().code == ErrorCode::Cancelled)
            report.cancelled = true;
        else
            report.error = result.error();
        end(report);
    });
    d->reading.setFuture(read);
}

QFuture<Result<qint64>> ActionPreview::countChanged(const std::shared_ptr<OpenStore> &store,
                                                    std::shared_ptr<const Plan> plan, CancelToken cancel)
{
    const auto collection = store->collection(plan->collection);
    if (!collection)
        return QtFuture::makeReadyFuture(Result<qint64>(qint64(plan->rows.size())));
    const auto readers = StoreAccess(*store).readers(store->fileOf(*collection));
    return readers->read<qint64>(
        readers->scan(0), Reader::Action,
        [collection, plan](GovernedRead &read) { return PreviewPass::countChanged(read, collection, *plan); },
        Priority::Low, std::move(cancel));
}

} // namespace storescope
