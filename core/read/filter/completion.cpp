// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/completion.h"

#include "core/read/filter/literal.h"
#include "core/read/filter/names.h"
#include "core/read/filter/syntax.h"

#include <algorithm>

namespace storescope {

using filter::Token;

namespace {

constexpr size_t mostItems = 50;
constexpr qsizetype valuesShown = 3;

// Where the cursor stands: in the word that begins at `from`, and behind which field's operator.
struct Place
{
    int from = 0;
    QString word;
    QString field; // empty: a name or free text may stand here
    filter::Operator op = filter::Operator::Has;
};

Place placeAt(const QString &text, int cursor)
{
    Place place{cursor, {}, {}, {}};
    const auto tokens = filter::tokenize(text.left(cursor));
    if (tokens.empty() || tokens.back().span.end() != cursor)
        return place;
    const auto begins = [&](size_t i) {
        place.from = tokens[i].span.position;
        place.word = text.mid(place.from, cursor - place.from);
    };
    size_t last = tokens.size() - 1;
    switch (tokens[last].kind) {
    case Token::Kind::Text:
    case Token::Kind::And:
    case Token::Kind::Or:
    case Token::Kind::Not:
        begins(last);
        return place;
    case Token::Kind::Value:
        begins(last);
        break;
    case Token::Kind::Error: // an operator or comma without a value, or an open quote
        if (text[tokens[last].span.position] == u'"')
            begins(last);
        break;
    case Token::Kind::Open:
    case Token::Kind::Close:
    case Token::Kind::Minus:
    case Token::Kind::Field:
    case Token::Kind::Operator:
    case Token::Kind::Comma:
        return place;
    }
    while (last > 0 && tokens[last].kind != Token::Kind::Operator) {
        if (tokens[last].kind != Token::Kind::Value && tokens[last].kind != Token::Kind::Comma &&
            tokens[last].kind != Token::Kind::Error)
            return place;
        --last;
    }
    if (last > 0) {
        place.op = tokens[last].op;
        place.field = tokens[last - 1].text;
    }
    return place;
}

QString asWritten(const QString &value)
{
    static const QString special = QStringLiteral(" \t\n\r\",()");
    const bool plain =
        !value.isEmpty() && value != u"*" &&
        std::none_of(value.begin(), value.end(), [](QChar c) { return special.contains(c) || c.isSpace(); });
    if (plain)
        return value;
    QString quoted = value;
    quoted.replace(u'\\', QStringLiteral("\\\\"))
        .replace(u'"', QStringLiteral("\\\""))
        .replace(u'\n', QStringLiteral("\\n"));
    return u'"' + quoted + u'"';
}

std::vector<std::pair<QString, qint64>> byFrequency(const QHash<QString, qint64> &values)
{
    std::vector<std::pair<QString, qint64>> sorted;
    for (auto it = values.begin(); it != values.end(); ++it)
        sorted.emplace_back(it.key(), it.value());
    std::sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    return sorted;
}

QString typeOf(const QString &name, const Collection &collection)
{
    const int index = collection.columnIndex(name);
    if (index < 0)
        return name == u"bytes"                                            ? QStringLiteral("size")
               : name == u"age" || name == u"duration"                     ? QStringLiteral("duration")
               : name == u"since" || name == u"until" || name == u"around" ? QStringLiteral("time")
                                                                           : QStringLiteral("value");
    const Column &column = collection.columns()[size_t(index)];
    if (index == collection.stateColumn())
        return QStringLiteral("state");
    if (column.spec.time)
        return QStringLiteral("time");
    if (filter::isTimeUnit(column.spec.unit))
        return QStringLiteral("duration");
    if (column.spec.unit == u"bytes" || name == u"bytes")
        return QStringLiteral("size");
    if (!column.spec.unit.isEmpty())
        return column.spec.unit;
    return filter::isId(collection, column) ? QStringLiteral("id")
           : column.payload                 ? QStringLiteral("payload")
                                            : QStringLiteral("text");
}

// Bound words and what is compared rather than searched begin with the sign that they take.
QString withOperator(const QString &name, const QString &type)
{
    const bool bound = name == u"since" || name == u"until" || name == u"around";
    const bool compared = type == u"size" || type == u"duration" || (type == u"time" && !bound);
    return name + (compared ? (name == u"age" ? u'<' : u'>') : u':');
}

void addNames(const Place &place, const Collection &collection, const SampledValues &sampled,
              Completions &out)
{
    QStringList names = filter::knownNames(collection);
    for (const QString &field : sampled.fields()) {
        if (!names.contains(field))
            names.append(field);
    }
    std::vector<Completion> inside;
    for (const QString &name : names) {
        const bool begins = name.startsWith(place.word, Qt::CaseInsensitive);
        if (!begins && !name.contains(place.word, Qt::CaseInsensitive))
            continue;
        const QString type = typeOf(name, collection);
        QStringList most;
        for (const auto &[value, count] : byFrequency(sampled.values(name))) {
            if (most.size() < valuesShown && count > 1)
                most.append(value);
        }
        const QString about =
            most.isEmpty() ? type : type + QStringLiteral(" · ") + most.join(QStringLiteral(", "));
        (begins ? out.items : inside)
            .push_back({withOperator(name, type), name, about, sampled.rowsWith(name)});
    }
    out.items.insert(out.items.end(), inside.begin(), inside.end());
}

QStringList fixedValues(const QString &field, const Collection &collection)
{
    const QString name = field.toLower();
    const int index = collection.columnIndex(field);
    if (name == u"since" || name == u"until" || name == u"around")
        return {QStringLiteral("10m"), QStringLiteral("1h"), QStringLiteral("1d"), QStringLiteral("today"),
                QStringLiteral("yesterday")};
    if (index < 0)
        return {};
    const Column &column = collection.columns()[size_t(index)];
    if (index == collection.stateColumn())
        return canonicalStates(collection.kind());
    if (column.spec.time)
        return {QStringLiteral("-10m"), QStringLiteral("-1h"), QStringLiteral("-1d"),
                QStringLiteral("today")};
    QStringList words = column.spec.values.values();
    words.sort();
    words.removeDuplicates();
    return words;
}

void addValues(const Place &place, const Collection &collection, const SampledValues &sampled,
               Completions &out)
{
    const QString typed = place.word.startsWith(u'"') ? place.word.mid(1) : place.word;
    const auto counts = sampled.values(place.field);
    QStringList shown;
    const auto add = [&](const QString &value, qint64 count) {
        if (!value.startsWith(typed, Qt::CaseInsensitive) || shown.contains(value))
            return;
        shown.append(value);
        out.items.push_back({asWritten(value), value, {}, count});
    };
    for (const QString &value : fixedValues(place.field, collection))
        add(value, counts.value(value));
    for (const auto &[value, count] : byFrequency(counts))
        add(value, count);
}

} // namespace

Completions complete(const QString &text, int cursor, const Collection &collection,
                     const SampledValues &sampled)
{
    const Place place = placeAt(text, std::clamp(cursor, 0, int(text.size())));
    Completions out;
    out.position = place.from;
    out.length = int(place.word.size());
    if (place.field.isEmpty())
        addNames(place, collection, sampled, out);
    else
        addValues(place, collection, sampled, out);
    if (out.items.size() > mostItems)
        out.items.resize(mostItems);
    return out;
}

std::vector<FilterPart> filterParts(const QString &text)
{
    std::vector<FilterPart> parts;
    const auto add = [&](FilterPart::Kind kind, const filter::Span &span) {
        parts.push_back({kind, span.position, span.length});
    };
    for (const Token &token : filter::tokenize(text)) {
        switch (token.kind) {
        case Token::Kind::Field:
            add(FilterPart::Kind::Field, token.span);
            break;
        case Token::Kind::Operator:
        case Token::Kind::Comma:
        case Token::Kind::Minus:
            add(FilterPart::Kind::Operator, token.span);
            break;
        case Token::Kind::Value:
            add(FilterPart::Kind::Value, token.span);
            break;
        case Token::Kind::Text:
            add(FilterPart::Kind::Text, token.span);
            break;
        case Token::Kind::And:
        case Token::Kind::Or:
        case Token::Kind::Not:
        case Token::Kind::Open:
        case Token::Kind::Close:
            add(FilterPart::Kind::Keyword, token.span);
            break;
        case Token::Kind::Error:
            break;
        }
    }
    if (const auto parsed = filter::parse(text); parsed.mistake)
        add(FilterPart::Kind::Error, parsed.mistake->span);
    return parts;
}

} // namespace storescope
