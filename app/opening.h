// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/exitcode.h"
#include "core/read/openstore.h"

#include <memory>

namespace storescope::app {

// A store opened for one command, and all that must outlive it.
struct OpenedStore
{
    std::shared_ptr<const ProfileLibrary> profiles;
    std::unique_ptr<FileEvents> events; // only for --follow
    std::shared_ptr<OpenStore> store;
};

struct OpenOptions
{
    bool watch = false;      // changes are to be noticed
    bool wholeStore = false; // its other files too
};

std::shared_ptr<const ProfileLibrary> makeProfileLibrary();

// STORE as it was typed: a file, a folder, or a name that `stores` printed. Complains itself; the exit code
// on failure.
tl::expected<OpenedStore, int> openStore(const QString &argument, const OpenOptions &options,
                                         const CancelToken &interrupted);

// The file that is meant, or why there is none.
Result<QString> resolveStore(const QString &argument, const std::shared_ptr<const ProfileLibrary> &profiles,
                             const CancelToken &interrupted);

// The collection of this id, or of this kind when no id is given (the first; the others are named on stderr).
tl::expected<std::shared_ptr<const Collection>, int>
chooseCollection(const OpenStore &store, const QString &id, std::optional<Kind> kind);

} // namespace storescope::app
