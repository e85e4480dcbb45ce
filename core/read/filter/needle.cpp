// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/needle.h"

#include "core/codec/jsonscan.h"

#include <algorithm>
#include <cstring>

namespace storescope::filter {
namespace {

// JSON written by anyone leaves these alone; some escape / < > & ' + ` = though they need not.
bool isNeverEscaped(char c)
{
    return c >= 0x20 && c < 0x7f && std::strchr("\"\\/<>&'+`=", c) == nullptr;
}

QByteArray longestPlainPart(const QByteArray &text)
{
    QByteArray longest;
    for (qsizetype from = 0; from < text.size();) {
        qsizetype end = from;
        while (end < text.size() && isNeverEscaped(text[end]))
            ++end;
        if (end - from > longest.size())
            longest = text.mid(from, end - from);
        from = end + 1;
    }
    return longest;
}

bool hasCases(QChar c)
{
    return c.unicode() >= 0x80 && (c.isSurrogate() || c.toLower() != c.toUpper());
}

} // namespace

Needle::Needle(const QString &text)
    : m_utf8(text.toUtf8()),
      m_folded(text.toCaseFolded()),
      m_whole(m_utf8, ByteSearch::Case::Fold),
      m_anchor(longestPlainPart(m_utf8), ByteSearch::Case::Fold),
      m_cased(std::any_of(text.begin(), text.end(), hasCases)),
      m_escapes(!std::all_of(m_utf8.begin(), m_utf8.end(), isNeverEscaped))
{
}

bool Needle::folded(std::string_view text) const
{
    return QString::fromUtf8(text.data(), qsizetype(text.size())).toCaseFolded().contains(m_folded);
}

bool Needle::inText(std::string_view text) const
{
    if (!m_cased)
        return m_whole.in(text);
    return m_anchor.in(text) && folded(text);
}

bool Needle::inJson(std::string_view text) const
{
    if (!m_escapes)
        return m_whole.in(text);
    if (!m_anchor.in(text))
        return false;
    if (inText(text))
        return true;
    // The second time for JSON that stands as text inside JSON.
    std::string outer, inner;
    if (text.find('\\') == std::string_view::npos)
        return false;
    appendUnescaped(text, outer);
    if (inText(outer))
        return true;
    if (outer.find('\\') == std::string::npos)
        return false;
    appendUnescaped(outer, inner);
    return inText(inner);
}

bool Needle::inTree(const Json &tree) const
{
    switch (tree.type()) {
    case Json::value_t::string:
        return inJson(tree.get_ref<const std::string &>());
    case Json::value_t::object:
        return std::any_of(tree.items().begin(), tree.items().end(),
                           [this](const auto &item) { return inText(item.key()) || inTree(item.value()); });
    case Json::value_t::array:
        return std::any_of(tree.begin(), tree.end(), [this](const Json &item) { return inTree(item); });
    case Json::value_t::binary: {
        const auto &bytes = tree.get_binary();
        return inText({reinterpret_cast<const char *>(bytes.data()), bytes.size()});
    }
    case Json::value_t::boolean:
    case Json::value_t::number_integer:
    case Json::value_t::number_unsigned:
    case Json::value_t::number_float:
        return inText(tree.dump());
    case Json::value_t::null:
    case Json::value_t::discarded:
        return false;
    }
    return false;
}

} // namespace storescope::filter
