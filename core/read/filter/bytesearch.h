// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <string_view>

namespace storescope::filter {

// Finds one byte string in many others without copying them. Folding makes ASCII letters alike in both cases;
// bytes above 0x7f are always compared as they are. Immutable; any thread.
class ByteSearch
{
public:
    enum class Case { Fold, Exact };

    ByteSearch() = default;
    ByteSearch(const QByteArray &needle, Case letters);

    bool empty() const { return m_needle.isEmpty(); }
    // Where it begins first, -1 when it is not there. An empty needle is everywhere.
    qsizetype find(std::string_view text) const;
    bool in(std::string_view text) const { return find(text) >= 0; }
    bool begins(std::string_view text) const;
    bool ends(std::string_view text) const;

private:
    bool matchesAt(const char *text) const;
    bool mayMatchAt(const char *text) const; // by the rarest byte alone

    QByteArray m_needle; // folded when letters are
    bool m_fold = false;
    // The two rarest bytes of the needle; they are looked for first, sixteen places at a time.
    qsizetype m_rare = 0, m_rare2 = 0;
};

} // namespace storescope::filter
