// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/storepool.h"

namespace storescope {

StorePool::StorePool()
    : m_profiles(std::make_shared<ProfileLibrary>(ProfileLibrary::defaultUserFolder())),
      m_events(std::make_unique<FileEvents>()),
      m_keeper(std::make_unique<Keeper>())
{
}

std::shared_ptr<OpenStore> StorePool::find(const QString &path, bool copy) const
{
    for (const Entry &entry : m_entries) {
        if (entry.path == path && entry.copy == copy)
            return entry.store.lock();
    }
    return nullptr;
}

std::shared_ptr<OpenStore> StorePool::take(const QString &path, bool copy,
                                           const std::shared_ptr<OpenStore> &store)
{
    for (Entry &entry : m_entries) {
        if (entry.path != path || entry.copy != copy)
            continue;
        if (auto there = entry.store.lock()) {
            ++entry.windows;
            return there;
        }
    }
    std::erase_if(m_entries, [](const Entry &entry) { return entry.store.expired(); });
    m_entries.push_back({path, copy, store, 1});
    return store;
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
