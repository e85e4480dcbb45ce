// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/zipfolder.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <memory>
#include <unistd.h>
#include <zip.h>

namespace storescope {
namespace {

Error zipError(const QString &archive)
{
    return {ErrorCode::Io, QStringLiteral("The archive cannot be written; is the disk full?"), 0, archive};
}

bool isPacked(const QString &name)
{
    static const QStringList endings{QStringLiteral("png"),  QStringLiteral("jpg"), QStringLiteral("gz"),
                                     QStringLiteral("zip"),  QStringLiteral("mp4"), QStringLiteral("webp"),
                                     QStringLiteral("webm"), QStringLiteral("mp3")};
    return endings.contains(QFileInfo(name).suffix().toLower());
}

zip_fileinfo dated(const QDateTime &time)
{
    zip_fileinfo info{};
    info.tmz_date.tm_year = time.date().year();
    info.tmz_date.tm_mon = time.date().month() - 1;
    info.tmz_date.tm_mday = time.date().day();
    info.tmz_date.tm_hour = time.time().hour();
    info.tmz_date.tm_min = time.time().minute();
    info.tmz_date.tm_sec = time.time().second();
    info.external_fa = 0100644UL << 16; // an ordinary file
    return info;
}

Result<void> addFile(zipFile zip, const QString &folder, const QString &name, const QString &archive,
                     const CancelToken &cancel)
{
    constexpr uLong utf8Names = 1u << 11;
    constexpr int madeByUnix = 3 << 8 | 20;
    QFile file(folder + u'/' + name);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorCode::Io,
                       QStringLiteral("An exported file cannot be read again: %1").arg(file.errorString()),
                       file.fileName());
    const zip_fileinfo info = dated(QFileInfo(file).lastModified());
    const int opened = zipOpenNewFileInZip4_64(
        zip, name.toUtf8().constData(), &info, nullptr, 0, nullptr, 0, nullptr,
        isPacked(name) ? 0 : Z_DEFLATED, Z_DEFAULT_COMPRESSION, 0, -MAX_WBITS, DEF_MEM_LEVEL,
        Z_DEFAULT_STRATEGY, nullptr, 0, madeByUnix, utf8Names, file.size() >= 0xffffffffLL);
    if (opened != ZIP_OK)
        return tl::unexpected(zipError(archive));
    while (!file.atEnd()) {
        if (cancel.isCancelled())
            return failure(ErrorCode::Cancelled, QStringLiteral("Stopped."));
        const QByteArray piece = file.read(1024 * 1024);
        if (zipWriteInFileInZip(zip, piece.constData(), unsigned(piece.size())) != ZIP_OK)
            return tl::unexpected(zipError(archive));
    }
    return zipCloseFileInZip(zip) == ZIP_OK ? Result<void>() : tl::unexpected(zipError(archive));
}

QStringList filesIn(const QString &folder)
{
    QStringList names;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        names << QDir(folder).relativeFilePath(files.next());
    names.sort();
    return names;
}

} // namespace

Result<void> zipFolder(const QString &folder, const QString &archive, const CancelToken &cancel)
{
    const QString unfinished = archive + QStringLiteral(".part");
    zipFile zip = zipOpen64(QFile::encodeName(unfinished).constData(), APPEND_STATUS_CREATE);
    if (!zip)
        return tl::unexpected(zipError(archive));
    Result<void> result;
    for (const QString &name : filesIn(folder)) {
        result = addFile(zip, folder, name, archive, cancel);
        if (!result)
            break;
    }
    if (zipClose(zip, nullptr) != ZIP_OK && result)
        result = tl::unexpected(zipError(archive));
    // link does not replace a file that came to lie there meanwhile; rename would.
    const QByteArray from = QFile::encodeName(unfinished), to = QFile::encodeName(archive);
    if (result && link(from.constData(), to.constData()) != 0 && !QFile::rename(unfinished, archive))
        result = tl::unexpected(zipError(archive));
    QFile::remove(unfinished);
    return result;
}

} // namespace storescope
