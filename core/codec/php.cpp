// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/opaque.h"

#include <charconv>
#include <vector>

namespace storescope {

namespace {

// Walks what PHP's serialize() writes, without making anything of it and without recursion.
class Walker
{
public:
    explicit Walker(QByteArrayView bytes) : m_left(bytes) {}

    bool walk()
    {
        do {
            if (!value())
                return false;
            closeFull();
        } while (!m_open.empty() && m_good);
        return m_good && m_left.isEmpty();
    }

private:
    bool value();
    bool quoted();
    bool skip(QByteArrayView expected);
    bool skipPast(char end);
    std::optional<qsizetype> count();
    bool open(qsizetype values);
    void closeFull();

    QByteArrayView m_left;
    std::vector<qsizetype> m_open; // values still to come in each container
    bool m_good = true;
};

bool Walker::skip(QByteArrayView expected)
{
    if (!m_left.startsWith(expected))
        return false;
    m_left = m_left.sliced(expected.size());
    return true;
}

bool Walker::skipPast(char end)
{
    constexpr qsizetype longestScalar = 400;
    const auto at = m_left.first(qMin(m_left.size(), longestScalar)).indexOf(end);
    if (at < 1)
        return false;
    m_left = m_left.sliced(at + 1);
    return true;
}

// A length and its colon.
std::optional<qsizetype> Walker::count()
{
    qsizetype size = 0;
    const auto [end, error] = std::from_chars(m_left.data(), m_left.data() + m_left.size(), size);
    if (error != std::errc() || size < 0 || size > m_left.size())
        return std::nullopt;
    m_left = m_left.sliced(end - m_left.data());
    return skip(":") ? std::optional(size) : std::nullopt;
}

// 5:"bytes"
bool Walker::quoted()
{
    const auto size = count();
    if (!size || !skip("\"") || *size > m_left.size())
        return false;
    m_left = m_left.sliced(*size);
    return skip("\"");
}

bool Walker::open(qsizetype values)
{
    m_open.push_back(values + 1); // the container itself counts as the value that opened it
    return skip("{");
}

void Walker::closeFull()
{
    while (!m_open.empty() && --m_open.back() == 0) {
        m_open.pop_back();
        if (!skip("}"))
            m_good = false;
    }
}

bool Walker::value()
{
    if (skip("N;"))
        return true;
    if (skip("i:") || skip("d:") || skip("b:") || skip("r:") || skip("R:"))
        return skipPast(';');
    if (skip("s:") || skip("E:"))
        return quoted() && skip(";");
    if (skip("C:")) {
        const bool named = quoted() && skip(":");
        const auto size = named ? count() : std::nullopt;
        if (!size || !skip("{") || *size > m_left.size())
            return false;
        m_left = m_left.sliced(*size);
        return skip("}");
    }
    const bool isObject = skip("O:");
    if (isObject ? !(quoted() && skip(":")) : !skip("a:"))
        return false;
    const auto size = count();
    return size && open(2 * *size);
}

} // namespace

bool looksLikePhp(QByteArrayView bytes)
{
    return Walker(bytes).walk();
}

} // namespace storescope
