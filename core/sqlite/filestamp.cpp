// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/filestamp.h"

#include <QFile>

#include <cstdlib>
#include <ctime>
#include <sys/stat.h>

namespace storescope {

namespace {

constexpr qint64 second = 1'000'000'000;
constexpr qint64 tick = 12'000'000;

qint64 nanoseconds(const timespec &time)
{
    return time.tv_sec * second + time.tv_nsec;
}

} // namespace

FileStamp FileStamp::of(const QString &path)
{
    struct stat status = {};
    if (::stat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    return {true,
            static_cast<std::uint64_t>(status.st_dev),
            static_cast<std::uint64_t>(status.st_ino),
            static_cast<qint64>(status.st_size),
            nanoseconds(status.st_mtim),
            nanoseconds(status.st_ctim)};
}

bool FileStamp::settled() const
{
    if (!exists)
        return true;
    timespec now = {};
    clock_gettime(CLOCK_REALTIME, &now);
    // A time in the future is as good as an old one: the next write would give another.
    return std::llabs(nanoseconds(now) - modified) > tick && std::llabs(nanoseconds(now) - changed) > tick;
}

StoreStamp StoreStamp::of(const QString &file)
{
    return {FileStamp::of(file), FileStamp::of(walPath(file)), FileStamp::of(journalPath(file))};
}

QString walPath(const QString &file)
{
    return file + QStringLiteral("-wal");
}
QString shmPath(const QString &file)
{
    return file + QStringLiteral("-shm");
}
QString journalPath(const QString &file)
{
    return file + QStringLiteral("-journal");
}

qint64 walBytes(const QString &file)
{
    const auto wal = FileStamp::of(walPath(file));
    return wal.exists ? wal.size : -1;
}

} // namespace storescope
