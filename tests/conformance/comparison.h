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
};

// What is not as the product says: ids, states, expiry, groups, fields, digests; a sentence each.
QStringList differences(const Compared &compared);

} // namespace storescope::conformance
