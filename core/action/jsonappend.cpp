// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/jsonappend.h"

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

// Copies a JSON text token by token; fails on the first byte that JSON does not allow.
class Compactor
{
public:
    Compactor(QByteArray &to, QByteArrayView json) : m_to(to), m_at(json.begin()), m_end(json.end()) {}

    bool run()
    {
        if (!value(0))
            return false;
        skipSpace();
        return m_at == m_end;
    }

private:
    void skipSpace()
    {
        while (m_at < m_end && (*m_at == ' ' || *m_at == '\n' || *m_at == '\t' || *m_at == '\r'))
            ++m_at;
    }
    bool take(char c)
    {
        if (m_at == m_end || *m_at != c)
            return false;
        m_to.append(c);
        ++m_at;
        return true;
    }
    bool word(QByteArrayView expected)
    {
        if (m_end - m_at < expected.size() || QByteArrayView(m_at, expected.size()) != expected)
            return false;
        m_to.append(expected.data(), expected.size());
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
        m_to.append(*m_at++);
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
    bool digits(const char *&at) const
    {
        const char *begin = at;
        while (at < m_end && *at >= '0' && *at <= '9')
            ++at;
        return at > begin;
    }
    bool number()
    {
        const char *at = m_at;
        if (*at == '-')
            ++at;
        if (at < m_end && *at == '0')
            ++at;
        else if (!digits(at))
            return false;
        if (at < m_end && *at == '.' && !digits(++at))
            return false;
        if (at < m_end && (*at == 'e' || *at == 'E')) {
            ++at;
            if (at < m_end && (*at == '+' || *at == '-'))
                ++at;
            if (!digits(at))
                return false;
        }
        m_to.append(m_at, at - m_at);
        m_at = at;
        return true;
    }
    bool escape()
    {
        if (m_end - m_at < 2)
            return false;
        qsizetype length = 2;
        if (m_at[1] == 'u') {
            length = 6;
            if (m_end - m_at < length)
                return false;
            for (int i = 2; i < 6; ++i) {
                const char c = m_at[i];
                if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')))
                    return false;
            }
        } else if (!QByteArrayView("\"\\/bfnrt").contains(m_at[1])) {
            return false;
        }
        m_to.append(m_at, length);
        m_at += length;
        return true;
    }
    bool string()
    {
        m_to.append(*m_at++);
        while (m_at < m_end) {
            const char *run = m_at;
            while (m_at < m_end && isPlain(*m_at))
                ++m_at;
            m_to.append(run, m_at - run);
            if (m_at == m_end)
                return false;
            if (*m_at == '"')
                return take('"');
            if (*m_at == '\\' ? !escape() : !character())
                return false;
        }
        return false;
    }
    bool character()
    {
        if (*m_at == 0x7f) {
            appendEscape(m_to, 0x7f);
            ++m_at;
            return true;
        }
        char32_t c = 0;
        const int length = decodeSequence(m_at, m_end, c);
        if (length == 0)
            return false;
        if (isUnsafe(c))
            appendEscape(m_to, c);
        else
            m_to.append(m_at, length);
        m_at += length;
        return true;
    }

    QByteArray &m_to;
    const char *m_at, *m_end;
};

} // namespace

void appendJsonString(QByteArray &to, QByteArrayView utf8)
{
    to.append('"');
    const char *at = utf8.begin(), *const end = utf8.end();
    while (at < end) {
        const char *run = at;
        while (at < end && isPlain(*at))
            ++at;
        to.append(run, at - run);
        if (at == end)
            break;
        char32_t c = std::uint8_t(*at);
        int length = 1;
        switch (*at) {
        case '"':
            to.append("\\\"", 2);
            break;
        case '\\':
            to.append("\\\\", 2);
            break;
        case '\n':
            to.append("\\n", 2);
            break;
        case '\r':
            to.append("\\r", 2);
            break;
        case '\t':
            to.append("\\t", 2);
            break;
        default:
            if (c >= 0x80)
                length = decodeSequence(at, end, c);
            if (length == 0) {
                to.append("\xef\xbf\xbd", 3);
                length = 1;
            } else if (c < 0x20 || isUnsafe(c)) {
                appendEscape(to, c);
            } else {
                to.append(at, length);
            }
        }
        at += length;
    }
    to.append('"');
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
