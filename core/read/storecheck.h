// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"

#include <chrono>

namespace storescope {

// What SQLite's check said of a file, in words.
struct CheckFinding
{
    QString table;
    qint64 page = -1; // -1: of no page in particular
    QString meaning;  // for people
    QString said;     // SQLite's own line
};
CheckFinding checkFinding(const QString &table, const QString &line);
// A row whose foreign key leads to no row of `parent`; -1: of a table without row numbers.
CheckFinding foreignKeyFinding(const QString &table, qint64 row, const QString &parent);

// The check of one table and its indexes: one statement, and so one snapshot. A writer in WAL mode cannot
// trim its log meanwhile, and one with a rollback journal cannot commit; so it ends after `longest`, and the
// table was then not checked. Before the answer nobody reads for as long as the check took, unless it may
// take as long as it likes.
struct CheckRequest
{
    int file = 0;
    QString table;
    bool indexes = false;                   // also whether each row is in its indexes
    bool foreignKeys = false;               // instead: whether its foreign keys lead to rows
    std::chrono::milliseconds longest{250}; // at most 25 with a rollback journal; 0: as long as it takes
};
struct TableCheck
{
    std::vector<CheckFinding> findings;
    bool complete = true; // false: `longest` was over
    std::chrono::milliseconds took{0};
};

// How long the check may take on this connection.
std::chrono::milliseconds longestCheck(const Connection &connection, const CheckRequest &request);

// The tables of a file that can be checked, also SQLite's own list of them.
QStringList checkableTables(const OpenStore &store, int file);
// On a read-only connection, governed. Errors: Cancelled, Closed, and what keeps a file from being read.
QFuture<Result<TableCheck>> checkTable(const OpenStore &store, const CheckRequest &request,
                                       CancelToken cancel = {});

} // namespace storescope
