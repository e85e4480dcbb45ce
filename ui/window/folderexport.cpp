// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/folderexport.h"

#include "core/base/onready.h"

#include <QDirIterator>
#include <QtConcurrent>

namespace storescope {

namespace {

QStringList filesIn(const QString &folder)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        if (files.fileName() != QLatin1String("manifest.jsonl"))
            found << files.filePath();
    }
    found.sort();
    return found;
}

} // namespace

FolderExport::FolderExport(const QString &place) : m_place(place) {}

FolderExport::~FolderExport() = default;

void FolderExport::start(std::shared_ptr<OpenStore> store, ExportOptions options)
{
    m_running = true;
    onReady(this, makeTemporaryFolder(m_place),
            [this, store = std::move(store), options = std::move(options)](const TemporaryFolder &folder) {
                begin(folder, store, options);
            });
}

void FolderExport::begin(const TemporaryFolder &folder, std::shared_ptr<OpenStore> store,
                         ExportOptions options)
{
    if (m_cancelled || !folder->isValid()) {
        m_running = false;
        ExportReport nothing;
        nothing.cancelled = m_cancelled;
        if (!folder->isValid())
            nothing.error = Error{ErrorCode::Io, folder->errorString(), 0, m_place};
        return Q_EMIT finished(nothing, {});
    }
    m_folder = folder;
    options.folder = m_folder->path();
    options.what = ExportOptions::What::Bodies;
    options.pattern = QStringLiteral("{name}{ext}");
    m_exporter = std::make_unique<Exporter>(std::move(store), std::move(options));
    connect(m_exporter.get(), &Exporter::finished, this, &FolderExport::listFiles);
    m_exporter->start();
}

void FolderExport::cancel()
{
    m_cancelled = true;
    if (m_exporter)
        m_exporter->cancel();
}

void FolderExport::listFiles(const ExportReport &report)
{
    Exporter *ended = m_exporter.release(); // it holds the store open, and is telling this
    ended->setParent(this);
    ended->deleteLater();
    onReady(this, QtConcurrent::run([folder = m_folder->path()] { return filesIn(folder); }),
            [this, report](const QStringList &files) {
                m_running = false;
                Q_EMIT finished(report, files);
            });
}

} // namespace storescope
