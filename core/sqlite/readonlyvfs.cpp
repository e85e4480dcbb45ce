// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/readonlyvfs.h"

#include "core/base/logging.h"

#include <fcntl.h>
#include <mutex>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

namespace storescope {

namespace {

constexpr int storeFiles =
    SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL;
constexpr int harmfulFlags = SQLITE_OPEN_CREATE | SQLITE_OPEN_READWRITE | SQLITE_OPEN_DELETEONCLOSE;

sqlite3_vfs *below(sqlite3_vfs *vfs)
{
    return static_cast<sqlite3_vfs *>(vfs->pAppData);
}

int openReadOnly(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    if (name && (flags & storeFiles))
        flags = (flags & ~harmfulFlags) | SQLITE_OPEN_READONLY;
    return below(vfs)->xOpen(below(vfs), name, file, flags, outFlags);
}

int refuseDelete(sqlite3_vfs *, const char *, int)
{
    return SQLITE_IOERR_DELETE;
}

int access(sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
    return below(vfs)->xAccess(below(vfs), name, flags, result);
}

int fullPathname(sqlite3_vfs *vfs, const char *name, int size, char *out)
{
    return below(vfs)->xFullPathname(below(vfs), name, size, out);
}

// Run as root, SQLite gives every -wal, -shm and journal that it opens to the owner of the database, also
// when it only reads. A file that is open for reading keeps its owner, and none is given to whom it belongs
// already.
int keepOwner(int descriptor, uid_t user, gid_t group)
{
    struct stat status = {};
    const bool reads = (::fcntl(descriptor, F_GETFL) & O_ACCMODE) == O_RDONLY;
    if (reads || (::fstat(descriptor, &status) == 0 && status.st_uid == user && status.st_gid == group))
        return 0;
    return ::fchown(descriptor, user, group);
}

void registerVfs()
{
    sqlite3_vfs *standard = sqlite3_vfs_find(nullptr);
    standard->xSetSystemCall(standard, "fchown", reinterpret_cast<sqlite3_syscall_ptr>(keepOwner));
    // SQLite's list of file systems is the process's, so is the entry in it. What is not replaced works on
    // the file or takes nothing from the VFS, and pAppData of the standard one is only read by its own xOpen,
    // xAccess and xFullPathname, which are called with it.
    static sqlite3_vfs readOnly = *standard;
    readOnly.zName = readOnlyVfsName;
    readOnly.pNext = nullptr;
    readOnly.pAppData = standard;
    readOnly.xOpen = openReadOnly;
    readOnly.xDelete = refuseDelete;
    readOnly.xAccess = access;
    readOnly.xFullPathname = fullPathname;
    sqlite3_vfs_register(&readOnly, 0);
}

} // namespace

void prepareSqlite()
{
    static std::once_flag once;
    std::call_once(once, [] {
        if (sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) != SQLITE_OK)
            qCDebug(logSqlite) << "SQLite was in use before; its memory statistics stay on";
        registerVfs();
    });
}

} // namespace storescope
