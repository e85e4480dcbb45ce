// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/actionpreview.h"

#include "core/action/previewpass.h"
#include "core/read/storeaccess.h"

#include <QFutureWatcher>
#include <QPointer>

#include <mutex>

namespace storescope {

namespace {

// What the worker tells goes over this to the preview while that is there. It holds nothing else: what is
// destroyed last by a worker is destroyed on that worker.
class Line
{
public:
    explicit Line(ActionPreview *preview) : m_preview(preview) {}
    void tell(const PreviewProgress &at)
    {
        const std::lock_guard lock(m_mutex);
        if (ActionPreview *preview = m_preview)
            QMetaObject::invokeMethod(
                preview, [preview, at] { Q_EMIT preview->progressed(at); }, Qt::QueuedConnection);
    }
    void cut()
    {
        const std::lock_guard lock(m_mutex);
        m_preview = nullptr;
    }

private:
    std::mutex m_mutex;
    ActionPreview *m_preview;
};

} // namespace

struct ActionPreview::Private
{
    std::shared_ptr<OpenStore> store;
    QString collection;
    ActionChoice choice;
    QStringList ids;
    CancelToken cancel;
    std::shared_ptr<Line> line;
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
    d->line = std::make_shared<Line>(this);
}

ActionPreview::~ActionPreview()
{
    d->line->cut();
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
    const auto progress = [line = d->line](const PreviewProgress &at) { line->tell(at); };
    Plan blank;
    blank.store = readers->path();
    blank.product = d->store->info().product;
    blank.productVersion = d->store->info().files[size_t(d->store->fileOf(*collection))].version;
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
