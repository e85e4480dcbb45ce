// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/basetext.h"

#include "core/codec/treebuilder.h"

namespace storescope {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

QByteArray withoutSpace(QByteArrayView text)
{
    QByteArray result;
    result.reserve(text.size());
    std::copy_if(text.begin(), text.end(), std::back_inserter(result), [](char c) { return !isSpace(c); });
    return result;
}

Result<QByteArray> fromBase64(QByteArrayView text, QByteArray::Base64Options alphabet, QStringView name)
{
    const QByteArray dense = withoutSpace(text);
    auto result = QByteArray::fromBase64Encoding(dense, alphabet | QByteArray::AbortOnBase64DecodingErrors);
    if (result.decodingStatus != QByteArray::Base64DecodingStatus::Ok)
        return tl::unexpected(notA(name, 0));
    return std::move(result.decoded);
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

} // namespace

Result<QByteArray> fromBase64Text(QByteArrayView text)
{
    return fromBase64(text, QByteArray::Base64Encoding, u"base64");
}

Result<QByteArray> fromBase64UrlText(QByteArrayView text)
{
    return fromBase64(text, QByteArray::Base64UrlEncoding, u"base64url");
}

Result<QByteArray> fromHexText(QByteArrayView text)
{
    QByteArray dense = withoutSpace(text);
    if (dense.startsWith("0x") || dense.startsWith("\\x"))
        dense.remove(0, 2);
    const auto wrong = std::find_if_not(dense.begin(), dense.end(), isHexDigit);
    if (wrong != dense.end() || dense.size() % 2 != 0)
        return tl::unexpected(notA(u"hex", wrong - dense.begin()));
    return QByteArray::fromHex(dense);
}

} // namespace storescope
