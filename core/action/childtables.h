// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/tableshape.h"

#include <utility>

namespace storescope {

// Rows of another table that go with a row: the profile says so, or the schema (ON DELETE CASCADE).
struct ChildTable
{
    TableShape shape;
    std::vector<std::pair<QString, QString>> on; // its column, the parent's column
    int parent = -1; // index of the child whose rows these belong to; -1: the table itself

    QByteArray selectSql() const; // identity, then all columns, of the rows with :p0 …
};

// Those of `table`, each after its parent. Errors: Unsupported when removing a row would change others in a
// way that could not be undone (ON DELETE SET NULL, triggers).
Result<std::vector<ChildTable>> childTables(Connection &connection, const Schema &schema,
                                            const TableShape &table,
                                            const std::vector<ActionSpec::Also> &also);

// Unsupported when the table has a trigger: what it would do stands in no bundle.
Result<void> refuseTriggers(Connection &connection, const QString &table);

} // namespace storescope
