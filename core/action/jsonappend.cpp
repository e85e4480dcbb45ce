// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/jsonappend.h"

#include "core/base/calendar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace storescope {
namespace {

constexpr int deepest = 200;

// Bytes that may be copied into a JSON string without a look: printable ASCII but the quote and the
// backslash.
constexpr std::array<bool, 256> makePlain()
{
    std::array<bool, 256> plain{};
    for (int c = 0x20; c < 0x7f; ++c)
        plain[size_t(c)] = c != '"' && c != '\\';
    return plain;
}
constexpr auto plainBytes = makePlain();

bool isPlain(char c)
{
    return plainBytes[std::uint8_t(c)];
}

void appendEscape(QByteArray &to, char32_t c)
{
    static constexpr char digits[] = "0123456789abcdef";
    const char text[6] = {
        '\\', 'u', digits[(c >> 12) & 15], digits[(c >> 8) & 15], digits[(c >> 4) & 15], digits[c & 15]};
    to.append(text, 6);
}

// Characters that would move a terminal's cursor or turn its text around.
bool isUnsafe(char32_t c)
{
    return (c >= 0x7f && c <= 0x9f) || c == 0x200e || c == 0x200f || c == 0x061c ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

// One UTF-8 sequence of two to four bytes; its length, 0 when it is none.
int decodeSequence(const char *at, const char *end, char32_t &c)
{
    const auto byte = [&](int i) { return std::uint8_t(at[i]); };
    const auto follows = [&](int i) { return at + i < end && (byte(i) & 0xc0) == 0x80; };
    if (byte(0) >= 0xc2 && byte(0) <= 0xdf && follows(1)) {
        c = char32_t((byte(0) & 0x1f) << 6 | (byte(1) & 0x3f));
        return 2;
    }
    if ((byte(0) & 0xf0) == 0xe0 && follows(1) && follows(2)) {
        c = char32_t((byte(0) & 0x0f) << 12 | (byte(1) & 0x3f) << 6 | (byte(2) & 0x3f));
        return c >= 0x800 && (c < 0xd800 || c > 0xdfff) ? 3 : 0;
    }
    if (byte(0) >= 0xf0 && byte(0) <= 0xf4 && follows(1) && follows(2) && follows(3)) {
        c = char32_t((byte(0) & 0x07) << 18 | (byte(1) & 0x3f) << 12 | (byte(2) & 0x3f) << 6 |
                     (byte(3) & 0x3f));
        return c >= 0x10000 && c <= 0x10ffff ? 4 : 0;
    }
    return 0;
}

// Checks a JSON text and copies it in as long pieces as it can: a piece ends where space is left out or a
// character has to be escaped. Fails on the first byte that JSON does not allow.
class Compactor
{
public:
    Compactor(QByteArray &to, QByteArrayView json)
        : m_to(to), m_at(json.begin()), m_end(json.end()), m_piece(m_at)
    {
    }

    bool run()
    {
        if (!value(0))
            return false;
        skipSpace();
        copyPiece();
        return m_at == m_end;
    }

private:
    void copyPiece()
    {
        if (m_at > m_piece)
            m_to.append(m_piece, m_at - m_piece);
        m_piece = m_at;
    }
    void skipSpace()
    {
        if (m_at == m_end || std::uint8_t(*m_at) > ' ')
            return;
        copyPiece();
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\t' || *m_at == '\r'))
            ++m_at;
        m_piece = m_at;
    }
    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        ++m_at;
        return true;
    }
    bool word(QByteArrayView expected)
    {
        if (m_end - m_at < expected.size() || QByteArrayView(m_at, expected.size()) != expected)
            return false;
        m_at += expected.size();
        return true;
    }
    bool value(int depth)
    {
        skipSpace();
        if (m_at == m_end || depth > deepest)
            return false;
        switch (*m_at) {
        case '{':
            return members(depth, '}', true);
        case '[':
            return members(depth, ']', false);
        case '"':
            return string();
        case 't':
            return word("true");
        case 'f':
            return word("false");
        case 'n':
            return word("null");
        default:
            return number();
        }
    }
    bool members(int depth, char close, bool named)
    {
        ++m_at;
        skipSpace();
        if (take(close))
            return true;
        for (;;) {
            skipSpace();
            if (named) {
                if (m_at == m_end || *m_at != '"' || !string())
                    return false;
                skipSpace();
                if (!take(':'))
                    return false;
            }
            if (!value(depth + 1))
                return false;
            skipSpace();
            if (take(close))
                return true;
            if (!take(','))
                return false;
        }
    }
    bool digits()
    {
        const char *begin = m_at;
        while (m_at < m_end && *m_at >= '0' && *m_at <= '9')
            ++m_at;
        return m_at > begin;
    }
    bool number()
    {
        take('-');
        if (!take('0') && !digits())
            return false;
        if (take('.') && !digits())
            return false;
        if (!take('e') && !take('E'))
            return true;
        if (!take('+'))
            take('-');
        return digits();
    }
    bool escape()
    {
        if (m_end - m_at < 2)
            return false;
        if (m_at[1] != 'u') {
            const bool known = QByteArrayView("\"\\/bfnrt").contains(m_at[1]);
            m_at += 2;
            return known;
        }
        if (m_end - m_at < 6)
            return false;
        for (int i = 2; i < 6; ++i) {
            const char c = m_at[i];
            if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')))
                return false;
        }
        m_at += 6;
        return true;
    }
    bool string()
    {
        ++m_at;
        while (m_at < m_end) {
            while (m_at < m_end && isPlain(*m_at))
                ++m_at;
            if (m_at == m_end)
                return false;
            if (*m_at == '"') {
                ++m_at;
                return true;
            }
            if (*m_at == '\\' ? !escape() : !character())
                return false;
        }
        return false;
    }
    bool character()
    {
        char32_t c = std::uint8_t(*m_at);
        const int length = c == 0x7f ? 1 : decodeSequence(m_at, m_end, c);
        if (length == 0)
            return false;
        if (isUnsafe(c)) {
            copyPiece();
            appendEscape(m_to, c);
            m_piece = m_at + length;
        }
        m_at += length;
        return true;
    }

    QByteArray &m_to;
    const char *m_at, *m_end, *m_piece;
};

} // namespace

