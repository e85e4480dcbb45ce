// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/storepath.h"
#include "core/sqlite/connection.h"

#include <memory>

namespace storescope {

// Opens a store's file to look at it, so that neither the folder's names nor any byte or time in it changes,
// whatever state it is in (sqlite-rules 1). Tries: live through the never-creating VFS; immutable with checks
// when nobody has it open and there is no -wal; a private copy of main + -wal/-journal when it was not closed
// cleanly or lies on a network disk. Runs on the worker that will own the connection. Errors: NotFound, Io
// (no permission), Corrupt (not a database), Busy, Unsupported (encrypted).
Result<std::unique_ptr<Connection>> openForReading(const QString &file);

// Reads the copy only: also for "Open read from a copy".
Result<std::unique_ptr<Connection>> openPrivateCopy(const QString &file);

enum class Durability { Normal, Full };
struct WriteOptions
{
    bool create = true;
    bool wal = true;
    Durability durability = Durability::Full;
    int busyTimeoutMs = 5000;
    bool checkpoints = true; // false on somebody else's store: its own writer checkpoints (sqlite-rules 5)
    CancelToken cancel{};    // ends the wait for readers of this process
};
// For core/store and the demo: our own stores, never somebody's that is only looked at; and for actions.
// SQLite maps a -shm once a process, so a reading connection of this process to a WAL file makes it
// unwritable here: readers that have the file open live must let go first
// (ConnectionWorker::releaseConnection). This waits for them up to the busy timeout, then fails as Busy;
// while a writing connection is open, readers may come and go. Reads back what it applied.
Result<std::unique_ptr<Connection>> openForWriting(const QString &file, const WriteOptions &options);

// Whether statfs names a network filesystem (no WAL, no inotify there).
bool isOnNetworkDisk(const QString &path);
// Starts with "SQLite format 3\0", or is empty. A file that this process is connected to is not
// opened (that would drop its locks): true.
bool looksLikeSqlite(const QString &path);

} // namespace storescope
