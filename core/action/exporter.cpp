// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/exporter.h"

#include "core/action/exportjob.h"
#include "core/action/filenames.h"
#include "core/action/zipfolder.h"
#include "core/base/onready.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtConcurrent>

namespace storescope {

namespace {

// What is made on the disk before anything is exported.
struct Place
{
    QString folder;
    std::unique_ptr<QTemporaryDir> unpacked; // for zip: inside the folder, so on the same disk
    std::optional<Manifest> manifest;
};

// Any thread.
Result<std::shared_ptr<Place>> makePlace(const QString &folder, bool zip)
{
    if (!QDir().mkpath(folder) || !QFileInfo(folder).isWritable())
        return failure(ErrorCode::Io, QStringLiteral("The folder %1 cannot be made or written").arg(folder),
                       folder);
    auto place = std::make_shared<Place>();
    place->folder = QDir(folder).absolutePath();
    if (zip) {
        place->unpacked = std::make_unique<QTemporaryDir>(place->folder + QStringLiteral("/.export-XXXXXX"));
        if (!place->unpacked->isValid())
            return failure(ErrorCode::Io,
                           QStringLiteral("Nothing can be written to the folder %1").arg(folder), folder);
        place->folder = place->unpacked->path();
    }
    auto manifest = Manifest::open(place->folder);
    if (!manifest)
        return tl::unexpected(manifest.error());
    place->manifest.emplace(std::move(*manifest));
    return place;
}

} // namespace

struct Exporter::Private
{
    std::shared_ptr<OpenStore> store;
    ExportOptions options;
    QString folder; // that the user named
    std::shared_ptr<Place> place;
    std::unique_ptr<ExportJob> job;
    CancelToken cancel;
    QFuture<Result<QString>> zipping;
    bool ended = false;

    Result<void> check() const;
    Result<void> makeJob();
};

Result<void> Exporter::Private::check() const
{
    const auto collection = store->collection(options.collection);
    if (!collection)
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("There is no collection %1 in this store").arg(options.collection));
    if (options.what == ExportOptions::What::Bodies && !collection->spec().body)
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("%1 has rows but no contents to export").arg(options.collection));
    return {};
}

// The job that fits the collection.
Result<void> Exporter::Private::makeJob()
{
    options.folder = place->folder;
    const bool bodies = options.what != ExportOptions::What::Rows &&
                        store->collection(options.collection)->spec().body.has_value();
    if (!bodies) {
        job = makeRowExport(store, options, std::move(*place->manifest));
        return {};
    }
    auto made = makeBodyExport(store, options, std::move(*place->manifest));
    if (!made)
        return tl::unexpected(made.error());
    job = std::move(*made);
    return {};
}

Exporter::Exporter(std::shared_ptr<OpenStore> store, ExportOptions options) : d(std::make_unique<Private>())
{
    d->store = std::move(store);
    d->options = std::move(options);
    d->folder = d->options.folder;
}

Exporter::~Exporter()
{
    d->ended = true;
    d->cancel.cancel();
    d->job.reset();
    d->zipping.waitForFinished();
}

void Exporter::start()
{
    if (const auto fits = d->check(); !fits) {
        // From the event loop, as every other end.
        QMetaObject::invokeMethod(
            this, [this, error = fits.error()] { end(error); }, Qt::QueuedConnection);
        return;
    }
    onReady(this, QtConcurrent::run(makePlace, d->folder, d->options.zip),
            [this](const Result<std::shared_ptr<Place>> &place) {
                if (!place)
                    return end(place.error());
                if (d->cancel.isCancelled())
                    return end(Error{ErrorCode::Cancelled, {}, 0, {}});
                d->place = *place;
                run();
            });
}

void Exporter::run()
{
    if (const auto made = d->makeJob(); !made)
        return end(made.error());
    connect(d->job.get(), &ExportJob::progressed, this, &Exporter::progressed);
    connect(
        d->job.get(), &ExportJob::done, this,
        [this] {
            const ExportReport &report = d->job->report();
            const bool pack = d->options.zip && !report.error && !report.cancelled && report.files > 0;
            pack ? zip(report) : end(report);
        },
        Qt::QueuedConnection);
    d->job->start();
}

void Exporter::zip(ExportReport report)
{
    d->zipping = QtConcurrent::run([from = d->options.folder, folder = d->folder,
                                    name = d->options.collection + QStringLiteral(".zip"),
                                    cancel = d->cancel]() -> Result<QString> {
        const QString to = QDir(folder).absoluteFilePath(FreeNames(folder).take(safeFileName(name)));
        if (const auto zipped = zipFolder(from, to, cancel); !zipped)
            return tl::unexpected(zipped.error());
        return to;
    });
    onReady(this, d->zipping, [this, report](const Result<QString> &zipped) mutable {
        if (zipped)
            report.archive = *zipped;
        else if (zipped.error().code == ErrorCode::Cancelled)
            report.cancelled = true;
        else
            report.error = zipped.error();
        end(report);
    });
}

void Exporter::end(const Error &error)
{
    ExportReport report;
    report.cancelled = error.code == ErrorCode::Cancelled;
    if (!report.cancelled)
        report.error = error;
    end(report);
}

void Exporter::end(const ExportReport &report)
{
    if (!std::exchange(d->ended, true))
        Q_EMIT finished(report);
}

void Exporter::cancel()
{
    d->cancel.cancel();
    if (d->job)
        d->job->cancel();
}

} // namespace storescope
