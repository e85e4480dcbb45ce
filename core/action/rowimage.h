// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/value.h"
#include "core/sqlite/statement.h"

#include <array>
#include <vector>

namespace storescope {

// What a row was, in 128 bits: of the types and bytes of all its values, so that NULL is not '', 1 is not 1.0
// and text is not a blob.
struct Fingerprint
{
    std::array<quint64, 2> half{};
    bool operator==(const Fingerprint &) const = default;
    QByteArray hex() const;
    static std::optional<Fingerprint> fromHex(const QByteArray &hex);
};

// All stored values of a row.
using RowImage = std::vector<Value>;

RowImage imageOf(const Statement &row, int first, int count);
Fingerprint fingerprintOf(const RowImage &image);
// Without copying; equal in type and every byte.
bool isSame(const Statement &row, int first, const RowImage &image);
qint64 bytesOf(const RowImage &image);

} // namespace storescope
