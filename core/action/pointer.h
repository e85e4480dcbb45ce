// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/rowimage.h"
#include "core/action/tableshape.h"

#include <QHash>

namespace storescope {

class ActionRule;
class GovernedRead;

// What may still lead to a row (a profile's `pointer`), bound to the file's tables.
struct Pointer
{
    // Errors: NotFound for a column that is not there. A table that is not there leads nowhere.
    static Result<Pointer> make(const Schema &schema, const ActionSpec::Pointer &spec,
                                const TableShape &rows);

    bool leadsAnywhere() const { return !from.name.isEmpty(); }
    // SELECT identity, value, condition of all its rows before :k0 …, the last first.
    QByteArray sql(bool fromEnd) const;

    TableShape from;
    QByteArray column, when; // SQL
    int rowColumn = -1;      // of the row's image, which has the same value
    bool last = false;       // only the last of those that have it
};

// Finds which of many rows a pointer leads to, in one governed pass over its table: an index is not needed,
// and no read is longer than a chunk.
class PointerWalk
{
public:
    explicit PointerWalk(const Pointer &pointer) : m_pointer(pointer) {}

    // The row with this number is asked for; cheap, for a store is being read.
    void want(const RowImage &row, quint32 number);
    // The numbers of the rows to which it leads, each once.
    Result<std::vector<quint32>> find(GovernedRead &read, const ActionRule &rule, const Instant &now);

private:
    const Pointer &m_pointer;
    QHash<Key, std::vector<quint32>> m_wanted; // by value
};

} // namespace storescope
