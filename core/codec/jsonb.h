// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/codec/document.h"

#include <QByteArrayView>

namespace storescope {

// SQLite's binary JSON, all of `bytes`. From its published format (sqlite.org/jsonb.html): a header whose low
// nibble is the type and whose high nibble is the size or says how many bytes of size follow, then the
// payload.
Result<Json> readJsonb(QByteArrayView bytes, const DecodeLimits &limits);

} // namespace storescope
