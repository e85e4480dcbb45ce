// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/predicate.h"
#include "core/read/filter/sqlcondition.h"

#include <algorithm>
#include <charconv>

namespace storescope::filter {
namespace {

constexpr size_t shownOfId = 6; // lists show an id as its prefix and its last six

// The same text that SQL's spellsNumber() takes for a number.
bool spellsNumber(std::string_view text)
{
    if (!text.empty() && text.front() == '-')
        text.remove_prefix(1);
    const auto dots = std::count(text.begin(), text.end(), '.');
    const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits > 0 && dots <= 1 && size_t(dots + digits) == text.size();
}

std::optional<Value> numberIn(const RawValue &raw)
{
    if (raw.type == RawValue::Type::Integer)
        return Value(raw.integer);
    if (raw.type == RawValue::Type::Real)
        return Value(raw.real);
    if (raw.type != RawValue::Type::Text || !spellsNumber(raw.bytes))
        return std::nullopt;
    const char *end = raw.bytes.data() + raw.bytes.size();
    qint64 integer = 0;
    if (const auto r = std::from_chars(raw.bytes.data(), end, integer); r.ec == std::errc() && r.ptr == end)
        return Value(integer);
    double real = 0;
    std::from_chars(raw.bytes.data(), end, real);
    return Value(real);
}

bool ordered(Operator op, int order)
{
    switch (op) {
    case Operator::Less:
        return order < 0;
    case Operator::LessEqual:
        return order <= 0;
    case Operator::Greater:
        return order > 0;
    case Operator::GreaterEqual:
        return order >= 0;
    case Operator::NotEqual:
        return order != 0;
    case Operator::Equal:
    case Operator::Has:
        break;
    }
    return order == 0;
}

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), size_t(bytes.size())};
}

bool equals(const Pattern &pattern, const RawValue &raw)
{
    if (raw.type == RawValue::Type::Text)
        return raw.bytes == viewOf(pattern.text);
    if (raw.type == RawValue::Type::Blob)
        return !pattern.blob.isEmpty() && raw.bytes == viewOf(pattern.blob);
    return pattern.number && raw.type != RawValue::Type::Null && compare(borrowed(raw), *pattern.number) == 0;
}

bool isBreak(char c)
{
    return c == '_' || c == ':' || c == '/' || c == '.';
}

// At its beginning, behind a prefix such as sess_, or in the last characters that lists show.
bool isIn(const ByteSearch &begins, size_t length, std::string_view id)
{
    if (begins.begins(id))
        return true;
    bool letters = true;
    for (size_t i = 0; i + length < id.size(); ++i) {
        const char c = id[i];
        // A '-' ends a prefix only behind letters: UUIDs are full of them.
        if ((isBreak(c) || (c == '-' && letters && i > 0)) && begins.begins(id.substr(i + 1)))
            return true;
        letters = letters && ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }
    if (id.size() > shownOfId && begins.begins(id.substr(id.size() - shownOfId)))
        return true;
    return length >= 4 && begins.ends(id);
}

bool isId(const Pattern &pattern, const RawValue &raw)
{
    if (raw.type == RawValue::Type::Null || raw.type == RawValue::Type::Real)
        return equals(pattern, raw);
    if (raw.type == RawValue::Type::Integer)
        return pattern.begins.begins(viewOf(QByteArray::number(raw.integer)));
    if (raw.type == RawValue::Type::Text)
        return isIn(pattern.begins, size_t(pattern.text.size()), raw.bytes);
    const QByteArray hex = QByteArray(raw.bytes.data(), qsizetype(raw.bytes.size())).toHex();
    return isIn(pattern.begins, size_t(pattern.text.size()), viewOf(hex));
}

bool isWord(const Pattern &pattern, const RawValue &raw, const Column *column)
{
    if (!raw.hasBytes())
        return equals(pattern, raw) ||
               (column && !column->spec.values.isEmpty() &&
                pattern.begins.begins(viewOf(column->spec.values.value(toDisplay(borrowed(raw))).toUtf8())));
    if (pattern.begins.begins(raw.bytes))
        return true;
    if (!column || column->spec.values.isEmpty())
        return false;
    const QString shown = column->spec.values.value(toDisplay(borrowed(raw)));
    return !shown.isEmpty() && pattern.begins.begins(viewOf(shown.toUtf8()));
}

bool isShownAs(const Pattern &pattern, const RawValue &raw, const Column *column)
{
    return column && !column->spec.values.isEmpty() && raw.type != RawValue::Type::Null &&
           column->spec.values.value(toDisplay(borrowed(raw))).toUtf8() == pattern.text;
}

bool inRange(const TimeTest &range, const RawValue &raw, const Column *column)
{
    static const TimeCodec iso(TimeCodec::Form::Iso), magnitude(TimeCodec::Form::Magnitude);
    const bool text = raw.type == RawValue::Type::Text;
    const TimeCodec &codec = column && column->spec.time ? *column->spec.time : text ? iso : magnitude;
    const auto time = codec.decode(borrowed(raw));
    return time && (!range.from || *time >= *range.from) && (!range.before || *time < *range.before);
}

struct Passes
{
    const RawValue &raw;
    const Column *column;

    template <class Check>
    static bool any(const std::vector<Pattern> &patterns, Check check)
    {
        return std::any_of(patterns.begin(), patterns.end(), check);
    }
    bool operator()(const EqualTest &test) const
    {
        return any(test.patterns,
                   [this](const Pattern &p) { return equals(p, raw) || isShownAs(p, raw, column); });
    }
    bool operator()(const ContainsTest &test) const
    {
        return any(test.patterns, [this](const Pattern &p) {
            return raw.hasBytes() ? p.needle.inText(raw.bytes) : equals(p, raw);
        });
    }
    bool operator()(const IdTest &test) const
    {
        return any(test.patterns, [this](const Pattern &p) { return isId(p, raw); });
    }
    bool operator()(const WordTest &test) const
    {
        return any(test.patterns, [this](const Pattern &p) { return isWord(p, raw, column); });
    }
    bool operator()(const NumberTest &test) const
    {
        const auto number = numberIn(raw);
        return number && ordered(test.op, compare(*number, test.bound));
    }
    bool operator()(const TextOrderTest &test) const
    {
        return raw.type == RawValue::Type::Text && ordered(test.op, raw.bytes.compare(viewOf(test.bound)));
    }
    bool operator()(const TimeTest &test) const { return inRange(test, raw, column); }
    bool operator()(const PresentTest &) const
    {
        return raw.type != RawValue::Type::Null && !(raw.type == RawValue::Type::Text && raw.bytes.empty());
    }
};

} // namespace

bool passesTest(const Test &test, const RawValue &raw, const Column *column)
{
    return std::visit(Passes{raw, column}, test);
}

} // namespace storescope::filter
