// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/codec/document.h"

#include <QByteArrayView>

namespace storescope {

// One CBOR item, all of `bytes`. Own reader: keys may be anything, and neither tags nor strings in pieces
// make it recurse. A tag stays with a byte string as its subtype; big numbers become numbers where they fit;
// other tags are passed over.
Result<Json> readCbor(QByteArrayView bytes, const DecodeLimits &limits);

} // namespace storescope
