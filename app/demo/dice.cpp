// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/demo/dice.h"

#include <cmath>

namespace storescope::demo {

std::uint64_t Dice::next()
{
    std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

double Dice::exponential(double mean)
{
    return -mean * std::log(1.0 - unit());
}

QByteArray Dice::ulid(const char *prefix, const Instant &at)
{
    static constexpr char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";
    QByteArray id(prefix);
    const auto ms = std::uint64_t(at.milliseconds());
    for (int shift = 45; shift >= 0; shift -= 5)
        id += digits[(ms >> shift) & 31];
    std::uint64_t high = next(), low = next();
    for (int i = 0; i < 8; ++i, high >>= 5)
        id += digits[high & 31];
    for (int i = 0; i < 8; ++i, low >>= 5)
        id += digits[low & 31];
    return id;
}

QByteArray Dice::hex(int count)
{
    QByteArray text;
    text.reserve(count);
    std::uint64_t bits = 0;
    for (int i = 0; i < count; ++i, bits >>= 4) {
        if (i % 16 == 0)
            bits = next();
        text += "0123456789abcdef"[bits & 15];
    }
    return text;
}

QByteArray quoted(const QByteArray &text)
{
    QByteArray out;
    out.reserve(text.size() + 2);
    out += '"';
    for (const char c : text) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            out += c;
        }
    }
    out += '"';
    return out;
}

} // namespace storescope::demo
