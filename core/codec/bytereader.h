// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>

#include <bit>
#include <optional>

namespace storescope {

// Walks over bytes; what is asked beyond the end is nullopt, whatever a length field claimed.
class ByteReader
{
public:
    explicit ByteReader(QByteArrayView bytes) : m_bytes(bytes) {}

    qint64 position() const { return m_at; }
    qint64 left() const { return m_bytes.size() - m_at; }
    bool atEnd() const { return left() == 0; }

    std::optional<quint8> byte()
    {
        if (atEnd())
            return std::nullopt;
        return quint8(m_bytes[m_at++]);
    }

    // A big-endian number of 1, 2, 4 or 8 bytes.
    std::optional<quint64> number(int width)
    {
        if (left() < width)
            return std::nullopt;
        quint64 value = 0;
        for (int i = 0; i < width; ++i)
            value = value << 8 | quint8(m_bytes[m_at++]);
        return value;
    }

    std::optional<QByteArrayView> take(quint64 size)
    {
        if (size > quint64(left()))
            return std::nullopt;
        const auto part = m_bytes.sliced(m_at, qsizetype(size));
        m_at += qint64(size);
        return part;
    }

private:
    QByteArrayView m_bytes;
    qint64 m_at = 0;
};

inline double floatOf(quint64 bits)
{
    return double(std::bit_cast<float>(quint32(bits)));
}

inline double doubleOf(quint64 bits)
{
    return std::bit_cast<double>(bits);
}

} // namespace storescope
