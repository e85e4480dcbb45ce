// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QTextDocument>

namespace storescope {

// Text of a store as a tooltip: Qt would read what looks like HTML as such, and load what it names.
inline QString plainTip(const QString &text)
{
    return Qt::mightBeRichText(text)
               ? QStringLiteral("<span style=\"white-space: pre-wrap\">%1</span>").arg(text.toHtmlEscaped())
               : text;
}

} // namespace storescope