void appendJsonString(QByteArray &to, QByteArrayView utf8)
{
    const char *at = utf8.begin(), *const end = utf8.end(), *piece = at;
    if (std::all_of(at, end, isPlain)) { // nearly always: one growth instead of three
        const auto size = to.size();
        to.resize(size + utf8.size() + 2);
        char *out = to.data() + size;
        *out = '"';
        std::copy(at, end, out + 1);
        out[utf8.size() + 1] = '"';
        return;
    }
    to.append("\"", 1);
    const auto replace = [&](QByteArrayView with, int length) {
        to.append(piece, at - piece);
        to.append(with.data(), with.size());
        at += length;
        piece = at;
    };
    for (;;) {
        while (at < end && isPlain(*at))
            ++at;
        if (at == end)
            break;
        char32_t c = std::uint8_t(*at);
        const int length = c < 0x80 ? 1 : decodeSequence(at, end, c);
        if (length == 0) {
            replace("\xef\xbf\xbd", 1);
        } else if (c == '"') {
            replace("\\\"", 1);
        } else if (c == '\\') {
            replace("\\\\", 1);
        } else if (c == '\n') {
            replace("\\n", 1);
        } else if (c == '\r') {
            replace("\\r", 1);
        } else if (c == '\t') {
            replace("\\t", 1);
        } else if (c < 0x20 || isUnsafe(c)) {
            replace({}, 0);
            appendEscape(to, c);
            at += length;
            piece = at;
        } else {
            at += length;
        }
    }
    to.append(piece, at - piece);
    to.append("\"", 1);
}

void appendJsonNumber(QByteArray &to, qint64 number)
{
    char text[24];
    const auto written = std::to_chars(text, text + sizeof text, number);
    to.append(text, written.ptr - text);
}

void appendJsonTime(QByteArray &to, const Instant &time)
{
    const CivilDate date = CivilDate::fromDays(floorDiv(time.seconds, 86400));
    if (date.year < 0 || date.year > 9999) { // written with a sign, and rare
        to.append("\"" + time.toIso().toLatin1() + '"');
        return;
    }
    const auto inDay = int(floorMod(time.seconds, 86400));
    char text[40] = {'"'};
    char *at = text + 1;
    const auto put = [&at](int value, int places, char behind) {
        for (int i = places - 1; i >= 0; --i, value /= 10)
            at[i] = char('0' + value % 10);
        at += places;
        *at++ = behind;
    };
    put(int(date.year), 4, '-');
    put(date.month, 2, '-');
    put(date.day, 2, 'T');
    put(inDay / 3600, 2, ':');
    put(inDay / 60 % 60, 2, ':');
    put(inDay % 60, 2, '.');
    if (time.digits == 0) {
        --at;
    } else {
        put(time.nanos, 9, 'Z');
        at -= 10 - std::min<int>(time.digits, 9);
    }
    *at++ = 'Z';
    *at++ = '"';
    to.append(text, at - text);
}

void appendJsonNumber(QByteArray &to, double number)
{
    if (!std::isfinite(number)) {
        to.append(std::isnan(number) ? "null" : number > 0 ? "\"Infinity\"" : "\"-Infinity\"");
        return;
    }
    char text[32];
    const auto written = std::to_chars(text, text + sizeof text, number);
    to.append(text, written.ptr - text);
    if (QByteArrayView(text, written.ptr - text).indexOf('.') < 0 &&
        QByteArrayView(text, written.ptr - text).indexOf('e') < 0)
        to.append(".0", 2); // a REAL stays one
}

bool appendCompactJson(QByteArray &to, QByteArrayView json)
{
    const auto before = to.size();
    if (Compactor(to, json).run())
        return true;
    to.truncate(before);
    return false;
}

} // namespace storescope
