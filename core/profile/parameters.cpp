// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/parameters.h"

#include <algorithm>

namespace storescope {

QStringList reservedParameters()
{
    return {QStringLiteral("now"),    QStringLiteral("now_s"),  QStringLiteral("now_real"),
            QStringLiteral("now_ms"), QStringLiteral("now_us"), QStringLiteral("now_ns"),
            QStringLiteral("now_iso")};
}

bool isReservedParameter(const QString &name)
{
    if (name == u"limit" || name == u"offset" || name == u"now" || name.startsWith(u"now_"))
        return true;
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    return name.size() > 1 && QStringView(u"kuf").contains(name.front()) &&
           std::all_of(name.cbegin() + 1, name.cend(), isDigit);
}

} // namespace storescope
