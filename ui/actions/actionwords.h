// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QCoreApplication>
#include <QIcon>

namespace storescope {

// The words of the actions. `removes`: rows go; else they are changed.
class ActionWords
{
    Q_DECLARE_TR_FUNCTIONS(ActionWords)
public:
    static QString name(const QString &act); // "Sweep"
    static QIcon icon(const QString &act);
    static QString wouldBe(bool removes, qint64 rows);                   // "rows would go"
    static QString order(const QString &act, bool removes, qint64 rows); // "Remove 1,283 rows"
    static QString question(const QString &act, bool removes, qint64 rows, const QString &store);
    static QString doing(const QString &act, bool removes);             // "Removing"
    static QString done(const QString &act, bool removes, qint64 rows); // "1,270 rows removed"
    static QString goTitle(const QString &act);                         // for a menu: "Release…"
    // Of what core says in English: why a row stays.
    static QString why(const QString &sentence);
};

} // namespace storescope
