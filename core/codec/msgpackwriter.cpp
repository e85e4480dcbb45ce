// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/msgpackwriter.h"

#include <bit>

namespace storescope {

namespace {

constexpr quint8 none = 0; // no form with a length of one byte

} // namespace

void MsgpackWriter::tagged(quint8 tag, quint64 value, int size)
{
    m_bytes.append(char(tag));
    for (int shift = (size - 1) * 8; shift >= 0; shift -= 8)
        m_bytes.append(char(value >> shift));
}

// Tags of the longer forms follow each other: 16 bits, then 32.
void MsgpackWriter::head(quint64 size, quint8 small, quint64 smallLimit, quint8 tag8, quint8 tag16)
{
    if (size < smallLimit)
        m_bytes.append(char(small | size));
    else if (tag8 != none && size <= 0xff)
        tagged(tag8, size, 1);
    else if (size <= 0xffff)
        tagged(tag16, size, 2);
    else
        tagged(quint8(tag16 + 1), size, 4);
}

void MsgpackWriter::map(qsizetype members)
{
    head(quint64(members), 0x80, 16, none, 0xde);
}

void MsgpackWriter::array(qsizetype elements)
{
    head(quint64(elements), 0x90, 16, none, 0xdc);
}

void MsgpackWriter::null()
{
    m_bytes.append(char(0xc0));
}

void MsgpackWriter::boolean(bool value)
{
    m_bytes.append(char(value ? 0xc3 : 0xc2));
}

void MsgpackWriter::unsignedInteger(quint64 value)
{
    if (value < 0x80)
        m_bytes.append(char(value));
    else if (value <= 0xff)
        tagged(0xcc, value, 1);
    else if (value <= 0xffff)
        tagged(0xcd, value, 2);
    else if (value <= 0xffffffff)
        tagged(0xce, value, 4);
    else
        tagged(0xcf, value, 8);
}

void MsgpackWriter::integer(qint64 value)
{
    if (value >= 0)
        unsignedInteger(quint64(value));
    else if (value >= -32)
        m_bytes.append(char(value));
    else if (value >= std::numeric_limits<qint8>::min())
        tagged(0xd0, quint64(value), 1);
    else if (value >= std::numeric_limits<qint16>::min())
        tagged(0xd1, quint64(value), 2);
    else if (value >= std::numeric_limits<qint32>::min())
        tagged(0xd2, quint64(value), 4);
    else
        tagged(0xd3, quint64(value), 8);
}

void MsgpackWriter::real(double value)
{
    tagged(0xcb, std::bit_cast<quint64>(value), 8);
}

void MsgpackWriter::text(QByteArrayView utf8)
{
    head(quint64(utf8.size()), 0xa0, 32, 0xd9, 0xda);
    m_bytes.append(utf8);
}

void MsgpackWriter::binary(QByteArrayView bytes)
{
    head(quint64(bytes.size()), 0, 0, 0xc4, 0xc5);
    m_bytes.append(bytes);
}

void MsgpackWriter::integers(QByteArrayView bytes)
{
    array(bytes.size());
    m_bytes.reserve(m_bytes.size() + bytes.size() * 2);
    for (const char byte : bytes)
        unsignedInteger(quint8(byte));
}

void MsgpackWriter::value(const Json &json)
{
    switch (json.type()) {
    case Json::value_t::object:
        map(qsizetype(json.size()));
        for (const auto &[key, member] : json.get_ref<const Json::object_t &>()) {
            text(key);
            value(member);
        }
        return;
    case Json::value_t::array:
        array(qsizetype(json.size()));
        for (const Json &element : json)
            value(element);
        return;
    case Json::value_t::string:
        return text(json.get_ref<const std::string &>());
    case Json::value_t::binary: {
        const auto &bytes = json.get_binary();
        return binary({reinterpret_cast<const char *>(bytes.data()), qsizetype(bytes.size())});
    }
    case Json::value_t::boolean:
        return boolean(json.get<bool>());
    case Json::value_t::number_integer:
        return integer(json.get<qint64>());
    case Json::value_t::number_unsigned:
        return unsignedInteger(json.get<quint64>());
    case Json::value_t::number_float:
        return real(json.get<double>());
    case Json::value_t::null:
    case Json::value_t::discarded:
        return null();
    }
}

QByteArray writeMsgpack(const Json &json)
{
    MsgpackWriter writer;
    writer.value(json);
    return writer.take();
}

} // namespace storescope
