// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/filter/condition.h"

namespace storescope::filter {

// What SQL can say of a condition. Never NULL where it is exact.
struct SqlCondition
{
    QByteArray sql;     // empty: nothing
    bool exact = false; // else rows pass that do not fulfil the condition, never the other way
};

// Collects the values that the SQL names :f0 :f1 …
class SqlWriter
{
public:
    explicit SqlWriter(const Collection &collection) : m_collection(collection) {}
    SqlCondition write(const Condition &condition);
    const std::vector<Value> &values() const { return m_values; }

private:
    SqlCondition leaf(const Condition &condition);
    SqlCondition equal(const QByteArray &expression, const Column &column, const EqualTest &test);
    SqlCondition word(const QByteArray &expression, const WordTest &test);
    SqlCondition number(const QByteArray &expression, const NumberTest &test);
    SqlCondition time(const QByteArray &expression, const Column &column, const TimeTest &test);
    QByteArray bound(const Value &value);

    const Collection &m_collection;
    std::vector<Value> m_values;
};

} // namespace storescope::filter
