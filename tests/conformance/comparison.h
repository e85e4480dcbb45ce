// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/conformance/cases.h"
#include "tests/conformance/reading.h"

namespace storescope::conformance {

struct Compared
{
    const Expectation &expectation;
    const QJsonObject &mapped; // of the mapping's collections
    OpenStore &store;
    const Collection &collection;
    const std::vector<Record> &records; // all
    QJsonArray items() const;           // of the expectation
};

// What is not as the product says: ids, states, expiry, groups, fields, digests; a sentence each.
QStringList differences(const Compared &compared);

// The parts of it that more than one file has.
QString idOfItem(const QJsonObject &mapped, const QJsonValue &item);
// `members` and `facts`: what rows show together.
void compareMembers(const Compared &compared, QStringList &problems);

} // namespace storescope::conformance
