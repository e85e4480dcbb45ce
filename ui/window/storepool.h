// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/profilelibrary.h"
#include "core/read/openstore.h"
#include "ui/actions/keeper.h"

namespace storescope {

// What the shelves of all windows share: the profiles, the one file watcher, and each store once, so that two
// windows on a store cost its program no more than one. Of the GUI thread; outlives every store.
class StorePool
{
public:
    StorePool();

    const std::shared_ptr<const ProfileLibrary> &profiles() const { return m_profiles; }
    FileEvents *events() const { return m_events.get(); }
    Keeper *keeper() const { return m_keeper.get(); } // of what windows leave

    // The store as another window has it open; null: none has.
    std::shared_ptr<OpenStore> find(const QString &path, bool copy) const;
    // One more window has the store; when another one was faster, its store is what both have.
    std::shared_ptr<OpenStore> take(const QString &path, bool copy, const std::shared_ptr<OpenStore> &store);
    // One window fewer has it. True: it was the last, and the store is to be closed.
    bool giveBack(const std::shared_ptr<OpenStore> &store);
    // What is stated of the store has changed: who opens it from now on gets it opened anew.
    void outdate(const QString &path);

private:
    struct Entry
    {
        QString path;
        bool copy = false, outdated = false;
        std::weak_ptr<OpenStore> store;
        int windows = 0;
    };
    std::shared_ptr<const ProfileLibrary> m_profiles;
    std::unique_ptr<FileEvents> m_events;
    std::unique_ptr<Keeper> m_keeper; // its stores go before what watches their files
    std::vector<Entry> m_entries;
};

} // namespace storescope
