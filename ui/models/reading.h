// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/chain.h"

namespace storescope {

// What a value inside a payload means, beside its raw form: a size, a point in time, a duration. Empty when
// it means itself.
QString readingOf(const QString &key, const Json &value);
// The distance of a time from now: "in 4:12", "9:01 ago".
QString distanceText(qint64 nanosAhead);

} // namespace storescope
