// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"

#include <QByteArray>
#include <QByteArrayView>

namespace storescope {

// Writing JSON straight into a buffer, for rows by the million. What comes out is one line of valid UTF-8
// without control characters, bidirectional overrides or line separators, also where the store has them:
// those are written as \uXXXX.

// "text" with its quotes; invalid UTF-8 becomes U+FFFD.
void appendJsonString(QByteArray &to, QByteArrayView utf8);
// The shortest text that reads back as the same number; infinities as "Infinity".
void appendJsonNumber(QByteArray &to, double number);
void appendJsonNumber(QByteArray &to, qint64 number);
// RFC 3339 in quotes, with the digits that the time has.
void appendJsonTime(QByteArray &to, const Instant &time);
// JSON text without the space between its tokens. False, with `to` as it was, when it is not valid JSON (or
// nested over 200 deep): nothing else is looked at or changed, so numbers keep their digits and objects their
// order.
bool appendCompactJson(QByteArray &to, QByteArrayView json);

} // namespace storescope
