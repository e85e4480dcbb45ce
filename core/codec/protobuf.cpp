// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/bytereader.h"
#include "core/codec/opaque.h"

namespace storescope {

namespace {

std::optional<quint64> varint(ByteReader &in)
{
    quint64 value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const auto byte = in.byte();
        if (!byte)
            return std::nullopt;
        value |= quint64(*byte & 0x7f) << shift;
        if (*byte < 0x80)
            return value;
    }
    return std::nullopt;
}

bool skipField(ByteReader &in, int wireType)
{
    switch (wireType) {
    case 0:
        return varint(in).has_value();
    case 1:
        return in.take(8).has_value();
    case 2: {
        const auto size = varint(in);
        return size && in.take(*size);
    }
    case 5:
        return in.take(4).has_value();
    default:
        return false; // groups are long out of use
    }
}

} // namespace

bool looksLikeProtobuf(QByteArrayView bytes)
{
    constexpr quint64 greatestField = (1u << 29) - 1;
    ByteReader in(bytes);
    while (!in.atEnd()) {
        const auto tag = varint(in);
        if (!tag || *tag >> 3 == 0 || *tag >> 3 > greatestField || !skipField(in, int(*tag & 7)))
            return false;
    }
    return !bytes.isEmpty();
}

} // namespace storescope
