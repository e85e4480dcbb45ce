// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/mistakes.h"

#include "core/base/text.h"
#include "core/codec/jsonpath.h"

#include <algorithm>

namespace storescope {

void Mistakes::addUnknown(int line, const QString &what, const QString &word, const QStringList &known)
{
    const QString nearest = nearestWord(word, known);
    QString reason =
        QStringLiteral("\"%1\" is not %2 %3")
            .arg(word,
                 QStringLiteral("aeiou").contains(what.at(0)) ? QStringLiteral("an") : QStringLiteral("a"),
                 what);
    if (!nearest.isEmpty())
        reason += QStringLiteral("; did you mean \"%1\"?").arg(nearest);
    else if (known.size() <= 20)
        reason += QStringLiteral("; there are %1").arg(known.join(QLatin1String(", ")));
    add(line, reason);
}

void Mistakes::checkPath(int line, const QString &path)
{
    const QString inside = path.startsWith(QLatin1String("^.")) ? path.mid(2) : path;
    if (inside != QLatin1String(".") && !JsonPath::parse(inside))
        add(line, QStringLiteral("\"%1\" is no path; write a.b, a[0], a[*].b or a.\"b.c\"").arg(path));
}

std::vector<ProfileMistake> Mistakes::take()
{
    std::stable_sort(m_list.begin(), m_list.end(),
                     [](const auto &a, const auto &b) { return a.line < b.line; });
    return std::move(m_list);
}

} // namespace storescope
