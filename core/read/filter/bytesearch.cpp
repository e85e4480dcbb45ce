// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/bytesearch.h"

#include <array>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace storescope::filter {
namespace {

constexpr bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c;
}

constexpr std::array<char, 256> lowerTable = [] {
    std::array<char, 256> table{};
    for (int i = 0; i < 256; ++i)
        table[size_t(i)] = lower(char(i));
    return table;
}();

// How common a byte is in JSON and plain text, roughly.
int commonness(char c)
{
    static constexpr std::string_view order = "\" etaoinsr:,lhdc_umpf0gywb1v2{}k-/x.jq3z45678[]9";
    const size_t at = order.find(lower(c));
    return at == std::string_view::npos ? 0 : int(order.size() - at);
}

#if defined(__SSE2__)
// One byte of the needle in all sixteen places, and what makes a letter's cases alike.
struct Probe
{
    __m128i byte, fold;
    Probe(char c, bool folding)
        : byte(_mm_set1_epi8(c)), fold(_mm_set1_epi8(folding && isLetter(c) ? 0x20 : 0))
    {
    }
    __m128i at(const char *text) const
    {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i *>(text));
        return _mm_cmpeq_epi8(_mm_or_si128(block, fold), byte);
    }
};
#endif

} // namespace

ByteSearch::ByteSearch(const QByteArray &needle, Case letters)
    : m_needle(needle), m_fold(letters == Case::Fold)
{
    if (m_fold) {
        for (char &c : m_needle)
            c = lower(c);
    }
    for (qsizetype i = 1; i < m_needle.size(); ++i) {
        if (commonness(m_needle[i]) < commonness(m_needle[m_rare]))
            m_rare = i;
    }
    m_rare2 = m_rare == 0 ? m_needle.size() - 1 : 0;
    for (qsizetype i = 0; i < m_needle.size(); ++i) {
        if (i != m_rare && commonness(m_needle[i]) < commonness(m_needle[std::max<qsizetype>(m_rare2, 0)]))
            m_rare2 = i;
    }
    m_rare2 = std::max<qsizetype>(m_rare2, 0);
}

bool ByteSearch::matchesAt(const char *text) const
{
    if (!m_fold)
        return std::memcmp(text, m_needle.constData(), size_t(m_needle.size())) == 0;
    const char *needle = m_needle.constData();
    for (qsizetype i = 0; i < m_needle.size(); ++i) {
        if (lowerTable[static_cast<unsigned char>(text[i])] != needle[i])
            return false;
    }
    return true;
}

inline bool ByteSearch::mayMatchAt(const char *text) const
{
    const char c = text[m_rare];
    return (m_fold ? lowerTable[static_cast<unsigned char>(c)] : c) == m_needle.constData()[m_rare];
}

qsizetype ByteSearch::find(std::string_view text) const
{
    if (m_needle.isEmpty())
        return 0;
    const qsizetype last = qsizetype(text.size()) - m_needle.size();
    if (last < 0)
        return -1;
    qsizetype at = 0;
#if defined(__SSE2__)
    const Probe first(m_needle[m_rare], m_fold), second(m_needle[m_rare2], m_fold);
    while (at <= last && last >= 15) {
        // The last block overlaps the one before rather than run over the end.
        at = std::min(at, last - 15);
        const char *block = text.data() + at;
        auto places =
            unsigned(_mm_movemask_epi8(_mm_and_si128(first.at(block + m_rare), second.at(block + m_rare2))));
        for (; places != 0; places &= places - 1) {
            const int place = std::countr_zero(places);
            if (matchesAt(block + place))
                return at + place;
        }
        at += 16;
    }
    if (at <= last && text.size() >= 16) {
        // A text hardly longer than the needle: all places where its rarest byte may stand are in one block.
        const qsizetype from = std::max<qsizetype>(0, m_rare + last - 15);
        auto places = unsigned(_mm_movemask_epi8(first.at(text.data() + from)));
        for (; places != 0; places &= places - 1) {
            at = from + std::countr_zero(places) - m_rare;
            if (at >= 0 && at <= last && matchesAt(text.data() + at))
                return at;
        }
        return -1;
    }
#endif
    for (; at <= last; ++at) {
        if (mayMatchAt(text.data() + at) && matchesAt(text.data() + at))
            return at;
    }
    return -1;
}

bool ByteSearch::begins(std::string_view text) const
{
    return qsizetype(text.size()) >= m_needle.size() && matchesAt(text.data());
}

bool ByteSearch::ends(std::string_view text) const
{
    return qsizetype(text.size()) >= m_needle.size() &&
           matchesAt(text.data() + text.size() - size_t(m_needle.size()));
}

} // namespace storescope::filter
