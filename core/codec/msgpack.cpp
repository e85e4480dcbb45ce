// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/msgpack.h"

#include "core/codec/bytereader.h"
#include "core/codec/treebuilder.h"

#include <QDateTime>
#include <QTimeZone>

namespace storescope {

namespace {

constexpr quint8 TimestampType = 0xff;

class Reader
{
public:
    Reader(QByteArrayView bytes, const DecodeLimits &limits, Extensions extensions)
        : m_in(bytes), m_builder(limits), m_limits(limits), m_extensions(extensions)
    {
    }

    Result<Json> read()
    {
        do {
            if (!element())
                return tl::unexpected(gaveUp(m_builder, u"msgpack", m_in.position()));
        } while (!m_builder.isDone());
        if (!m_in.atEnd())
            return tl::unexpected(notA(u"msgpack", m_in.position()));
        return m_builder.take();
    }

private:
    bool element();
    bool sized(quint8 head);
    bool number(quint8 head);
    bool text(std::optional<quint64> size);
    bool binary(std::optional<quint64> size);
    bool extension(std::optional<quint64> size);
    bool array(std::optional<quint64> count);
    bool map(std::optional<quint64> count);

    ByteReader m_in;
    TreeBuilder m_builder;
    DecodeLimits m_limits;
    Extensions m_extensions;
};

bool Reader::element()
{
    const auto head = m_in.byte();
    if (!head)
        return false;
    const quint8 h = *head;
    if (h <= 0x7f)
        return m_builder.add(quint64(h));
    if (h <= 0x8f)
        return map(h & 0x0f);
    if (h <= 0x9f)
        return array(h & 0x0f);
    if (h <= 0xbf)
        return text(h & 0x1f);
    if (h >= 0xe0)
        return m_builder.add(qint64(qint8(h)));
    switch (h) {
    case 0xc0:
        return m_builder.add(nullptr);
    case 0xc2:
        return m_builder.add(false);
    case 0xc3:
        return m_builder.add(true);
    default:
        return h >= 0xca && h <= 0xd3 ? number(h) : sized(h);
    }
}

bool Reader::number(quint8 head)
{
    constexpr int widths[] = {4, 8, 1, 2, 4, 8, 1, 2, 4, 8};
    const int width = widths[head - 0xca];
    const auto bits = m_in.number(width);
    if (!bits)
        return false;
    if (head == 0xca)
        return m_builder.add(floatOf(*bits));
    if (head == 0xcb)
        return m_builder.add(doubleOf(*bits));
    if (head <= 0xcf)
        return m_builder.add(*bits);
    const int unused = 64 - 8 * width;
    return m_builder.add(qint64(*bits << unused) >> unused);
}

bool Reader::sized(quint8 head)
{
    switch (head) {
    case 0xc4:
    case 0xc5:
    case 0xc6:
        return binary(m_in.number(1 << (head - 0xc4)));
    case 0xc7:
    case 0xc8:
    case 0xc9:
        return extension(m_in.number(1 << (head - 0xc7)));
    case 0xd4:
    case 0xd5:
    case 0xd6:
    case 0xd7:
    case 0xd8:
        return extension(quint64(1) << (head - 0xd4));
    case 0xd9:
    case 0xda:
    case 0xdb:
        return text(m_in.number(1 << (head - 0xd9)));
    case 0xdc:
    case 0xdd:
        return array(m_in.number(2 << (head - 0xdc)));
    case 0xde:
    case 0xdf:
        return map(m_in.number(2 << (head - 0xde)));
    default:
        return false; // 0xc1, never used
    }
}

bool Reader::text(std::optional<quint64> size)
{
    const auto bytes = size ? m_in.take(*size) : std::nullopt;
    return bytes && m_builder.addText(*bytes);
}

bool Reader::binary(std::optional<quint64> size)
{
    const auto bytes = size ? m_in.take(*size) : std::nullopt;
    return bytes && m_builder.add(Json::binary(Json::binary_t::container_type(bytes->begin(), bytes->end())));
}

// An element takes a byte at least, so a count beyond what is left is a lie.
bool Reader::array(std::optional<quint64> count)
{
    return count && *count <= quint64(m_in.left()) && m_builder.openArray(qint64(*count));
}

bool Reader::map(std::optional<quint64> count)
{
    return count && *count <= quint64(m_in.left()) / 2 && m_builder.openMap(qint64(*count));
}

std::optional<std::string> timestamp(QByteArrayView bytes)
{
    ByteReader in(bytes);
    quint64 nanoseconds = 0;
    qint64 seconds = 0;
    if (bytes.size() == 4) {
        seconds = qint64(*in.number(4));
    } else if (bytes.size() == 8) {
        const auto both = *in.number(8);
        nanoseconds = both >> 34;
        seconds = qint64(both & ((quint64(1) << 34) - 1));
    } else if (bytes.size() == 12) {
        nanoseconds = *in.number(4);
        seconds = qint64(*in.number(8));
    }
    constexpr qint64 furthest = 253402300799; // 9999-12-31T23:59:59Z
    if (bytes.isEmpty() || in.position() == 0 || nanoseconds > 999'999'999 ||
        std::abs(double(seconds)) > double(furthest))
        return std::nullopt;
    QString text = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc()).toString(u"yyyy-MM-ddTHH:mm:ss");
    if (nanoseconds)
        text += QStringLiteral(".%1").arg(nanoseconds, 9, 10, QLatin1Char('0'));
    return text.toStdString() + "Z";
}

bool Reader::extension(std::optional<quint64> size)
{
    const auto type = size ? m_in.byte() : std::nullopt;
    const auto bytes = type ? m_in.take(*size) : std::nullopt;
    if (!bytes)
        return false;
    if (*type == TimestampType) {
        if (auto text = timestamp(*bytes))
            return m_builder.add(std::move(*text));
    }
    // What is nested counts on, so that no input recurses further than the depth allows.
    DecodeLimits inside = m_limits;
    inside.depth -= m_builder.depth() + 1;
    if (m_extensions == Extensions::Nested && inside.depth > 0) {
        if (auto value = Reader(*bytes, inside, m_extensions).read(); value && value->is_structured()) {
            Json::object_t object;
            object.emplace_back("ext", *type);
            object.emplace_back("value", std::move(*value));
            return m_builder.add(std::move(object));
        }
    }
    return m_builder.add(Json::binary(Json::binary_t::container_type(bytes->begin(), bytes->end()), *type));
}

} // namespace

Result<Json> readMsgpack(QByteArrayView bytes, const DecodeLimits &limits, Extensions extensions)
{
    return Reader(bytes, limits, extensions).read();
}

} // namespace storescope
