// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/actions/keeper.h"
#include "ui/views/strip.h"
#include "ui/window/folderexport.h"

#include <QPointer>

namespace storescope {

class CollectionPage;

// One artifact as a file: saved where the user says, or opened with the program of its type. It is written to
// a folder of its own first, so that a file appears under its name only when it is complete. Such folders
// live as long as this.
class ArtifactFile : public QObject
{
    Q_OBJECT
public:
    explicit ArtifactFile(Keeper *keeper = nullptr, QObject *parent = nullptr);
    ~ArtifactFile() override;

    static QString nameOf(const CollectionPage &page); // of the current row's file
    void saveAs(const CollectionPage &page, const Key &key, const QString &file);
    void openWith(const CollectionPage &page); // its current row

Q_SIGNALS:
    void said(storescope::Strip::Tone tone, const QString &strong, const QString &text);
    void opened(const QString &file); // handed to the desktop

private:
    // `target` empty: it is to be opened.
    void write(const CollectionPage &page, const Key &key, const QString &folder, const QString &target);
    void finished(FolderExport *made, const QString &target, const ExportReport &report,
                  const QStringList &files);
    void place(FolderExport *made, const QString &written, const QString &target, const ExportReport &report);
    void placed(const QString &target, const ExportReport &report, bool well);
    void drop(const FolderExport *made);

    QPointer<Keeper> m_keeper; // null: our end waits for what runs
    std::vector<std::unique_ptr<FolderExport>> m_files;
};

} // namespace storescope
