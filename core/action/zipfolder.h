// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

namespace storescope {

// Packs every file of a folder into a zip archive (zip64 where it must be), which appears under its name only
// when it is complete. Blocks; any thread. What is packed already (images, archives) is stored as it is.
Result<void> zipFolder(const QString &folder, const QString &archive, const CancelToken &cancel);

} // namespace storescope
