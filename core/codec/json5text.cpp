// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/json5text.h"

#include <QChar>
#include <QString>

#include <charconv>
#include <limits>

namespace storescope {

namespace {

std::optional<Json> hexadecimal(std::string_view digits, bool negative)
{
    quint64 value = 0;
    const char *last = digits.data() + digits.size();
    const auto [end, error] = std::from_chars(digits.data(), last, value, 16);
    if (end != last)
        return std::nullopt;
    if (error == std::errc::result_out_of_range ||
        (negative && value > quint64(std::numeric_limits<qint64>::max())))
        return std::string(negative ? "-0x" : "0x").append(digits);
    return negative ? Json(-qint64(value)) : Json(value);
}

std::optional<Json> fraction(std::string_view text, bool negative)
{
    double value = 0;
    const char *last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, value);
    if (end != last)
        return std::nullopt;
    if (error == std::errc::result_out_of_range) // SQLite writes Infinity as 9e999
        value = text.find("e-") == text.npos && text.find("E-") == text.npos
                    ? std::numeric_limits<double>::infinity()
                    : 0.0;
    return negative ? -value : value;
}

std::optional<char32_t> hexCode(QByteArrayView text, qsizetype at, qsizetype width)
{
    if (at + width > text.size())
        return std::nullopt;
    quint32 code = 0;
    const char *last = text.data() + at + width;
    const auto [end, error] = std::from_chars(text.data() + at, last, code, 16);
    return end == last && error == std::errc() ? std::optional<char32_t>(code) : std::nullopt;
}

void append(QByteArray &out, char32_t code)
{
    out += QString::fromUcs4(&code, 1).toUtf8();
}

// `at` stands after "\u"; moves behind what it took.
bool appendUnicode(QByteArray &out, QByteArrayView text, qsizetype &at)
{
    const auto first = hexCode(text, at, 4);
    if (!first)
        return false;
    at += 4;
    if (!QChar::isSurrogate(*first)) {
        append(out, *first);
        return true;
    }
    if (QChar::isHighSurrogate(*first) && text.sliced(at).startsWith("\\u")) {
        const auto second = hexCode(text, at + 2, 4);
        if (second && QChar::isLowSurrogate(*second)) {
            at += 6;
            append(out, QChar::surrogateToUcs4(char16_t(*first), char16_t(*second)));
            return true;
        }
    }
    append(out, QChar::ReplacementCharacter);
    return true;
}

// `at` stands on the character after the backslash; moves behind the escape.
bool appendEscape(QByteArray &out, QByteArrayView text, qsizetype &at)
{
    constexpr std::string_view names = "bfnrtv0";
    constexpr std::string_view meanings("\b\f\n\r\t\v\0", 7);
    const char c = text[at++];
    if (c == 'u')
        return appendUnicode(out, text, at);
    if (c == 'x') {
        const auto code = hexCode(text, at, 2);
        at += 2;
        if (code)
            append(out, *code);
        return code.has_value();
    }
    if (const auto name = names.find(c); name != names.npos) {
        out += meanings[name];
    } else if (c == '\r' || c == '\n') { // a line that goes on
        if (c == '\r' && at < text.size() && text[at] == '\n')
            ++at;
    } else if (text.sliced(at - 1).startsWith("\xE2\x80\xA8") ||
               text.sliced(at - 1).startsWith("\xE2\x80\xA9")) {
        at += 2; // so do the line and paragraph separators
    } else {
        out += c;
    }
    return true;
}

} // namespace

std::optional<Json> json5Number(QByteArrayView bytes)
{
    std::string_view text(bytes.data(), std::size_t(bytes.size()));
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    if (text.empty() || text.front() == '-' || text.front() == '+')
        return std::nullopt;
    if (text.starts_with("0x") || text.starts_with("0X"))
        return text.size() > 2 && text[2] != '-' ? hexadecimal(text.substr(2), negative) : std::nullopt;
    const char first = text.front();
    if (first != '.' && (first < '0' || first > '9'))
        return std::nullopt; // from_chars would take "inf" and "nan"
    if (text.find_first_not_of("0123456789") != text.npos)
        return fraction(text, negative);
    quint64 value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    constexpr auto greatest = quint64(std::numeric_limits<qint64>::max());
    if (error == std::errc::result_out_of_range || (negative && value > greatest + 1))
        return std::string(negative ? "-" : "").append(text);
    if (!negative)
        return Json(value);
    return value == greatest + 1 ? Json(std::numeric_limits<qint64>::min()) : Json(-qint64(value));
}

std::optional<QByteArray> json5Unescaped(QByteArrayView text)
{
    QByteArray out;
    out.reserve(text.size());
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at] != '\\') {
            out += text[at++];
            continue;
        }
        if (++at == text.size() || !appendEscape(out, text, at))
            return std::nullopt;
    }
    return out;
}

} // namespace storescope
