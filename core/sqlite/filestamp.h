// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <cstdint>

namespace storescope {

// What stat says of one file. Two equal stamps whose times are older than a kernel tick mean: nobody wrote in
// between.
struct FileStamp
{
    bool exists = false;
    std::uint64_t device = 0;
    std::uint64_t inode = 0;
    qint64 size = 0;
    qint64 modified = 0; // ns since 1970
    qint64 changed = 0;  // ns since 1970

    bool operator==(const FileStamp &) const = default;
    bool sameFile(const FileStamp &other) const
    {
        return exists == other.exists && device == other.device && inode == other.inode;
    }
    // More than 12 ms since the last write: a later one gives other times (file times move in ticks of up to
    // 10 ms).
    bool settled() const;

    static FileStamp of(const QString &path);
};

// A database with what lies beside it.
struct StoreStamp
{
    FileStamp main;
    FileStamp wal;
    FileStamp journal;

    bool operator==(const StoreStamp &) const = default;
    bool settled() const { return main.settled() && wal.settled() && journal.settled(); }

    static StoreStamp of(const QString &file);
};

QString walPath(const QString &file);
QString shmPath(const QString &file);
QString journalPath(const QString &file);
// Size of the -wal; -1 when there is none.
qint64 walBytes(const QString &file);

} // namespace storescope
