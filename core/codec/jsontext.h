// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/value.h"
#include "core/codec/document.h"

#include <QByteArray>

#include <optional>
#include <string>

namespace storescope {

// A scalar as a store value (text, number, boolean as 0/1, null); objects and arrays as compact JSON text.
Value toValue(const Json &json);
// One-line JSON with unicode kept; binary as {"bytes":n,"sha256":"…"}; numbers that JSON lacks as "NaN",
// "Infinity".
QByteArray toJsonText(const Json &json, int indent = -1);
// The key of a map: text as it is, anything else as JSON text; short binary as {"hex":"…"}.
std::string toKeyText(const Json &json);
// The bytes that a value stands for: binary, text, or an array of integers 0-255; nullopt for all else.
std::optional<QByteArray> toBytes(const Json &json);

} // namespace storescope
