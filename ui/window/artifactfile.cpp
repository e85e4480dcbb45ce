// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/artifactfile.h"

#include "core/action/filenames.h"
#include "core/base/text.h"
#include "ui/pages/collectionpage.h"

#include <QDesktopServices>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QUrl>

#include <cstdio>

namespace storescope {

namespace {
const QString pattern = QStringLiteral("{name}{ext}");

// The one file that an export has written beside its manifest.
QString fileIn(const QString &folder)
{
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        if (files.fileName() != QLatin1String("manifest.jsonl"))
            return files.filePath();
    }
    return {};
}
} // namespace

ArtifactFile::ArtifactFile(QObject *parent) : QObject(parent) {}

ArtifactFile::~ArtifactFile() = default;

QString ArtifactFile::nameOf(const CollectionPage &page)
{
    const Record *record = page.currentRecord();
    const auto names = NamePattern::parse(pattern, page.collection());
    return record && !record->cells.empty() && names ? names->nameOf(page.collection(), *record) : QString();
}

void ArtifactFile::saveAs(const CollectionPage &page, const Key &key, const QString &file)
{
    auto lot = std::make_unique<Lot>(QFileInfo(file).absolutePath() + QStringLiteral("/.storescope-XXXXXX"));
    lot->target = file;
    write(page, key, std::move(lot));
}

void ArtifactFile::openWith(const CollectionPage &page)
{
    const Record *record = page.currentRecord();
    if (record && !record->cells.empty())
        write(page, record->key,
              std::make_unique<Lot>(QDir::tempPath() + QStringLiteral("/storescope-XXXXXX")));
}

void ArtifactFile::write(const CollectionPage &page, const Key &key, std::unique_ptr<Lot> lot)
{
    if (!page.collection().spec().body)
        return;
    if (!lot->folder.isValid()) {
        Q_EMIT said(Strip::Tone::Error, tr("Nothing was written."), lot->folder.errorString());
        return;
    }
    ExportOptions options;
    options.collection = page.collection().id();
    options.folder = lot->folder.path();
    options.keys = {key};
    options.what = ExportOptions::What::Bodies;
    options.pattern = pattern;
    lot->exporter = std::make_unique<Exporter>(page.store(), options);
    connect(lot->exporter.get(), &Exporter::finished, this,
            [this, made = lot.get()](const ExportReport &report) { finished(made, report); });
    m_lots.push_back(std::move(lot));
    m_lots.back()->exporter->start();
}

void ArtifactFile::finished(Lot *lot, const ExportReport &report)
{
    lot->exporter.release()->deleteLater(); // it holds the store open
    const QString written = fileIn(lot->folder.path()), target = lot->target;
    if (report.error || written.isEmpty())
        Q_EMIT said(Strip::Tone::Error, tr("Nothing was written."),
                    report.error ? report.error->sentence : report.problems.join(QLatin1Char('\n')));
    else if (target.isEmpty()) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(written));
        Q_EMIT opened(written);
        return; // the other program still reads it
    } else
        place(written, target, report);
    std::erase_if(m_lots, [lot](const std::unique_ptr<Lot> &each) { return each.get() == lot; });
}

// In one step over what lies there: the user has said yes to that.
void ArtifactFile::place(const QString &written, const QString &target, const ExportReport &report)
{
    const QString name = QFileInfo(target).fileName();
    if (std::rename(QFile::encodeName(written).constData(), QFile::encodeName(target).constData()) != 0) {
        Q_EMIT said(Strip::Tone::Error, name, tr("could not be written there. Choose another folder."));
        return;
    }
    const QString size = formatBytes(report.bytes);
    if (report.mismatched > 0)
        Q_EMIT said(Strip::Tone::Warning, name,
                    tr("is saved, %1, but it differs from its digest.").arg(size));
    else if (report.verified > 0)
        Q_EMIT said(Strip::Tone::Info, name, tr("is saved, %1, and its digest matches.").arg(size));
    else
        Q_EMIT said(Strip::Tone::Info, name, tr("is saved, %1.").arg(size));
}

} // namespace storescope
