// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/chain.h"
#include "core/read/filter/bytesearch.h"

#include <QString>

namespace storescope::filter {

// Text that is looked for in the raw bytes of a store, whatever its case and however JSON wrote it.
// Immutable; any thread.
class Needle
{
public:
    Needle() = default;
    explicit Needle(const QString &text);

    const QByteArray &utf8() const { return m_utf8; }
    // In UTF-8 as it is.
    bool inText(std::string_view text) const;
    // Also where JSON's escapes stand for some of it ("Köln" as K\u00f6ln), in JSON inside JSON too.
    bool inJson(std::string_view text) const;
    // In any key or text of a tree.
    bool inTree(const Json &tree) const;
    // False: neither inText nor inJson can be. A part of it that no encoder ever escapes is missing.
    bool mayBeIn(std::string_view text) const { return m_anchor.in(text); }

private:
    bool folded(std::string_view text) const;

    QByteArray m_utf8;
    QString m_folded;
    ByteSearch m_whole;     // decides alone when no letter above ASCII has cases
    ByteSearch m_anchor;    // the longest part of it that is the same in every writing
    bool m_cased = false;   // has letters above ASCII that have cases
    bool m_escapes = false; // JSON may write it another way
};

} // namespace storescope::filter
