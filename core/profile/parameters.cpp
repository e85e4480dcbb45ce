// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/parameters.h"

#include <QRegularExpression>

namespace storescope {

QStringList reservedParameters()
{
    return {QStringLiteral("now"),    QStringLiteral("now_s"),  QStringLiteral("now_real"),
            QStringLiteral("now_ms"), QStringLiteral("now_us"), QStringLiteral("now_ns"),
            QStringLiteral("now_iso")};
}

bool isReservedParameter(const QString &name)
{
    static const QRegularExpression ours(QStringLiteral("^(limit|offset|now(_.*)?|[kuf][0-9]+)$"));
    return ours.match(name).hasMatch();
}

} // namespace storescope
