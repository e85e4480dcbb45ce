// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/codec/document.h"

#include <QByteArrayView>

namespace storescope {

// JSON text. Beyond the standard: NaN, Infinity and -Infinity bare, as Python writes them; a number too great
// for 64 bits or a double becomes the text of its digits.
Result<Json> readJson(QByteArrayView text, const DecodeLimits &limits);
// A JSON value a line, as one array; blank lines are passed over.
Result<Json> readJsonLines(QByteArrayView text, const DecodeLimits &limits);

} // namespace storescope
