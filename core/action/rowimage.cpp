// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/rowimage.h"

#include "core/base/sha256.h"

#include <bit>
#include <cstring>

namespace storescope {

namespace {

void append(QByteArray &to, quint64 number)
{
    to.append(reinterpret_cast<const char *>(&number), sizeof number);
}

void append(QByteArray &to, const Value &value)
{
    to.append(char(typeOf(value)));
    if (const auto *integer = std::get_if<qint64>(&value)) {
        append(to, quint64(*integer));
    } else if (const auto *real = std::get_if<double>(&value)) {
        append(to, std::bit_cast<quint64>(*real));
    } else if (!isNull(value)) {
        const QByteArray bytes = bytesOf(value);
        append(to, quint64(bytes.size()));
        to.append(bytes);
    }
}

} // namespace

QByteArray Fingerprint::hex() const
{
    QByteArray text;
    for (const quint64 one : half)
        text += QByteArray::number(one, 16).rightJustified(16, '0');
    return text;
}

std::optional<Fingerprint> Fingerprint::fromHex(const QByteArray &hex)
{
    if (hex.size() != 32)
        return std::nullopt;
    bool good[2]{};
    const Fingerprint print{
        {hex.first(16).toULongLong(&good[0], 16), hex.last(16).toULongLong(&good[1], 16)}};
    return good[0] && good[1] ? std::optional(print) : std::nullopt;
}

RowImage imageOf(const Statement &row, int first, int count)
{
    RowImage image;
    image.reserve(size_t(count));
    for (int i = 0; i < count; ++i)
        image.push_back(row.value(first + i));
    return image;
}

Fingerprint fingerprintOf(const RowImage &image)
{
    QByteArray all;
    for (const Value &value : image)
        append(all, value);
    return *Fingerprint::fromHex(sha256Hex(all).first(32));
}

bool isSame(const Statement &row, int first, const RowImage &image)
{
    for (size_t i = 0; i < image.size(); ++i) {
        const int column = first + int(i);
        const Value &value = image[i];
        if (row.type(column) != typeOf(value))
            return false;
        switch (typeOf(value)) {
        case ValueType::Null:
            break;
        case ValueType::Integer:
            if (row.integer(column) != std::get<qint64>(value))
                return false;
            break;
        case ValueType::Real:
            if (std::bit_cast<quint64>(row.real(column)) != std::bit_cast<quint64>(std::get<double>(value)))
                return false;
            break;
        case ValueType::Text:
        case ValueType::Blob: {
            const QByteArray bytes = bytesOf(value);
            if (row.bytes(column) != std::string_view(bytes.constData(), size_t(bytes.size())))
                return false;
            break;
        }
        }
    }
    return true;
}

qint64 bytesOf(const RowImage &image)
{
    qint64 bytes = 0;
    for (const Value &value : image) {
        switch (typeOf(value)) {
        case ValueType::Null:
            break;
        case ValueType::Integer:
        case ValueType::Real:
            bytes += 8;
            break;
        case ValueType::Text:
        case ValueType::Blob:
            bytes += bytesOf(value).size();
            break;
        }
    }
    return bytes;
}

} // namespace storescope
