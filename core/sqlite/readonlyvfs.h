// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

namespace storescope {

// Prepares the process's SQLite once, before its first connection: no memory statistics (they serialise
// threads), and a VFS that never creates, writes or deletes a store's files. Any thread, as often as one
// likes.
void prepareSqlite();

// The name of that VFS, for the vfs= parameter of a URI.
inline constexpr char readOnlyVfsName[] = "storescope-readonly";

} // namespace storescope
