// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/profile/profilelibrary.h"

#include <QDateTime>
#include <QFuture>

namespace storescope {

// A store found on this machine, by the places that profiles name, by open files of running processes (/proc,
// where permitted) and by folders the user added. Only names, sizes and times are looked at here; nothing is
// opened.
struct FoundStore
{
    QString path;      // main file
    QString profileId; // whose place it is; empty when only a process has it open
    QString role;
    qint64 bytes = 0;    // with sidecars and -wal
    QDateTime lastWrite; // newest of main and -wal
    QStringList writers; // programs that have it open, "name (pid)"
};

struct DiscoveryOptions
{
    QStringList folders; // further places to look, recursively to depth 4
    QString project;     // for templates that begin with ./ ; empty: the current folder and its parents
    bool processes = true;
};

// Runs in the background on `pool`-like threads; results arrive one by one (QFuture::resultReadyAt), each
// path once.
QFuture<FoundStore> discoverStores(std::shared_ptr<const ProfileLibrary> library,
                                   const DiscoveryOptions &options, CancelToken cancel = {});

// The other files of the store that a file belongs to, with their roles (sidecars, sibling databases), itself
// included.
struct StoreFile
{
    QString path;
    QString role;
};
std::vector<StoreFile> filesOfStore(const QString &path, const std::vector<FileSpec> &files,
                                    const QString &role);
// The store's main file for any of its files or its folder; the path itself when nothing says otherwise.
QString mainFileOf(const QString &path, const ProfileLibrary &library);

} // namespace storescope
