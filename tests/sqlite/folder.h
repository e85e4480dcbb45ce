// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QStringList>

#include <algorithm>
#include <sys/stat.h>

namespace storescope {

// All that looking at a store could have changed: names, bytes, sizes, modes, inodes and times of the folder
// and its files.
inline QStringList snapshotOf(const QString &folder)
{
    QStringList lines;
    const QDir dir(folder);
    auto names = dir.entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    names.prepend(QStringLiteral("."));
    for (const QString &name : names) {
        struct stat status = {};
        ::stat(QFile::encodeName(dir.filePath(name)).constData(), &status);
        QFile file(dir.filePath(name));
        const QByteArray bytes =
            name != QLatin1String(".") && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        lines << QStringLiteral("%1 %2 bytes, mode %3, inode %4, modified %5.%6, changed %7.%8, %9")
                     .arg(name)
                     .arg(status.st_size)
                     .arg(status.st_mode, 0, 8)
                     .arg(status.st_ino)
                     .arg(status.st_mtim.tv_sec)
                     .arg(status.st_mtim.tv_nsec)
                     .arg(status.st_ctim.tv_sec)
                     .arg(status.st_ctim.tv_nsec)
                     .arg(QString::fromLatin1(
                         QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
    }
    return lines;
}

// How many descriptors of this process are of the file, or of one beside it that begins with its name.
inline int descriptorsOf(const QString &file, bool alsoBeside = false)
{
    const QDir descriptors(QStringLiteral("/proc/self/fd"));
    const QStringList names = descriptors.entryList(QDir::Files | QDir::System);
    return int(std::count_if(names.begin(), names.end(), [&](const QString &name) {
        const QString target = QFile::symLinkTarget(descriptors.filePath(name));
        return target == file || (alsoBeside && target.startsWith(file));
    }));
}

inline bool isHeldOpen(const QString &file)
{
    return descriptorsOf(file, true) > 0;
}

} // namespace storescope
