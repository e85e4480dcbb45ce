// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/matchscan.h"

#include "core/read/blockscan.h"
#include "core/read/openstore_p.h"
#include "core/read/rowindex.h"

#include <QThread>

#include <algorithm>

namespace storescope {
namespace {

constexpr qint64 betweenProgressMs = 50;

ScanProgress toScan(const BlockScan::Progress &progress)
{
    return {progress.passed, progress.total, progress.matches, progress.share};
}

} // namespace

struct MatchScan::Private
{
    std::shared_ptr<FileReaders> readers;
    std::shared_ptr<RowIndex> index; // null: nobody has asked for row numbers
    std::shared_ptr<const Filter> filter;
    Preview preview;
    MatchWriter writer;
    std::shared_ptr<BlockScan> scan;
    ScanProgress progress;
    bool running = false;
    quint64 run = 0; // what a cancelled run still has on the way is dropped
    QElapsedTimer told;
};

MatchScan::MatchScan() : d(std::make_shared<Private>()) {}

MatchScan::~MatchScan()
{
    cancel();
}

void MatchScan::setPreview(Preview preview)
{
    d->preview = preview;
}

void MatchScan::setWriter(MatchWriter writer)
{
    d->writer = std::move(writer);
}

void MatchScan::start(Order order, bool withRecords, qint64 limit)
{
    cancel();
    const quint64 run = ++d->run;
    BlockScan::Request request;
    request.newestFirst = order == Order::NewestFirst;
    request.withRecords = withRecords;
    request.writer = d->writer;
    request.limit = limit;
    request.preview = d->preview;
    request.workers = std::clamp(QThread::idealThreadCount(), 2, 8);
    if (d->index && d->index->isExact())
        request.total = d->index->count().rows;

    // From workers' threads; cancel() has ended them before this object goes.
    const auto post = [this, run](auto action) {
        QMetaObject::invokeMethod(
            this,
            [this, run, action = std::move(action)] {
                if (d->running && d->run == run)
                    action();
            },
            Qt::QueuedConnection);
    };
    BlockScan::Hooks hooks;
    hooks.batch = [this, post](std::vector<Record> records) {
        post([this, batch = std::make_shared<std::vector<Record>>(std::move(records))] {
            Q_EMIT matched(*batch);
        });
    };
    hooks.text = [this, post](MatchText text) {
        post([this, text = std::move(text)] { Q_EMIT written(text); });
    };
    hooks.progressed = [this, post](const BlockScan::Progress &progress) {
        post([this, progress] {
            d->progress = toScan(progress);
            if (d->told.isValid() && d->told.elapsed() < betweenProgressMs)
                return;
            d->told.start();
            Q_EMIT progressed(d->progress);
        });
    };
    hooks.finished = [this, post](const Result<BlockScan::Progress> &result) {
        post([this, result] {
            d->running = false;
            if (!result) {
                Q_EMIT failed(result.error());
                return;
            }
            d->progress = toScan(*result);
            Q_EMIT finished(d->progress);
        });
    };
    d->progress = {};
    d->progress.total = request.total;
    d->told.invalidate();
    d->running = true;
    d->scan = std::make_shared<BlockScan>(d->readers, d->filter, request, std::move(hooks));
    d->scan->start();
}

void MatchScan::cancel()
{
    d->running = false;
    if (d->scan)
        d->scan->cancel();
}

void MatchScan::taken()
{
    if (d->running && d->scan)
        d->scan->taken();
}

bool MatchScan::isRunning() const
{
    return d->running;
}
ScanProgress MatchScan::progress() const
{
    return d->progress;
}

std::unique_ptr<MatchScan> OpenStore::scan(std::shared_ptr<const Filter> filter, const QString &collection)
{
    std::unique_ptr<MatchScan> scan(new MatchScan);
    const auto of = d->collection(collection);
    scan->d->readers = d->files[size_t(d->fileOf(*of))];
    scan->d->index = d->index(collection, false);
    scan->d->filter = filter ? std::move(filter) : Filter::compile({}, of).filter;
    return scan;
}

} // namespace storescope
