// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"

namespace storescope {

// Whether a store may be changed at all, before any connection writes. `insist` is the word by which the user
// insists although the store is newer than its profile: the version that the store says.
// Errors: Unsupported (newer, a network disk), ReadOnly (the medium, permissions), each with what to do.
Result<void> mayAct(const StoreInfo &info, const StoreFileInfo &file, const QString &insist);

// The second half of it: whether the file may be written where it lies.
Result<void> mayWrite(const QString &file);

// Corrupt when SQLite finds something wrong with the file. A live store is checked only as far as that takes
// no longer than a read may; `checked` says how far.
Result<void> checkIntegrity(Connection &connection, bool live, QString *checked = nullptr);

} // namespace storescope
