// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/sqlite/filestamp.h"

#include <chrono>
#include <optional>
#include <utility>

namespace storescope {

// Which files this process is connected to. Two facts of the system make this the process's affair and not a
// class's: closing any descriptor of a file drops all POSIX locks that the process holds on it, and SQLite
// maps a -shm once a process, read-only if the first connection reads only, so that a later writing
// connection could not write.
namespace livefiles {

enum class Use {
    Reading, // a live reading connection; waits while somebody copies, or waits to write
    Writing, // a writing connection; waits until readers that share a -shm have let go
    Copying, // open() and close() without SQLite; waits until nobody is connected
};

// One entry in the list, until it is destroyed.
class Hold
{
public:
    Hold() = default;
    Hold(Hold &&other) noexcept;
    Hold &operator=(Hold &&other) noexcept;
    Hold(const Hold &) = delete;
    Hold &operator=(const Hold &) = delete;
    ~Hold();

    // The connection does not use a -shm (rollback journal): it is in no writer's way.
    void withoutShm();

private:
    friend std::optional<Hold> enter(const FileStamp &, Use, std::chrono::milliseconds, const CancelToken &);
    using Id = std::pair<std::uint64_t, std::uint64_t>;
    Hold(Id id, Use use);
    void leave();
    Id m_id;
    Use m_use = Use::Reading;
    bool m_shm = true;
    bool m_held = false;
};

// nullopt when the others did not let go in time, or before the token was cancelled. Any thread.
std::optional<Hold> enter(const FileStamp &file, Use use, std::chrono::milliseconds patience,
                          const CancelToken &cancel = {});

// Whether a live or writing connection of this process has the file open.
bool isConnected(const FileStamp &file);

} // namespace livefiles

} // namespace storescope
