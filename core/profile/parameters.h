// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace storescope {

// The names that every SQL fragment may use: now (in the collection's unit), now_s, now_real, now_ms, now_us,
// now_ns, now_iso.
QStringList reservedParameters();
// Those, and the names that queries are made with (limit, offset, k0, u0, f0 …).
bool isReservedParameter(const QString &name);

} // namespace storescope
