// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/profile/collection.h"
#include "core/read/record.h"
#include "core/sqlite/rowfunction.h"

#include <memory>

namespace storescope {

// Where a filter's text is wrong: counted in QString characters from 0.
struct FilterMistake
{
    int position = 0;
    int length = 1;
    QString sentence;
};

// A filter bound to a collection: the text of command-line.md, parsed and compiled once. Immutable, shared
// between threads.
class Filter
{
public:
    struct Made
    {
        std::shared_ptr<const Filter> filter;
        std::optional<FilterMistake> mistake;
    };
    // An empty text gives a filter that lets everything through. `now` is what since:10m counts from.
    static Made compile(const QString &text, std::shared_ptr<const Collection> collection,
                        const Instant &now = Instant::now());
    ~Filter();

    const QString &text() const;
    const std::shared_ptr<const Collection> &collection() const;
    const Instant &now() const;
    bool matchesAll() const; // empty

    // A condition for Collection::Query::where, true for every matching row (perhaps for more: then
    // `needsPredicate`). Empty: none. Values are bound as :f0 :f1 …
    const QByteArray &where() const;
    bool needsPredicate() const;
    void bind(Statement &statement) const;

    // Looks at a row of a full select (Collection::sql without keysOnly), in place, without copying; :now
    // states included.
    bool matches(const Statement &row) const;
    bool matches(const Record &record) const; // for rows that are already here; cut cells count as they are

    // For a select that carries only what the predicate needs. `needs`: select positions, ascending; none
    // when `where` decides alone. `needsRecord`: it asks for texts made from other fields, which only a full
    // select has.
    const std::vector<int> &needs() const;
    bool needsRecord() const;
    // Of a row that passed `where`: the key parts first and then exactly `needs`, as SQLite hands them to a
    // RowFunction.
    bool passes(const RowValues &row) const;

private:
    Filter();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace storescope
