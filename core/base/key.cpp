// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/key.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace storescope {
namespace {

constexpr auto nullPart = QLatin1String("%00");

QString escapedText(const QByteArray &utf8)
{
    // Bytes that are no UTF-8 are spelled out too, so that such a key still finds its row. NUL stays as it
    // is: "%00" is NULL.
    const bool valid = QString::fromUtf8(utf8).toUtf8() == utf8;
    QByteArray escaped;
    escaped.reserve(utf8.size());
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        const bool looksLikeBlob = i == 0 && utf8.startsWith("x'");
        const bool spell = c == '/' || c == '%' || looksLikeBlob || (!valid && (c & 0x80) != 0);
        if (spell)
            escaped += '%' + QByteArray(1, c).toHex();
        else
            escaped += c;
    }
    return QString::fromUtf8(escaped);
}

QString partToString(const Value &part, bool alone)
{
    if (isNull(part))
        return nullPart;
    if (const auto *blob = std::get_if<Blob>(&part))
        return QStringLiteral("x'%1'").arg(QString::fromLatin1(blob->bytes.toHex()));
    const auto *text = std::get_if<Text>(&part);
    return text && !alone ? escapedText(text->utf8) : toDisplay(part);
}

std::optional<Value> blobFromString(const QString &text)
{
    if (!text.startsWith(QLatin1String("x'")) || !text.endsWith(u'\'') || text.size() % 2 == 0)
        return std::nullopt;
    const QByteArray hex = text.mid(2, text.size() - 3).toLatin1();
    const QByteArray bytes = QByteArray::fromHex(hex);
    if (bytes.toHex() != hex.toLower())
        return std::nullopt;
    return Value(Blob{bytes});
}

Value partFromString(const QString &text, bool integer, bool alone)
{
    if (text == nullPart)
        return {};
    if (const auto blob = blobFromString(text))
        return *blob;
    const Text plain{alone ? text.toUtf8() : QByteArray::fromPercentEncoding(text.toUtf8())};
    if (integer) {
        if (const auto number = toInteger(Value(plain)))
            return *number;
        if (const auto number = toNumber(Value(plain)))
            return *number;
    }
    return plain;
}

} // namespace

int compare(const Key &a, const Key &b)
{
    const size_t shared = std::min(a.parts.size(), b.parts.size());
    for (size_t i = 0; i < shared; ++i) {
        if (const int found = compare(a.parts[i], b.parts[i]))
            return found;
    }
    return a.parts.size() < b.parts.size() ? -1 : (a.parts.size() > b.parts.size() ? 1 : 0);
}

size_t qHash(const Key &key, size_t seed) noexcept
{
    QtPrivate::QHashCombine combine;
    size_t hash = combine(seed, key.parts.size());
    for (const Value &part : key.parts) {
        hash = combine(hash, part.index());
        if (const auto *integer = std::get_if<qint64>(&part))
            hash = combine(hash, *integer);
        else if (const auto *real = std::get_if<double>(&part))
            hash = combine(hash, *real);
        else if (const auto *text = std::get_if<Text>(&part))
            hash = combine(hash, text->utf8);
        else if (const auto *blob = std::get_if<Blob>(&part))
            hash = combine(hash, blob->bytes);
    }
    return hash;
}

QString toString(const Key &key)
{
    const bool alone = key.parts.size() == 1;
    QStringList parts;
    for (const Value &part : key.parts)
        parts += partToString(part, alone);
    return parts.join(u'/');
}

Key keyFromString(const QString &text, const std::vector<bool> &integers)
{
    const bool alone = integers.size() == 1;
    const QStringList parts = alone ? QStringList{text} : text.split(u'/');
    Key key;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto at = static_cast<size_t>(i);
        key.parts.push_back(partFromString(parts[i], at < integers.size() && integers[at], alone));
    }
    return key;
}

} // namespace storescope
