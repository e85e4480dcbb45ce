// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/opaque.h"

#include "core/codec/basetext.h"

namespace storescope {

bool looksLikeFernet(QByteArrayView text)
{
    // Version byte, time, IV, at least one AES block, HMAC: base64url of 73 bytes or more, with "gAAAA" in
    // front.
    constexpr qsizetype withoutBlocks = 1 + 8 + 16 + 32;
    text = text.trimmed();
    if (!text.startsWith("gAAAA") || text.size() < 100 || text.size() % 4 != 0)
        return false;
    const auto token = fromBase64UrlText(text);
    return token && token->size() > withoutBlocks && (token->size() - withoutBlocks) % 16 == 0;
}

QString recognisedOpaque(QByteArrayView bytes)
{
    if (looksLikePickle(bytes))
        return QStringLiteral("pickle");
    const bool isContainer =
        bytes.size() > 4 && QByteArrayView("aOCEs").contains(bytes.front()) && bytes[1] == ':';
    if (isContainer && looksLikePhp(bytes))
        return QStringLiteral("PHP");
    return looksLikeFernet(bytes) ? QStringLiteral("encrypted (Fernet)") : QString();
}

} // namespace storescope
