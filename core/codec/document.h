// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <nlohmann/json.hpp>

namespace storescope {

// A decoded payload. Binary values inside are nlohmann binaries (subtype: a msgpack extension's type or a
// CBOR tag); keys that are not text are written as JSON text. Key order is the store's, and a key that a
// payload holds twice stays twice.
using Json = nlohmann::ordered_json;

struct DecodeLimits
{
    int depth = 64;                  // nesting of values; deeper: kept as bytes with the reason
    qint64 bytes = 64 * 1024 * 1024; // of any decoded step
    double ratio = 1000;             // of unpacked to packed size; small results are not held to it
    qint64 values = 16'000'000;      // in one document, where a member or a container counts four
};

} // namespace storescope
