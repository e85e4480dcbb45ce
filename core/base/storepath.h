// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace storescope {

// The path by which a store is known: absolute, links resolved. Works for files that do not exist yet.
QString canonicalStorePath(const QString &path);

} // namespace storescope
