// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore_p.h"

namespace storescope {

// For actions, checks and added columns: governed reads of their own on an open store's files, and giving its
// connections back before a file is written (SQLite maps a -shm once a process, so our readers would make it
// unwritable).
class StoreAccess
{
public:
    explicit StoreAccess(const OpenStore &store) : d(store.d) {}
    std::shared_ptr<FileReaders> readers(int file) const { return d->files[size_t(file)]; }
    const Schema &schema(int file) const { return d->schema(file); }
    std::shared_ptr<const Profile> profile() const
    {
        return d->environment.profiles->profile(d->info.product).value_or(nullptr);
    }
    // The collection bound anew, in the place of the one with this id.
    Result<std::shared_ptr<const Collection>> rebind(const QString &collection, const CollectionSpec &spec)
    {
        return d->rebind(collection, spec);
    }

private:
    std::shared_ptr<OpenStore::Private> d;
};

} // namespace storescope
