// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/livefiles.h"
#include "core/sqlite/opening.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cstdint>
#include <sys/vfs.h>

namespace storescope {

namespace {

constexpr char sqliteMagic[] = "SQLite format 3"; // and the NUL

// Magic numbers of statfs(2): NFS, SMB, CIFS, SMB2, Coda, AFS, 9P, Ceph, FUSE (sshfs), Lustre, GFS2 and
// OCFS2.
constexpr std::array<std::uint32_t, 12> networkDisks = {0x6969,     0x517b,     0xff534d42, 0xfe534d42,
                                                        0x73757245, 0x5346414f, 0x01021997, 0x00c36400,
                                                        0x65735546, 0x0bd00bd0, 0x01161970, 0x7461636f};

} // namespace

bool isOnNetworkDisk(const QString &path)
{
    struct statfs status = {};
    if (::statfs(QFile::encodeName(path).constData(), &status) != 0)
        return false;
    return std::find(networkDisks.begin(), networkDisks.end(), static_cast<std::uint32_t>(status.f_type)) !=
           networkDisks.end();
}

bool looksLikeSqlite(const QString &path)
{
    const auto stamp = FileStamp::of(path);
    if (!stamp.exists)
        return false;
    if (stamp.size == 0)
        return true;
    // Closing a descriptor here would drop the locks of a connection to it.
    if (livefiles::isConnected(stamp))
        return true;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) &&
           file.read(sizeof sqliteMagic) == QByteArray(sqliteMagic, sizeof sqliteMagic);
}

} // namespace storescope
