// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/document.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace storescope {

// A number as JSON or JSON5 spells it (hexadecimal, +1, .5, 5., 9e999). Integers beyond 64 bits become the
// text of their digits. nullopt when it is no number.
std::optional<Json> json5Number(QByteArrayView text);
// The inside of a JSON or JSON5 string without its escapes. A lone surrogate becomes U+FFFD. nullopt on a
// broken escape.
std::optional<QByteArray> json5Unescaped(QByteArrayView text);

} // namespace storescope
