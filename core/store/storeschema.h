// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/connection.h"

#include <QHash>
#include <QStringList>

#include <map>
#include <vector>

namespace storescope {

// What the tables of one store look like, and how a file comes to have them.
struct StoreSchema
{
    QString name;                    // for messages: "event log"
    std::vector<QByteArray> create;  // statements that make the tables, each harmless when they are there
    QHash<QString, QStringList> has; // table -> columns that it must have
    // PRAGMA user_version. 0: the system stamps nothing, so only the tables and columns are looked at.
    qint64 version = 0;
    std::map<qint64, std::vector<QByteArray>> migrations; // version -> the statements that lead to the next
};

// Whether the file holds the schema: true; can be given it: false; or neither: Unsupported, naming the file,
// the version found and the one expected. Reads only.
Result<bool> holdsSchema(Connection &connection, const StoreSchema &schema);

// Creates, migrates or leaves alone, in one BEGIN IMMEDIATE: of many first opens one makes the tables and the
// others find them. An error changes nothing.
Result<void> prepareSchema(Connection &connection, const StoreSchema &schema);

} // namespace storescope
