// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/filter/condition.h"

namespace storescope::filter {

struct Resolved
{
    std::optional<Subject> subject;
    QString unit;     // of numbers: bytes, ms …
    bool age = false; // the subject is a time, asked for as how long ago it is
    QString sentence; // why there is no subject
};

// A field's name: canonical or own, columns.x, payload.x.y or another column's path, bytes, age, duration.
Resolved resolveName(const QString &name, const Collection &collection);
// Every name that may be written before an operator, without paths.
QStringList knownNames(const Collection &collection);
// What since:, until: and around: mean; -1: none.
int boundColumn(const Collection &collection, const QString &word);

} // namespace storescope::filter
