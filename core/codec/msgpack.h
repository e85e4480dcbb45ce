// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/codec/document.h"

#include <QByteArrayView>

namespace storescope {

enum class Extensions {
    AsBinary, // subtype: the type, 0 to 255
    Nested, // those that hold msgpack themselves become {"ext": type, "value": …} (some agents write objects
            // so)
};

// One msgpack value, all of `bytes`. Own reader: keys may be anything, and input never makes it recurse.
// Timestamps (extension -1) become ISO text.
Result<Json> readMsgpack(QByteArrayView bytes, const DecodeLimits &limits,
                         Extensions extensions = Extensions::AsBinary);

} // namespace storescope
