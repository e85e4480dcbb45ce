// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/codec/document.h"

#include <QByteArray>
#include <QByteArrayView>

namespace storescope {

// Unpack in small pieces and stop at the limits of size and ratio: sizes that a header claims are never
// allocated. The input must be whole and end with the packed data; gzip members and zstd frames may follow
// each other.
Result<QByteArray> unpackZlib(QByteArrayView packed, const DecodeLimits &limits);
Result<QByteArray> unpackGzip(QByteArrayView packed, const DecodeLimits &limits);
Result<QByteArray> unpackZstd(QByteArrayView packed, const DecodeLimits &limits);

// With zlib's usual effort.
Result<QByteArray> packZlib(QByteArrayView bytes);

} // namespace storescope
