// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"

#include <functional>

namespace storescope {

// The word by which the user insists on maintenance of a file for which the profile was not written: newer,
// or laid out otherwise. Its version; "partial" where it says none. Empty: nothing to insist on.
QString insistWord(const StoreFileInfo &file);

// Whether a file of a store may be changed at all, before any connection writes.
// Errors: Unsupported (newer or only partly known, a network disk), ReadOnly (the medium, permissions), each
// with what to do.
Result<void> mayAct(const StoreInfo &info, const StoreFileInfo &file, const QString &insist);

// The second half of it: whether the file may be written where it lies.
Result<void> mayWrite(const QString &file);

// Nobody else has the file open, as far as that can be seen, and nobody wrote it for a minute. Ask before
// this process connects to it for writing.
bool isLeftAlone(const QString &file);

// How far the file was checked, in words. Left alone: whole. Else one table at a time and each no longer than
// a read may last, for so long the writer's log cannot be trimmed. Errors: Corrupt when SQLite finds
// something wrong; Cancelled.
Result<QString> checkIntegrity(Connection &connection, bool alone, const CancelToken &cancel = {},
                               const std::function<void()> &beforeEachRead = {});

} // namespace storescope
