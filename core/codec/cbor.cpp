// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/cbor.h"

#include "core/codec/bytereader.h"
#include "core/codec/treebuilder.h"

#include <cmath>
#include <limits>

namespace storescope {

namespace {

enum Major { Unsigned, Negative, Bytes, String, Array, Map, Tag, Simple };
constexpr quint8 Indefinite = 31;

struct Head
{
    quint8 major = 0;
    quint8 info = 0;
    quint64 argument = 0;
};

double halfOf(quint64 bits)
{
    const int exponent = int(bits >> 10 & 0x1f);
    const auto mantissa = double(bits & 0x3ff);
    double value = std::ldexp(exponent ? mantissa + 1024 : mantissa, exponent ? exponent - 25 : -24);
    if (exponent == 31)
        value = mantissa == 0 ? std::numeric_limits<double>::infinity()
                              : std::numeric_limits<double>::quiet_NaN();
    return bits & 0x8000 ? -value : value;
}

Json negative(quint64 argument)
{
    if (argument <= quint64(std::numeric_limits<qint64>::max()))
        return -1 - qint64(argument);
    if (argument == std::numeric_limits<quint64>::max())
        return "-18446744073709551616";
    return "-" + std::to_string(argument + 1);
}

class Reader
{
public:
    Reader(QByteArrayView bytes, const DecodeLimits &limits) : m_in(bytes), m_builder(limits) {}

    Result<Json> read()
    {
        do {
            if (!element())
                return tl::unexpected(gaveUp(m_builder, u"CBOR", m_in.position()));
        } while (!m_builder.isDone());
        if (!m_in.atEnd())
            return tl::unexpected(notA(u"CBOR", m_in.position()));
        return m_builder.take();
    }

private:
    std::optional<Head> head();
    bool element();
    bool bytes(const Head &head, std::optional<quint64> tag);
    bool simple(const Head &head);
    bool container(const Head &head);
    std::optional<QByteArray> pieces(const Head &head);

    ByteReader m_in;
    TreeBuilder m_builder;
};

std::optional<Head> Reader::head()
{
    const auto first = m_in.byte();
    if (!first)
        return std::nullopt;
    Head head{quint8(*first >> 5), quint8(*first & 0x1f), 0};
    if (head.info < 24) {
        head.argument = head.info;
    } else if (head.info <= 27) {
        const auto argument = m_in.number(1 << (head.info - 24));
        if (!argument)
            return std::nullopt;
        head.argument = *argument;
    } else if (head.info != Indefinite || head.major <= Negative || head.major == Tag) {
        return std::nullopt;
    }
    return head;
}

bool Reader::element()
{
    auto item = head();
    std::optional<quint64> tag;
    while (item && item->major == Tag) {
        tag = item->argument;
        item = head();
    }
    if (!item)
        return false;
    switch (item->major) {
    case Unsigned:
        return m_builder.add(item->argument);
    case Negative:
        return m_builder.add(negative(item->argument));
    case Bytes:
        return bytes(*item, tag);
    case String: {
        const auto text = pieces(*item);
        return text && m_builder.addText(*text);
    }
    case Array:
    case Map:
        return container(*item);
    default:
        return simple(*item);
    }
}

// A string as one piece, or the pieces of one whose length was not known.
std::optional<QByteArray> Reader::pieces(const Head &first)
{
    if (first.info != Indefinite) {
        const auto piece = m_in.take(first.argument);
        return piece ? std::optional(piece->toByteArray()) : std::nullopt;
    }
    QByteArray all;
    while (true) {
        const auto next = head();
        if (!next)
            return std::nullopt;
        if (next->major == Simple && next->info == Indefinite)
            return all;
        const auto piece =
            next->major == first.major && next->info != Indefinite ? m_in.take(next->argument) : std::nullopt;
        if (!piece)
            return std::nullopt;
        all += *piece;
    }
}

bool Reader::bytes(const Head &first, std::optional<quint64> tag)
{
    constexpr quint64 PositiveBig = 2;
    constexpr quint64 NegativeBig = 3;
    const auto all = pieces(first);
    if (!all)
        return false;
    if (tag && (*tag == PositiveBig || *tag == NegativeBig) && all->size() <= 8) {
        const quint64 number = ByteReader(*all).number(int(all->size())).value_or(0);
        return m_builder.add(*tag == PositiveBig ? Json(number) : negative(number));
    }
    Json::binary_t::container_type content(all->begin(), all->end());
    return m_builder.add(tag ? Json::binary(std::move(content), *tag) : Json::binary(std::move(content)));
}

// An element takes a byte at least, so a count beyond what is left is a lie.
bool Reader::container(const Head &item)
{
    const bool isMap = item.major == Map;
    if (item.info == Indefinite)
        return isMap ? m_builder.openMap() : m_builder.openArray();
    if (item.argument > quint64(m_in.left()) / (isMap ? 2 : 1))
        return false;
    return isMap ? m_builder.openMap(qint64(item.argument)) : m_builder.openArray(qint64(item.argument));
}

bool Reader::simple(const Head &item)
{
    switch (item.info) {
    case 20:
        return m_builder.add(false);
    case 21:
        return m_builder.add(true);
    case 22: // null
    case 23: // undefined
        return m_builder.add(nullptr);
    case 25:
        return m_builder.add(halfOf(item.argument));
    case 26:
        return m_builder.add(floatOf(item.argument));
    case 27:
        return m_builder.add(doubleOf(item.argument));
    case Indefinite:
        return m_builder.close();
    default:
        return m_builder.add(item.argument); // an unassigned simple value
    }
}

} // namespace

Result<Json> readCbor(QByteArrayView bytes, const DecodeLimits &limits)
{
    return Reader(bytes, limits).read();
}

} // namespace storescope
