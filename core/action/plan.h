// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/actionrule.h"

#include <QMap>

namespace storescope {

// One row that an action is for, as the preview showed it.
struct PlanRow
{
    Key identity; // rowid or primary key
    Key key;      // the collection's; empty: the same
    Fingerprint fingerprint;
    qint64 bytes = 0;  // with the rows that go with it
    qint64 time = 0;   // ms since 1970 of the rule's time; 0: none
    quint32 notes = 0; // bit n: pointer n of the profile leads to it

    const Key &shown() const { return key.empty() ? identity : key; }
};

// Exactly what an action would do: made by a preview, read by a person, taken by Apply. A file of JSON.
struct Plan
{
    QString act, collection, title, rule;
    QString store; // the file
    QString product, productVersion;
    Instant made;
    std::optional<std::chrono::nanoseconds> older;
    bool removes = true;
    QString table;
    QStringList noteTexts; // of PlanRow::notes
    std::vector<PlanRow> rows;

    qint64 bytes() const;
    QMap<QString, qint64> byDay() const;    // "2026-11-20" -> rows
    QMap<QString, qint64> dangling() const; // note -> rows that something still leads to
    ActionChoice choice() const { return {act, older}; }
};

// Appears whole or not at all. Errors: Io.
Result<void> savePlan(const Plan &plan, const QString &file);
// Errors: NotFound, InvalidArgument with what is wrong.
Result<Plan> loadPlan(const QString &file);
// Where plans are kept that nobody named: $XDG_DATA_HOME/storescope/plans.
QString defaultPlanFile(const Plan &plan);

} // namespace storescope
