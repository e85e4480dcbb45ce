// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/artifactfile.h"

#include "core/action/filenames.h"
#include "core/base/onready.h"
#include "core/base/text.h"
#include "ui/pages/collectionpage.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <QtConcurrent>

#include <cstdio>

namespace storescope {

namespace {
const QString pattern = QStringLiteral("{name}{ext}");
} // namespace

ArtifactFile::ArtifactFile(Keeper *keeper, QObject *parent) : QObject(parent), m_keeper(keeper) {}

ArtifactFile::~ArtifactFile()
{
    for (auto &files : m_files) {
        if (files->isRunning() && m_keeper)
            m_keeper->endLater(std::move(files));
    }
}

QString ArtifactFile::nameOf(const CollectionPage &page)
{
    const Record *record = page.currentRecord();
    const auto names = NamePattern::parse(pattern, page.collection());
    return record && !record->cells.empty() && names ? names->nameOf(page.collection(), *record) : QString();
}

void ArtifactFile::saveAs(const CollectionPage &page, const Key &key, const QString &file)
{
    write(page, key, QFileInfo(file).absolutePath() + QStringLiteral("/.storescope-XXXXXX"), file);
}

void ArtifactFile::openWith(const CollectionPage &page)
{
    const Record *record = page.currentRecord();
    if (record && !record->cells.empty())
        write(page, record->key, QDir::tempPath() + QStringLiteral("/storescope-XXXXXX"), {});
}

void ArtifactFile::write(const CollectionPage &page, const Key &key, const QString &folder,
                         const QString &target)
{
    if (!page.collection().spec().body)
        return;
    auto files = std::make_unique<FolderExport>(folder);
    ExportOptions options;
    options.collection = page.collection().id();
    options.keys = {key};
    FolderExport *made = files.get();
    connect(made, &FolderExport::finished, this,
            [this, made, target](const ExportReport &report, const QStringList &names) {
                finished(made, target, report, names);
            });
    m_files.push_back(std::move(files));
    made->start(page.store(), std::move(options));
}

void ArtifactFile::finished(FolderExport *made, const QString &target, const ExportReport &report,
                            const QStringList &files)
{
    if (report.error || report.cancelled || files.isEmpty()) {
        Q_EMIT said(Strip::Tone::Error, tr("Nothing was written."),
                    report.error ? report.error->sentence : report.problems.join(QLatin1Char('\n')));
        return drop(made);
    }
    if (!target.isEmpty())
        return place(made, files.front(), target, report);
    QDesktopServices::openUrl(QUrl::fromLocalFile(files.front()));
    Q_EMIT opened(files.front()); // the other program still reads it
}

// In one step over what lies there: the user has said yes to that. A folder may be far away.
void ArtifactFile::place(FolderExport *made, const QString &written, const QString &target,
                         const ExportReport &report)
{
    const auto move = [from = QFile::encodeName(written), to = QFile::encodeName(target)] {
        return std::rename(from.constData(), to.constData()) == 0;
    };
    onReady(this, QtConcurrent::run(move), [this, made, target, report](bool well) {
        placed(target, report, well);
        drop(made);
    });
}

void ArtifactFile::drop(const FolderExport *made)
{
    const auto it =
        std::find_if(m_files.begin(), m_files.end(), [made](const auto &one) { return one.get() == made; });
    if (it == m_files.end())
        return;
    FolderExport *gone = it->release();
    m_files.erase(it);
    gone->setParent(this);
    gone->deleteLater(); // it may be telling this
}

void ArtifactFile::placed(const QString &target, const ExportReport &report, bool well)
{
    const QString name = QFileInfo(target).fileName();
    if (!well) {
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
