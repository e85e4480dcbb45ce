// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/predicate.h"

#include <algorithm>

namespace storescope::filter {
namespace {

const std::vector<Pattern> *patternsOf(const Test &test)
{
    if (const auto *equal = std::get_if<EqualTest>(&test))
        return &equal->patterns;
    const auto *contains = std::get_if<ContainsTest>(&test);
    return contains ? &contains->patterns : nullptr;
}

// False: no value inside this JSON text can pass the test, because what it would have to hold is not in the
// text.
bool mayHold(const Test &test, std::string_view json)
{
    const auto *patterns = patternsOf(test);
    if (!patterns)
        return true;
    const bool equal = std::holds_alternative<EqualTest>(test);
    return std::any_of(patterns->begin(), patterns->end(), [&](const Pattern &pattern) {
        if (pattern.number && !pattern.anchor)
            return true;
        return equal ? !pattern.anchor || pattern.anchor->in(json) : pattern.needle.mayBeIn(json);
    });
}

} // namespace

Predicate::Predicate(const Collection &collection)
{
    const auto &columns = collection.columns();
    for (size_t i = 0; i < columns.size(); ++i) {
        m_lies.push_back(filter::liesIn(columns[i]));
        if (positionOf(columns[i]) < 0)
            m_templates.push_back(int(i));
    }
}

bool Predicate::test(const Condition &condition, const RowView &row) const
{
    const auto child = [&](const Condition &inner) { return test(inner, row); };
    switch (condition.kind) {
    case Condition::Kind::And:
        return std::all_of(condition.children.begin(), condition.children.end(), child);
    case Condition::Kind::Or:
        return std::any_of(condition.children.begin(), condition.children.end(), child);
    case Condition::Kind::Not:
        return !test(condition.children.front(), row);
    case Condition::Kind::Leaf:
        return leaf(condition, row);
    case Condition::Kind::Text:
        return anywhere(condition, row);
    }
    return false;
}

bool Predicate::leaf(const Condition &condition, const RowView &row) const
{
    const Subject &subject = condition.subject;
    const Column &column = row.collection().columns()[size_t(subject.column)];
    switch (subject.kind) {
    case Subject::Kind::Bytes: {
        RawValue size;
        size.integer = row.size(subject.column);
        size.type = size.integer < 0 ? RawValue::Type::Null : RawValue::Type::Integer;
        return passesTest(condition.test, size, nullptr);
    }
    case Subject::Kind::Span:
        return span(condition, row);
    case Subject::Kind::Path:
        return inside(condition, column, row);
    case Subject::Kind::Column:
        break;
    }
    if (!subject.path.steps.empty() && !row.isRecord())
        return inside(condition, column, row);
    const RawValue raw = row.column(subject.column);
    if (const auto *contains = std::get_if<ContainsTest>(&condition.test); contains && raw.hasBytes()) {
        return std::any_of(contains->patterns.begin(), contains->patterns.end(), [&](const Pattern &pattern) {
            return containsText(pattern.needle, raw, column, liesIn(subject.column), row);
        });
    }
    return passesTest(condition.test, raw, &column);
}

bool Predicate::inside(const Condition &condition, const Column &column, const RowView &row) const
{
    const RawValue raw = row.column(condition.subject.column);
    const Lies lies = liesIn(condition.subject.column);
    if (raw.hasBytes() && isJsonText(raw, lies) && !mayHold(condition.test, raw.bytes))
        return false;
    const Value value = valueInside(raw, condition.subject.path, column, lies, row);
    const bool own = condition.subject.kind == Subject::Kind::Column;
    return passesTest(condition.test, rawOf(value), own ? &column : nullptr);
}

bool Predicate::span(const Condition &condition, const RowView &row) const
{
    const auto timeOf = [&](int index) -> std::optional<Instant> {
        const Column &column = row.collection().columns()[size_t(index)];
        RawValue raw = row.column(index);
        Value value;
        if (!column.spec.path.isEmpty() && !row.isRecord()) {
            const auto path = JsonPath::parse(column.spec.path);
            value = path ? valueInside(raw, *path, column, liesIn(index), row) : Value();
            raw = rawOf(value);
        }
        return column.spec.time ? column.spec.time->decode(borrowed(raw)) : std::nullopt;
    };
    const auto from = timeOf(condition.subject.column), until = timeOf(condition.subject.until);
    RawValue span;
    if (from && until) {
        span.type = RawValue::Type::Integer;
        span.integer = until->since(*from);
    }
    return passesTest(condition.test, span, nullptr);
}

bool Predicate::anywhere(const Condition &condition, const RowView &row) const
{
    const Pattern &pattern = condition.text;
    const bool digits = pattern.number && std::holds_alternative<qint64>(*pattern.number);
    const auto asNumber = [&](const RawValue &raw) {
        return digits && raw.type == RawValue::Type::Integer &&
               QByteArray::number(raw.integer).contains(pattern.text);
    };
    for (const TextColumn &text : condition.textColumns) {
        const RawValue raw = row.column(text.column);
        if (raw.hasBytes()
                ? containsText(pattern.needle, raw, row.collection().columns()[size_t(text.column)],
                               liesIn(text.column), row)
                : text.id && asNumber(raw))
            return true;
    }
    for (const int index : m_templates) {
        const RawValue raw = row.isRecord() ? row.column(index) : RawValue();
        if (raw.hasBytes() && pattern.needle.inText(raw.bytes))
            return true;
    }
    for (int part = 0; part < row.collection().keySize(); ++part) {
        const RawValue raw = row.key(part);
        if (raw.hasBytes() ? pattern.needle.inText(raw.bytes) : asNumber(raw))
            return true;
    }
    return false;
}

bool Predicate::reads(const Condition &condition, const Collection &collection,
                      std::vector<int> &positions) const
{
    const auto add = [&](int index) {
        const Column &column = collection.columns()[size_t(index)];
        for (const int position : {positionOf(column), column.codecSelect}) {
            if (position >= 0)
                positions.push_back(position);
        }
        return positionOf(column) >= 0;
    };
    bool complete = true;
    switch (condition.kind) {
    case Condition::Kind::Leaf:
        complete = add(condition.subject.column);
        if (condition.subject.until >= 0)
            complete = add(condition.subject.until) && complete;
        break;
    case Condition::Kind::Text:
        for (const TextColumn &text : condition.textColumns)
            add(text.column);
        break;
    case Condition::Kind::And:
    case Condition::Kind::Or:
    case Condition::Kind::Not:
        for (const Condition &child : condition.children)
            complete = reads(child, collection, positions) && complete;
        break;
    }
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    return complete;
}

} // namespace storescope::filter
