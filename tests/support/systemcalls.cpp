// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "tests/support/systemcalls.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <dlfcn.h>
#include <mutex>
#include <string>
#include <sys/vfs.h>
#include <unistd.h>

namespace storescope {

namespace {

constexpr auto nfs = 0x6969; // as statfs(2) names it

std::mutex guard;
std::string brokenFile; // empty: all is well
BrokenSystem::What brokenWhat = BrokenSystem::What::NetworkDisk;

bool isBroken(BrokenSystem::What what, const char *path)
{
    const std::lock_guard lock(guard);
    return path && !brokenFile.empty() && brokenWhat == what &&
           std::string(path).compare(0, brokenFile.size(), brokenFile) == 0;
}

bool writingFails(int descriptor)
{
    std::array<char, 4096> path{};
    const std::string link = "/proc/self/fd/" + std::to_string(descriptor);
    return ::readlink(link.c_str(), path.data(), path.size() - 1) > 0 &&
           isBroken(BrokenSystem::What::FailingWrites, path.data());
}

template <class Function>
Function real(const char *name)
{
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

} // namespace

BrokenSystem::BrokenSystem(What what, const QString &file)
{
    const std::lock_guard lock(guard);
    brokenWhat = what;
    brokenFile = QFile::encodeName(file).toStdString();
}

BrokenSystem::~BrokenSystem()
{
    const std::lock_guard lock(guard);
    brokenFile.clear();
}

} // namespace storescope

using storescope::BrokenSystem;

extern "C" {

int statfs(const char *path, struct statfs *status) noexcept
{
    const int result = storescope::real<int (*)(const char *, struct statfs *)>("statfs")(path, status);
    if (result == 0 && storescope::isBroken(BrokenSystem::What::NetworkDisk, path))
        status->f_type = storescope::nfs;
    return result;
}

int access(const char *path, int mode) noexcept
{
    if (storescope::isBroken(BrokenSystem::What::NoPermission, path) && (mode & R_OK)) {
        errno = EACCES;
        return -1;
    }
    return storescope::real<int (*)(const char *, int)>("access")(path, mode);
}

int fdatasync(int descriptor)
{
    if (storescope::writingFails(descriptor)) {
        errno = EIO;
        return -1;
    }
    return storescope::real<int (*)(int)>("fdatasync")(descriptor);
}

} // extern "C"
