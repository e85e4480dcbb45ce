// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/record.h"
#include "core/sqlite/rowfunction.h"

#include <string_view>
#include <vector>

namespace storescope::filter {

// One value where it lies, not copied.
struct RawValue
{
    enum class Type { Null, Integer, Real, Text, Blob };
    Type type = Type::Null;
    qint64 integer = 0;
    double real = 0;
    std::string_view bytes;

    bool hasBytes() const { return type == Type::Text || type == Type::Blob; }
};
RawValue rawOf(const Value &value);
// A Value that borrows the bytes: it must not outlive them.
Value borrowed(const RawValue &raw);

// A row under a filter: one that a statement stands on, or a record. Lives as long as either stays as it is.
class RowView
{
public:
    // `places`: where each select position stands in the statement, -1: not selected. The key parts stand
    // first.
    RowView(const Collection &collection, const Statement &row, const std::vector<int> &places)
        : m_collection(collection), m_statement(&row), m_places(&places)
    {
    }
    // The same of values that SQLite hands to a RowFunction: the key parts first, then those of `places`.
    RowView(const Collection &collection, const RowValues &values, const std::vector<int> &places)
        : m_collection(collection), m_values(&values), m_places(&places)
    {
    }
    RowView(const Collection &collection, const Record &record) : m_collection(collection), m_record(&record)
    {
    }

    const Collection &collection() const { return m_collection; }
    // Values inside a decoded one have been taken out already, stored words are the shown ones.
    bool isRecord() const { return m_record != nullptr; }
    RawValue key(int part) const;
    RawValue select(int position) const; // only of a statement
    RawValue
    column(int column) const; // as stored; for a path the value that holds it, of a record the one it holds
    qint64 size(int column) const; // -1: NULL
    Value codecOf(const Column &column) const;

private:
    const Collection &m_collection;
    RawValue at(int place) const;
    const Statement *m_statement = nullptr;
    const RowValues *m_values = nullptr;
    const std::vector<int> *m_places = nullptr;
    const Record *m_record = nullptr;
};

} // namespace storescope::filter
