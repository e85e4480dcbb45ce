// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/filter/condition.h"
#include "core/read/filter/row.h"
#include "core/read/filter/textcolumns.h"

namespace storescope::filter {

// How text lies in a column's stored bytes. Plain: as it is. Json, Open: as it is or with JSON's escapes.
// Automatic: that is told from the bytes. Hidden: only after decoding. ByRow: another column says the chain.
enum class Lies { Plain, Json, Open, Automatic, Hidden, ByRow };
Lies liesIn(const CodecChain &chain);
Lies liesIn(const Column &column);

// Whether a row fulfils a condition, decided in place.
class Predicate
{
public:
    explicit Predicate(const Collection &collection);
    bool test(const Condition &condition, const RowView &row) const;

    // The select positions that `condition` reads. False: it needs values that only a record has.
    bool reads(const Condition &condition, const Collection &collection, std::vector<int> &positions) const;

private:
    bool leaf(const Condition &condition, const RowView &row) const;
    bool inside(const Condition &condition, const Column &column, const RowView &row) const;
    bool span(const Condition &condition, const RowView &row) const;
    bool anywhere(const Condition &condition, const RowView &row) const;

    Lies liesIn(int column) const { return m_lies[size_t(column)]; }

    std::vector<int> m_templates; // columns made from others; only records have them
    std::vector<Lies> m_lies;     // beside the columns
};

// Text inside a column's value, decoded where it has to be.
bool containsText(const Needle &needle, const RawValue &raw, const Column &column, Lies lies,
                  const RowView &row);
// The value at a path inside a column's decoded one.
Value valueInside(const RawValue &raw, const JsonPath &path, const Column &column, Lies lies,
                  const RowView &row);
// Whether the value's bytes are JSON text, so that jsonAt may look into them.
bool isJsonText(const RawValue &raw, Lies lies);
bool passesTest(const Test &test, const RawValue &raw, const Column *column);

} // namespace storescope::filter
