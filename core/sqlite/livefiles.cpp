// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/livefiles.h"

#include <condition_variable>
#include <map>
#include <mutex>

namespace storescope::livefiles {

namespace {

struct Users
{
    int reading = 0;
    int readingShm = 0;
    int writing = 0;
    int writersWaiting = 0;
    int copying = 0;
    bool shmWritable = false; // a writer was there first, or with no reader: its mapping serves all

    bool mayEnter(Use use) const
    {
        switch (use) {
        case Use::Reading:
            return copying == 0 && writersWaiting == 0;
        case Use::Writing:
            return copying == 0 && (readingShm == 0 || shmWritable);
        case Use::Copying:
            return reading == 0 && writing == 0;
        }
        return false;
    }
    bool unused() const { return reading == 0 && writing == 0 && copying == 0 && writersWaiting == 0; }
};

struct Table
{
    std::mutex mutex;
    std::condition_variable changed;
    std::map<std::pair<std::uint64_t, std::uint64_t>, Users> users;
};

Table &table()
{
    static auto *one = new Table; // never destroyed: a detached worker may still let go at exit
    return *one;
}

void forgetUnused(Table &files, const std::pair<std::uint64_t, std::uint64_t> &id)
{
    const auto found = files.users.find(id);
    if (found == files.users.end())
        return;
    if (found->second.readingShm == 0 && found->second.writing == 0)
        found->second.shmWritable = false;
    if (found->second.unused())
        files.users.erase(found);
}

} // namespace

Hold::Hold(Id id, Use use) : m_id(id), m_use(use), m_held(true) {}

Hold::Hold(Hold &&other) noexcept
    : m_id(other.m_id), m_use(other.m_use), m_shm(other.m_shm), m_held(std::exchange(other.m_held, false))
{
}

Hold &Hold::operator=(Hold &&other) noexcept
{
    if (this != &other) {
        leave();
        m_id = other.m_id;
        m_use = other.m_use;
        m_shm = other.m_shm;
        m_held = std::exchange(other.m_held, false);
    }
    return *this;
}

Hold::~Hold()
{
    leave();
}

void Hold::leave()
{
    if (!std::exchange(m_held, false))
        return;
    auto &files = table();
    {
        const std::lock_guard lock(files.mutex);
        Users &users = files.users[m_id];
        switch (m_use) {
        case Use::Reading:
            --users.reading;
            users.readingShm -= m_shm ? 1 : 0;
            break;
        case Use::Writing:
            --users.writing;
            break;
        case Use::Copying:
            --users.copying;
            break;
        }
        forgetUnused(files, m_id);
    }
    files.changed.notify_all();
}

void Hold::withoutShm()
{
    if (!m_held || m_use != Use::Reading || !m_shm)
        return;
    auto &files = table();
    {
        const std::lock_guard lock(files.mutex);
        --files.users[m_id].readingShm;
        m_shm = false;
    }
    files.changed.notify_all();
}

std::optional<Hold> enter(const FileStamp &file, Use use, std::chrono::milliseconds patience,
                          const CancelToken &cancel)
{
    auto &files = table();
    const Hold::Id id{file.device, file.inode};
    const auto wakes = cancel.onCancel([&files] {
        const std::lock_guard changing(files.mutex);
        files.changed.notify_all();
    });
    std::unique_lock lock(files.mutex);
    files.users[id].writersWaiting += use == Use::Writing ? 1 : 0;
    const auto mayEnter = [&] { return files.users[id].mayEnter(use); };
    files.changed.wait_for(lock, patience, [&] { return cancel.isCancelled() || mayEnter(); });
    const bool entered = mayEnter();
    Users &users = files.users[id];
    users.writersWaiting -= use == Use::Writing ? 1 : 0;
    if (entered) {
        switch (use) {
        case Use::Reading:
            ++users.reading;
            ++users.readingShm;
            break;
        case Use::Writing:
            ++users.writing;
            users.shmWritable = true;
            break;
        case Use::Copying:
            ++users.copying;
            break;
        }
    } else {
        forgetUnused(files, id);
    }
    lock.unlock();
    files.changed.notify_all();
    return entered ? std::optional<Hold>(Hold(id, use)) : std::nullopt;
}

bool isConnected(const FileStamp &file)
{
    auto &files = table();
    const std::lock_guard lock(files.mutex);
    const auto found = files.users.find({file.device, file.inode});
    return found != files.users.end() && (found->second.reading > 0 || found->second.writing > 0);
}

} // namespace storescope::livefiles
