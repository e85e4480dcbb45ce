// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace storescope {

// SHA-256 in lower-case hex. Through libcrypto, found when first needed, which uses the processor's own
// instructions where it has them (ten times Qt's speed); through Qt where there is no libcrypto. Any thread.
QByteArray sha256Hex(QByteArrayView bytes);

} // namespace storescope
