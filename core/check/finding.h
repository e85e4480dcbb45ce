// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/record.h"

#include <QString>

#include <optional>

namespace storescope {

// Something wrong with a store, in one line for people.
struct Finding
{
    enum class About { Version, Integrity, ForeignKey, Digest, Reference, Claim };
    About about = About::Integrity;
    QString file;  // path
    QString where; // table or collection; empty: the file as a whole
    QString key;   // of the row that shows it; empty: none in particular
    QString sentence;
};
QString aboutName(Finding::About about); // "version", "integrity", "foreign-key", …

// Work whose claim ran out, or a lease that did: what is said of it; nullopt: it is neither.
std::optional<QString> claimThatRanOut(const Collection &collection, const Record &record);
// The state that such rows have; empty: the kind knows no claims, or the collection no states.
QString ranOutState(const Collection &collection);

} // namespace storescope
