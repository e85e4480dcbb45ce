// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace storescope {

// Bytes written as text. White space between is passed over, the padding of base64 may be missing.
Result<QByteArray> fromBase64Text(QByteArrayView text);
Result<QByteArray> fromBase64UrlText(QByteArrayView text);
// "0x" or "\x" may stand before it.
Result<QByteArray> fromHexText(QByteArrayView text);

} // namespace storescope
