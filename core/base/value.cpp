// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/value.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>

namespace storescope {
namespace {

constexpr double twoTo63 = 9223372036854775808.0;

// The order of SQLite's storage classes: NULL, numbers, text, blobs.
int storageClass(const Value &value)
{
    static constexpr int byIndex[] = {0, 1, 1, 2, 3};
    return byIndex[value.index()];
}

template <class T>
int order(T a, T b)
{
    return a < b ? -1 : (b < a ? 1 : 0);
}

// Exact also where the integer has more bits than a double.
int compareMixed(qint64 integer, double real)
{
    if (std::isnan(real) || real < -twoTo63)
        return 1;
    if (real >= twoTo63)
        return -1;
    const auto whole = static_cast<qint64>(real);
    if (whole != integer)
        return order(integer, whole);
    return order(0.0, real - static_cast<double>(whole));
}

int compareReals(double a, double b)
{
    if (std::isnan(a) || std::isnan(b))
        return order(!std::isnan(a), !std::isnan(b));
    return order(a, b);
}

int compareNumbers(const Value &a, const Value &b)
{
    const auto *ai = std::get_if<qint64>(&a);
    const auto *bi = std::get_if<qint64>(&b);
    if (ai && bi)
        return order(*ai, *bi);
    if (ai)
        return compareMixed(*ai, std::get<double>(b));
    if (bi)
        return -compareMixed(*bi, std::get<double>(a));
    return compareReals(std::get<double>(a), std::get<double>(b));
}

int compareBytes(const QByteArray &a, const QByteArray &b)
{
    const auto shared = static_cast<size_t>(std::min(a.size(), b.size()));
    const int found = shared == 0 ? 0 : std::memcmp(a.constData(), b.constData(), shared);
    return found != 0 ? found : order(a.size(), b.size());
}

template <class T>
std::optional<T> spelled(const QByteArray &text)
{
    T number{};
    const char *end = text.constData() + text.size();
    const auto [stop, error] = std::from_chars(text.constData(), end, number);
    if (error != std::errc() || stop != end)
        return std::nullopt;
    return number;
}

QString displayReal(double real)
{
    char buffer[64];
    const double size = std::abs(real);
    const bool plain = real == 0 || (size >= 1e-5 && size < 1e17);
    const auto format = plain ? std::chars_format::fixed : std::chars_format::general;
    const auto end = std::to_chars(std::begin(buffer), std::end(buffer), real, format).ptr;
    return QString::fromLatin1(buffer, end - buffer);
}

} // namespace

Value textValue(const QString &text)
{
    return Text{text.toUtf8()};
}

QByteArray bytesOf(const Value &value)
{
    if (const auto *text = std::get_if<Text>(&value))
        return text->utf8;
    if (const auto *blob = std::get_if<Blob>(&value))
        return blob->bytes;
    return {};
}

std::optional<qint64> toInteger(const Value &value)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        return *integer;
    if (const auto *real = std::get_if<double>(&value)) {
        if (*real >= -twoTo63 && *real < twoTo63 && std::trunc(*real) == *real)
            return static_cast<qint64>(*real);
        return std::nullopt;
    }
    if (const auto *text = std::get_if<Text>(&value))
        return spelled<qint64>(text->utf8);
    return std::nullopt;
}

std::optional<double> toNumber(const Value &value)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        return static_cast<double>(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    if (const auto *text = std::get_if<Text>(&value)) {
        const auto number = spelled<double>(text->utf8);
        // "nan" and "inf" are words here, not numbers.
        return number && std::isfinite(*number) ? number : std::nullopt;
    }
    return std::nullopt;
}

QString toDisplay(const Value &value)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        return QString::number(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return displayReal(*real);
    if (const auto *text = std::get_if<Text>(&value))
        return QString::fromUtf8(text->utf8);
    if (const auto *blob = std::get_if<Blob>(&value))
        return QString::fromLatin1(blob->bytes.toHex());
    return {};
}

int compare(const Value &a, const Value &b)
{
    const int kind = storageClass(a);
    if (kind != storageClass(b))
        return order(kind, storageClass(b));
    if (kind == 0)
        return 0;
    if (kind == 1)
        return compareNumbers(a, b);
    if (kind == 2)
        return compareBytes(std::get<Text>(a).utf8, std::get<Text>(b).utf8);
    return compareBytes(std::get<Blob>(a).bytes, std::get<Blob>(b).bytes);
}

} // namespace storescope
