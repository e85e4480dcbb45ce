// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/document.h"

#include <QByteArray>
#include <QtEndian>

#include <string>

// Writes SQLite's JSONB from the published format, independently of the reader that it checks.
class JsonbWriter
{
public:
    // 0: the shortest header; 1, 2, 4, 8: always that many bytes of size, as SQLite does when it reserved too
    // many.
    explicit JsonbWriter(int sizeBytes = 0) : m_sizeBytes(sizeBytes) {}

    QByteArray write(const storescope::Json &json) const
    {
        if (json.is_null())
            return element(0, {});
        if (json.is_boolean())
            return element(json.get<bool>() ? 1 : 2, {});
        if (json.is_number_integer())
            return element(3, QByteArray::fromStdString(json.dump()));
        if (json.is_number_float())
            return element(5, QByteArray::fromStdString(json.dump()));
        if (json.is_string())
            return text(json.get<std::string>());
        QByteArray inside;
        for (const auto &[key, value] : json.items()) {
            if (json.is_object())
                inside += text(key);
            inside += write(value);
        }
        return element(json.is_object() ? 12 : 11, inside);
    }

    QByteArray element(int type, const QByteArray &payload) const
    {
        int bytes = m_sizeBytes;
        if (bytes == 0 && payload.size() > 11)
            bytes = payload.size() < 0x100 ? 1 : payload.size() < 0x10000 ? 2 : 4;
        const int code = bytes == 0   ? int(payload.size())
                         : bytes == 1 ? 12
                         : bytes == 2 ? 13
                         : bytes == 4 ? 14
                                      : 15;
        QByteArray size(8, '\0');
        qToBigEndian(quint64(payload.size()), size.data());
        return char(code << 4 | type) + size.right(bytes) + payload;
    }

private:
    QByteArray text(const std::string &content) const
    {
        const bool plain = content.find_first_of("\"\\\n\t") == std::string::npos;
        return element(plain ? 7 : 10, QByteArray::fromStdString(content));
    }

    int m_sizeBytes;
};
