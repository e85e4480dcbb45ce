// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"

#include <QByteArray>

#include <array>
#include <cstdint>
#include <span>

namespace storescope::demo {

// Chance that is the same on every machine: splitmix64.
class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next();
    int below(int bound) { return bound > 0 ? int(next() % std::uint64_t(bound)) : 0; }
    int between(int least, int most) { return least + below(most - least + 1); }
    double unit() { return double(next() >> 11) * 0x1.0p-53; }
    bool chance(double share) { return unit() < share; }
    double exponential(double mean);

    template <class T, std::size_t N>
    const T &pick(const std::array<T, N> &list)
    {
        return list[std::size_t(below(int(N)))];
    }
    template <class T>
    const T &pick(std::span<const T> list)
    {
        return list[std::size_t(below(int(list.size())))];
    }

    // "msg_01m7ws92zxmb6xw9psqdg1z44k": a ULID in lower case after the prefix.
    QByteArray ulid(const char *prefix, const Instant &at);
    QByteArray hex(int digits);

private:
    std::uint64_t m_state;
};

// "text" with quotes and escapes, as JSON wants it.
QByteArray quoted(const QByteArray &text);

} // namespace storescope::demo
