// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>
#include <vector>

namespace storescope::filter {

// A stretch of the filter's text, in QString characters from 0.
struct Span
{
    int position = 0;
    int length = 0;
    int end() const { return position + length; }
    bool operator==(const Span &) const = default;
};

enum class Operator { Has, Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual };
QString operatorText(Operator op); // ":", "=", …
inline bool isOrdering(Operator op)
{
    return op >= Operator::Less;
}

struct Mistake
{
    Span span;
    QString sentence;
};

// One piece of the text, in its order. Text is free text, Value stands after an operator.
struct Token
{
    enum class Kind { Open, Close, Minus, And, Or, Not, Field, Operator, Value, Comma, Text, Error };
    Kind kind = Kind::Text;
    Span span;
    QString text;        // of Value and Text: without quotes and escapes; of Error: the sentence
    bool quoted = false; // of Value and Text
    Operator op = Operator::Has;
};

// Never fails: what is wrong becomes a token of kind Error.
std::vector<Token> tokenize(const QString &text);

struct Literal
{
    QString text;
    bool quoted = false;
    Span span;
};

// The tree of a filter. And, Or have two or more children, Not has one.
struct Node
{
    enum class Kind { And, Or, Not, Condition, Text };
    Kind kind = Kind::Text;
    Span span;
    std::vector<Node> children;
    QString name; // Condition
    Span nameSpan;
    Operator op = Operator::Has;
    Span opSpan;
    std::vector<Literal> values; // Condition: one or more; Text: one
};

struct Parsed
{
    std::optional<Node> tree; // nullopt: nothing was said, everything passes
    std::optional<Mistake> mistake;
};
Parsed parse(const QString &text);

} // namespace storescope::filter
