// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/collection.h"
#include "core/profile/profilelibrary.h"

namespace storescope {

enum class Match { Exact, Newer, Partial, None };
QString matchName(Match match);

// What one file is.
struct Detected
{
    Match match = Match::None;
    std::shared_ptr<const Profile> profile; // null for None
    QString role, variant;
    QString version;     // as the store says, empty when it says nothing
    QStringList missing; // Partial: tables and columns that do not fit
};

// Fits the file's schema against the library. `connection` is asked for the version only. Parses only
// profiles whose hint names one of the file's tables. Errors: what kept the file from being asked (Busy, …); a
// question that does not fit the file is none.
Result<Detected> detect(Connection &connection, const Schema &schema, const ProfileLibrary &library);

// The collections of a file: those of its profile that bind (the rest with the reason), then each table that
// none of them shows as a plain table (kind Table; keyed by rowid or primary key), so nothing of a file is
// hidden.
struct BoundFile
{
    std::vector<std::shared_ptr<const Collection>> collections;
    std::vector<std::pair<QString, Error>> failed; // collection id, why
    QStringList missing;                           // "collection.field: column" that this file lacks
};
// With a connection, in a layout that is not quite the profile's, fields whose SQL does not run are left out.
BoundFile bindFile(const Detected &detected, const Schema &schema, const QHash<QString, Value> &parameters,
                   Connection *connection = nullptr);

} // namespace storescope
