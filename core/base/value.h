// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>

namespace storescope {

// Text as the store holds it: UTF-8, perhaps invalid, perhaps with NUL inside. Made a QString only to be
// shown.
struct Text
{
    QByteArray utf8;
    bool operator==(const Text &) const = default;
};

struct Blob
{
    QByteArray bytes;
    bool operator==(const Blob &) const = default;
};

// One value of a store: NULL, INTEGER, REAL, TEXT or BLOB.
using Value = std::variant<std::monostate, qint64, double, Text, Blob>;

// The storage class of a value, whatever the engine; the order of the variant above.
enum class ValueType { Null, Integer, Real, Text, Blob };
inline ValueType typeOf(const Value &value)
{
    return ValueType(value.index());
}

inline bool isNull(const Value &value)
{
    return std::holds_alternative<std::monostate>(value);
}
Value textValue(const QString &text);

// The bytes of a Text or Blob; empty for anything else.
QByteArray bytesOf(const Value &value);

// An INTEGER, a REAL without fraction, or TEXT that spells an integer.
std::optional<qint64> toInteger(const Value &value);
// An INTEGER, a REAL, or TEXT that spells a number.
std::optional<double> toNumber(const Value &value);
// For people: NULL is empty, numbers in C locale (17 digits at most), bytes as lower-case hex.
QString toDisplay(const Value &value);

// The order of SQLite with BINARY collation: NULL < numbers < text < blobs. Negative, 0 or positive.
int compare(const Value &a, const Value &b);

} // namespace storescope
