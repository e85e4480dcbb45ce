// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QString>

namespace storescope {

// Payloads that are recognised and shown as what they are, never run and never opened. Each looks at the
// whole of it.
bool looksLikePickle(QByteArrayView bytes);   // Python, protocol 0 to 5: walks the opcodes without doing them
bool looksLikePhp(QByteArrayView bytes);      // serialize()
bool looksLikeFernet(QByteArrayView text);    // a token of the Fernet scheme
bool looksLikeProtobuf(QByteArrayView bytes); // weak: many short payloads do; only where a profile names it

// "pickle", "PHP", "encrypted (Fernet)", or empty. Strict enough to be asked of any content.
QString recognisedOpaque(QByteArrayView bytes);

} // namespace storescope
