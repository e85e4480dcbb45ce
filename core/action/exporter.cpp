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

struct Exporter::Private
{
    std::shared_ptr<OpenStore> store;
    ExportOptions options;
    QString folder;                          // that the user named
    std::unique_ptr<QTemporaryDir> unpacked; // for zip: inside the folder, so on the same disk
    std::unique_ptr<ExportJob> job;
    CancelToken cancel;
    QFuture<Result<void>> zipping;
    bool ended = false;

    Result<void> prepare();
};

// The folder, the manifest, and the job that fits the collection.
Result<void> Exporter::Private::prepare()
{
    const auto collection = store->collection(options.collection);
    if (!collection)
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("There is no collection %1 in this store").arg(options.collection));
    if (!QDir().mkpath(folder) || !QFileInfo(folder).isWritable())
        return failure(ErrorCode::Io, QStringLiteral("The folder %1 cannot be made or written").arg(folder),
                       folder);
    options.folder = QDir(folder).absolutePath();
    if (options.zip) {
        unpacked = std::make_unique<QTemporaryDir>(options.folder + QStringLiteral("/.export-XXXXXX"));
        if (!unpacked->isValid())
            return failure(ErrorCode::Io,
                           QStringLiteral("Nothing can be written to the folder %1").arg(folder), folder);
        options.folder = unpacked->path();
    }
    auto manifest = Manifest::open(options.folder);
    if (!manifest)
        return tl::unexpected(manifest.error());
    const bool bodies = options.what == ExportOptions::What::Bodies ||
                        (options.what == ExportOptions::What::Auto && collection->spec().body.has_value());
    if (bodies && !collection->spec().body)
        return failure(ErrorCode::InvalidArgument,
                       QStringLiteral("%1 has rows but no contents to export").arg(options.collection));
    if (!bodies) {
        job = makeRowExport(store, options, std::move(*manifest));
        return {};
    }
    auto made = makeBodyExport(store, options, std::move(*manifest));
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
    const auto end = [this](ExportReport report) {
        if (!std::exchange(d->ended, true))
            Q_EMIT finished(report);
    };
    if (const auto ready = d->prepare(); !ready) {
        ExportReport report;
        report.error = ready.error();
        // From the event loop, as every other end.
        QMetaObject::invokeMethod(
            this, [end, report] { end(report); }, Qt::QueuedConnection);
        return;
    }
    connect(d->job.get(), &ExportJob::progressed, this, &Exporter::progressed);
    connect(
        d->job.get(), &ExportJob::done, this,
        [this, end] {
            ExportReport report = d->job->report();
            if (!d->options.zip || report.error || report.cancelled || report.files == 0)
                return end(report);
            const QString name =
                FreeNames(d->folder).take(safeFileName(d->options.collection + QStringLiteral(".zip")));
            report.archive = QDir(d->folder).absoluteFilePath(name);
            d->zipping = QtConcurrent::run([from = d->options.folder, to = report.archive,
                                            cancel = d->cancel] { return zipFolder(from, to, cancel); });
            onReady(this, d->zipping, [end, report](const Result<void> &zipped) mutable {
                if (!zipped) {
                    report.archive.clear();
                    report.cancelled = zipped.error().code == ErrorCode::Cancelled;
                    if (!report.cancelled)
                        report.error = zipped.error();
                }
                end(report);
            });
        },
        Qt::QueuedConnection);
    d->job->start();
}

void Exporter::cancel()
{
    d->cancel.cancel();
    if (d->job)
        d->job->cancel();
}

} // namespace storescope
