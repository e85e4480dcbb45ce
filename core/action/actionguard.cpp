// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/actionguard.h"

#include "core/sqlite/opening.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <sys/statvfs.h>
#include <unistd.h>

namespace storescope {

namespace {

tl::unexpected<Error> readOnly(const QString &path, const QString &sentence)
{
    return failure(ErrorCode::ReadOnly, sentence, path);
}

} // namespace

Result<void> mayAct(const StoreInfo &info, const StoreFileInfo &file, const QString &insist)
{
    if (info.match == Match::None)
        return failure(
            ErrorCode::Unsupported,
            QStringLiteral("No profile fits this store, so nothing is known that would be safe to do."),
            file.path);
    if (info.match == Match::Newer && (insist.isEmpty() || insist != info.productVersion))
        return failure(
            ErrorCode::Unsupported,
            QStringLiteral("This store is newer than its profile (%1 %2), so maintenance is off. To do it "
                           "all the same, insist with its version: %2")
                .arg(info.productName, info.productVersion),
            file.path);
    return mayWrite(file.path);
}

Result<void> mayWrite(const QString &file)
{
    if (isOnNetworkDisk(file))
        return failure(
            ErrorCode::Unsupported,
            QStringLiteral("This store lies on a network disk, where locks cannot be relied on. Run this "
                           "on the machine that has the disk."),
            file);
    const QByteArray path = QFile::encodeName(file);
    struct statvfs disk
    {
    };
    if (statvfs(path.constData(), &disk) == 0 && (disk.f_flag & ST_RDONLY))
        return readOnly(file, QStringLiteral("This store lies on a medium that cannot be written."));
    const QByteArray folder = QFile::encodeName(QFileInfo(file).absolutePath());
    if (access(path.constData(), W_OK) != 0 || access(folder.constData(), W_OK) != 0)
        return readOnly(file, errno == EROFS
                                  ? QStringLiteral("This store lies on a medium that cannot be written.")
                                  : QStringLiteral("You may not write this store; ask its owner."));
    return {};
}

Result<void> checkIntegrity(Connection &connection, bool live, QString *checked)
{
    const auto pages = connection.scalar("PRAGMA page_count"), size = connection.scalar("PRAGMA page_size");
    if (!pages || !size)
        return tl::unexpected<Error>(!pages ? pages.error() : size.error());
    // One read from beginning to end, at about 1 GB/s: beside a writer it may hold the log (or, with a
    // rollback journal, the writer itself) no longer than any other read.
    const bool wal = connection.journalMode() == QLatin1String("wal");
    const qint64 most = !live ? qint64(4) << 30 : wal ? 64 << 20 : 16 << 20;
    if (toInteger(*pages).value_or(0) * toInteger(*size).value_or(0) > most) {
        if (checked)
            *checked = QStringLiteral("too big to be checked whole beside its program");
        return {};
    }
    const auto found = connection.scalar("PRAGMA quick_check(1)");
    if (!found)
        return tl::unexpected<Error>(found.error());
    if (checked)
        *checked = QStringLiteral("whole file");
    if (bytesOf(*found) == "ok")
        return {};
    return failure(
        ErrorCode::Corrupt,
        QStringLiteral("This file is damaged (%1), so nothing is changed in it. Save a copy and let its "
                       "program repair it.")
            .arg(toDisplay(*found).section(QLatin1Char('\n'), 0, 0)),
        connection.file());
}

} // namespace storescope
