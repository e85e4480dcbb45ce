// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/jsonscan.h"
#include "core/profile/collection.h"
#include "core/read/filter/needle.h"
#include "core/read/filter/syntax.h"

#include <optional>
#include <variant>
#include <vector>

namespace storescope::filter {

// What a condition looks at.
struct Subject
{
    // Column: its value. Path: a value inside the column's decoded one. Bytes: the column's size. Span: from
    // the time in `column` to the time in `until`, in nanoseconds.
    enum class Kind { Column, Path, Bytes, Span };
    Kind kind = Kind::Column;
    int column = -1;
    int until = -1;
    JsonPath path; // Path, and Column whose profile names a path: from the root of the decoded value
};

// One of the values a condition names, in every form in which a store may hold it.
struct Pattern
{
    QByteArray text;
    Needle needle;
    ByteSearch begins; // ASCII cases alike
    std::optional<Value> number;
    QByteArray blob; // for text that spells bytes in hex
    // For JSON text: no value can equal it unless this is in the text.
    std::optional<ByteSearch> anchor;
};

struct EqualTest
{
    std::vector<Pattern> patterns;
};
struct ContainsTest
{
    std::vector<Pattern> patterns;
};
struct IdTest
{
    std::vector<Pattern> patterns;
}; // begins with, or as shortened ids show it
struct WordTest
{
    std::vector<Pattern> patterns;
    QStringList words;
}; // begins with; `words`: all it can be, when known
struct NumberTest
{
    Operator op = Operator::Equal;
    Value bound;
};
struct TextOrderTest
{
    Operator op = Operator::Less;
    QByteArray bound;
};
struct TimeTest
{
    std::optional<Instant> from, before;
}; // from ≤ time < before
struct PresentTest
{
};
using Test =
    std::variant<EqualTest, ContainsTest, IdTest, WordTest, NumberTest, TextOrderTest, TimeTest, PresentTest>;

// A column that free text looks into.
struct TextColumn
{
    int column = -1;
    bool id = false; // numbers count too
};

// A filter's tree bound to a collection.
struct Condition
{
    enum class Kind { And, Or, Not, Leaf, Text };
    Kind kind = Kind::Leaf;
    std::vector<Condition> children;
    Subject subject;                     // Leaf
    Test test;                           // Leaf
    Pattern text;                        // Text: anywhere in the row
    std::vector<TextColumn> textColumns; // Text: those that may hold it
};

struct Bound
{
    std::optional<Condition> condition;
    std::optional<Mistake> mistake;
};
Bound bindTo(const Node &tree, const Collection &collection, const Instant &now);

// Whether a column's value is decoded, and what `column.spec` says of its values.
bool decodes(const Column &column);
bool isId(const Collection &collection, const Column &column);
bool isWord(const Collection &collection, const Column &column);

} // namespace storescope::filter
