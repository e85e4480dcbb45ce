// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/bytereader.h"
#include "core/codec/opaque.h"

#include <bit>
#include <string_view>

namespace storescope {

namespace {

// How an opcode's argument is laid out; taken from the format's description in Python's pickletools.
enum class Argument { None, Fixed, Line, TwoLines, Counted, Unknown };

struct Layout
{
    Argument argument = Argument::Unknown;
    int width = 0; // Fixed: of the argument; Counted: of the count, little-endian
};

constexpr std::string_view WithoutArgument =
    "(.012NRQbdelostua]})\x81\x85\x86\x87\x88\x89\x8f\x90\x91\x92\x93\x94\x97\x98";
constexpr std::string_view WithLine = "FILSVPgp";

Layout layoutOf(quint8 opcode)
{
    const char c = char(opcode);
    if (WithoutArgument.find(c) != std::string_view::npos)
        return {Argument::None};
    if (WithLine.find(c) != std::string_view::npos)
        return {Argument::Line};
    switch (opcode) {
    case 'c':
    case 'i':
        return {Argument::TwoLines};
    case 'K':
    case 'h':
    case 'q':
    case 0x80: // PROTO
    case 0x82:
        return {Argument::Fixed, 1};
    case 'M':
    case 0x83:
        return {Argument::Fixed, 2};
    case 'J':
    case 'j':
    case 'r':
    case 0x84:
        return {Argument::Fixed, 4};
    case 'G':
    case 0x95: // FRAME
        return {Argument::Fixed, 8};
    case 'C':
    case 'U':
    case 0x8a:
    case 0x8c:
        return {Argument::Counted, 1};
    case 'B':
    case 'T':
    case 'X':
    case 0x8b:
        return {Argument::Counted, 4};
    case 0x8d:
    case 0x8e:
    case 0x96:
        return {Argument::Counted, 8};
    default:
        return {};
    }
}

bool skipLine(ByteReader &in)
{
    while (const auto byte = in.byte()) {
        if (*byte == '\n')
            return true;
    }
    return false;
}

bool skipArgument(ByteReader &in, Layout layout)
{
    switch (layout.argument) {
    case Argument::None:
        return true;
    case Argument::Fixed:
        return in.take(quint64(layout.width)).has_value();
    case Argument::Line:
        return skipLine(in);
    case Argument::TwoLines:
        return skipLine(in) && skipLine(in);
    case Argument::Counted: {
        quint64 size = 0;
        for (int i = 0; i < layout.width; ++i) {
            const auto byte = in.byte();
            if (!byte)
                return false;
            size |= quint64(*byte) << (8 * i);
        }
        return in.take(size).has_value();
    }
    case Argument::Unknown:
        break;
    }
    return false;
}

} // namespace

bool looksLikePickle(QByteArrayView bytes)
{
    constexpr quint8 Protocol = 0x80;
    if (bytes.size() < 3 || bytes.back() != '.')
        return false;
    const bool hasProtocol = quint8(bytes.front()) == Protocol;
    if (hasProtocol && (bytes[1] < 2 || bytes[1] > 5))
        return false;
    // The oldest protocols have no mark and are made of letters: ask for a beginning and a length that words
    // do not have.
    if (!hasProtocol && (bytes.size() < 6 || !QByteArrayView("(c]})VSLIF").contains(bytes.front())))
        return false;
    ByteReader in(bytes);
    bool sawLine = false;
    while (const auto opcode = in.byte()) {
        const Layout layout = layoutOf(*opcode);
        if (*opcode == '.')
            return in.atEnd() &&
                   (hasProtocol || sawLine || quint8(bytes.front()) == ']' || bytes.front() == '}');
        sawLine = sawLine || layout.argument == Argument::Line || layout.argument == Argument::TwoLines;
        if (!skipArgument(in, layout))
            return false;
    }
    return false;
}

} // namespace storescope
