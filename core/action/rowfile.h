// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/exporter.h"
#include "core/action/manifest.h"
#include "core/action/rowtext.h"

#include <QFuture>
#include <QSaveFile>
#include <QThreadPool>

namespace storescope {

// The file of an export's rows on its way to the disk. What is asked of it is done in that order on a thread
// of its own, so that the caller's never waits for the disk; the file has its name when it is complete. Lives
// on the thread of the export.
class RowFile
{
public:
    // `manifest` is used on the other thread until this object goes.
    RowFile(const ExportOptions &options, std::shared_ptr<const RowText> text, Manifest &manifest);
    ~RowFile(); // waits for the piece that is being written; an unfinished file goes

    struct Opened
    {
        QString name;                        // in the folder
        std::optional<ManifestEntry> before; // the newest file of the same rows
    };
    // Opens a file of a free name. First.
    QFuture<Result<Opened>> open(const QString &collection, const QString &filter);
    // Both give the bytes of the file so far. After a failure, all that follows fails.
    QFuture<Result<qint64>> write(const QByteArray &text);
    QFuture<Result<qint64>> write(std::vector<Record> records);
    // The file gets its name, and its line in the manifest. Gives its bytes.
    QFuture<Result<qint64>> commit(const ManifestEntry &entry);
    QFuture<void> discard();

    static QString formatName(ExportOptions::Format format);
    // One row as the format has it. Any thread.
    static void append(QByteArray &to, const RowText &text, ExportOptions::Format format,
                       const Record &record);

private:
    Result<Opened> openNow(const QString &collection, const QString &filter);
    Result<qint64> writeNow(const QByteArray &text);
    Error failed() const;

    const QString m_folder;
    const ExportOptions::Format m_format;
    const std::shared_ptr<const RowText> m_text;
    Manifest &m_manifest;
    QSaveFile m_file;
    std::optional<Error> m_error;
    qint64 m_bytes = 0;
    QThreadPool m_thread; // last: goes first
};

} // namespace storescope
