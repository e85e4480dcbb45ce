// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/storepool.h"

#include <QThread>

namespace storescope {

namespace {
// The user's are read again when they change.
std::shared_ptr<const ProfileLibrary> watchedProfiles()
{
    // A store's worker may be the last to hold it, but what watches files goes where it lives.
    const auto end = [](ProfileLibrary *library) {
        if (library->thread() == QThread::currentThread())
            delete library;
        else
            library->deleteLater();
    };
    const std::shared_ptr<ProfileLibrary> profiles(new ProfileLibrary(ProfileLibrary::defaultUserFolder()),
                                                   end);
    profiles->watch();
    return profiles;
}
} // namespace

StorePool::StorePool()
    : m_profiles(watchedProfiles()),
      m_events(std::make_unique<FileEvents>()),
      m_keeper(std::make_unique<Keeper>())
{
}

std::shared_ptr<OpenStore> StorePool::find(const QString &path, bool copy) const
{
    for (const Entry &entry : m_entries) {
        if (entry.path == path && entry.copy == copy && !entry.outdated)
            return entry.store.lock();
    }
    return nullptr;
}

std::shared_ptr<OpenStore> StorePool::take(const QString &path, bool copy,
                                           const std::shared_ptr<OpenStore> &store)
{
    for (Entry &entry : m_entries) {
        if (entry.path != path || entry.copy != copy || entry.outdated)
            continue;
        if (auto there = entry.store.lock()) {
            ++entry.windows;
            return there;
        }
    }
    std::erase_if(m_entries, [](const Entry &entry) { return entry.store.expired(); });
    m_entries.push_back({path, copy, false, store, 1});
    return store;
}

void StorePool::outdate(const QString &path)
{
    for (Entry &entry : m_entries)
        entry.outdated = entry.outdated || entry.path == path;
}

bool StorePool::giveBack(const std::shared_ptr<OpenStore> &store)
{
    for (auto entry = m_entries.begin(); entry != m_entries.end(); ++entry) {
        if (entry->store.lock() != store)
            continue;
        if (--entry->windows > 0)
            return false;
        m_entries.erase(entry);
        return true;
    }
    return true;
}

} // namespace storescope
