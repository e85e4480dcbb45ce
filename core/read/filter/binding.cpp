// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/text.h"
#include "core/read/filter/literal.h"
#include "core/read/filter/names.h"
#include "core/read/filter/textcolumns.h"

#include <QRegularExpression>

namespace storescope::filter {
namespace {

Condition leaf(const Subject &subject, Test test)
{
    Condition condition;
    condition.subject = subject;
    condition.test = std::move(test);
    return condition;
}

Condition negated(Condition inner)
{
    Condition condition;
    condition.kind = Condition::Kind::Not;
    condition.children.push_back(std::move(inner));
    return condition;
}

Condition anyOf(std::vector<Condition> parts)
{
    if (parts.size() == 1)
        return std::move(parts.front());
    Condition condition;
    condition.kind = Condition::Kind::Or;
    condition.children = std::move(parts);
    return condition;
}

QByteArray fromHex(const QString &text)
{
    static const QRegularExpression hex(QStringLiteral("^(?:[0-9a-fA-F]{2})+$"));
    return hex.match(text).hasMatch() ? QByteArray::fromHex(text.toLatin1()) : QByteArray();
}

// A number in JSON may be written in another way than the filter's; text stands there as it is, or escaped.
std::optional<ByteSearch> anchorOf(const QString &text, const std::optional<Value> &number)
{
    static const QRegularExpression plainInteger(QStringLiteral("^-?[0-9]{1,15}$"));
    if ((number && !plainInteger.match(text).hasMatch()) || text == u"0" || text == u"1")
        return std::nullopt;
    static const QRegularExpression plain(QStringLiteral("[A-Za-z0-9 _.:,-]+"));
    QString longest;
    for (auto matches = plain.globalMatch(text); matches.hasNext();) {
        const QString part = matches.next().captured();
        if (part.size() > longest.size())
            longest = part;
    }
    return longest.isEmpty() ? std::nullopt
                             : std::optional(ByteSearch(longest.toLatin1(), ByteSearch::Case::Exact));
}

Pattern patternOf(const Literal &literal, const QString &unit)
{
    Pattern pattern;
    pattern.text = literal.text.toUtf8();
    pattern.needle = Needle(literal.text);
    pattern.begins = ByteSearch(pattern.text, ByteSearch::Case::Fold);
    if (!literal.quoted) {
        pattern.number = parseNumber(literal.text, unit);
        if (literal.text == u"true" || literal.text == u"false")
            pattern.number = Value(qint64(literal.text == u"true"));
    }
    pattern.blob = fromHex(literal.text);
    pattern.anchor = anchorOf(literal.text, pattern.number);
    return pattern;
}

class Binder
{
public:
    Binder(const Collection &collection, const Instant &now) : m_collection(collection), m_now(now) {}

    Bound run(const Node &tree)
    {
        auto condition = bind(tree);
        return m_mistake ? Bound{std::nullopt, m_mistake} : Bound{std::move(condition), std::nullopt};
    }

private:
    std::nullopt_t fail(const Span &span, const QString &sentence)
    {
        if (!m_mistake)
            m_mistake = Mistake{span, sentence};
        return std::nullopt;
    }

    std::optional<Condition> bind(const Node &node)
    {
        switch (node.kind) {
        case Node::Kind::Condition:
            return condition(node);
        case Node::Kind::Text: {
            Condition text;
            text.kind = Condition::Kind::Text;
            text.text = patternOf(node.values.front(), {});
            text.textColumns = textColumns(m_collection, text.text.needle);
            return text;
        }
        case Node::Kind::And:
        case Node::Kind::Or:
        case Node::Kind::Not:
            break;
        }
        Condition joined;
        joined.kind = node.kind == Node::Kind::And  ? Condition::Kind::And
                      : node.kind == Node::Kind::Or ? Condition::Kind::Or
                                                    : Condition::Kind::Not;
        for (const Node &child : node.children) {
            auto bound = bind(child);
            if (!bound)
                return std::nullopt;
            joined.children.push_back(std::move(*bound));
        }
        return joined;
    }

    std::optional<Condition> condition(const Node &node)
    {
        const QString name = node.name.toLower();
        if (node.op == Operator::Has && (name == u"since" || name == u"until" || name == u"around"))
            return timeBound(node, name);
        const Resolved resolved = resolveName(node.name, m_collection);
        if (!resolved.subject)
            return fail(node.nameSpan, resolved.sentence);
        const Subject &subject = *resolved.subject;
        if (node.op == Operator::Has && node.values.size() == 1 && !node.values[0].quoted &&
            node.values[0].text == u"*")
            return leaf(subject, PresentTest());
        if (resolved.age)
            return age(node, subject);
        if (subject.kind == Subject::Kind::Column && m_collection.columns()[size_t(subject.column)].spec.time)
            return time(node, subject);
        if (subject.kind == Subject::Kind::Bytes || subject.kind == Subject::Kind::Span)
            return numbers(node, subject, resolved.unit);
        if (isOrdering(node.op))
            return ordering(node, subject, resolved.unit);
        return patterns(node, subject, resolved.unit);
    }

    std::optional<Condition> timeBound(const Node &node, const QString &word)
    {
        Subject subject;
        subject.column = boundColumn(m_collection, word);
        if (subject.column < 0)
            return fail(node.nameSpan, QStringLiteral("Nothing here has a time"));
        if (!m_collection.columns()[size_t(subject.column)].spec.path.isEmpty())
            subject = *resolveName(m_collection.columns()[size_t(subject.column)].name, m_collection).subject;
        const Literal &literal = node.values.front();
        if (node.values.size() > 1)
            return fail(node.values[1].span, QStringLiteral("“%1:” takes one time").arg(word));
        if (word == u"around")
            return around(literal, subject);
        const auto point = parseTime(literal.text, m_now, true);
        if (!point)
            return fail(
                literal.span,
                QStringLiteral("“%1:” needs a time, like %1:10m, %1:14:27 or %1:2026-01-31").arg(word));
        if (word == u"since")
            return leaf(subject, TimeTest{point->begin, std::nullopt});
        return leaf(subject, TimeTest{std::nullopt, point->end});
    }

    std::optional<Condition> around(const Literal &literal, const Subject &subject)
    {
        QString time = literal.text, width = QStringLiteral("1m");
        for (const QString &sign : {QStringLiteral("±"), QStringLiteral("+-")}) {
            if (const auto at = time.indexOf(sign); at > 0) {
                width = time.mid(at + sign.size());
                time = time.left(at);
                break;
            }
        }
        const auto point = parseTime(time, m_now, true);
        const auto half = parseDuration(width);
        if (!point || !half)
            return fail(literal.span,
                        QStringLiteral("“around:” needs a time, like around:14:27 or around:14:27±30s"));
        return leaf(subject, TimeTest{point->begin.plusNanos(-half->count()),
                                      point->begin.plusNanos(half->count() + 1)});
    }

    // How long ago: older is earlier.
    std::optional<Condition> age(const Node &node, const Subject &subject)
    {
        const auto duration = parseDuration(node.values.front().text);
        if (!isOrdering(node.op))
            return fail(node.opSpan, QStringLiteral("“age” needs < or >, like age<10m"));
        if (!duration)
            return fail(node.values.front().span, QStringLiteral("“age” needs a duration, like age<10m"));
        const Instant then = m_now.plusNanos(-duration->count());
        switch (node.op) {
        case Operator::Less:
            return leaf(subject, TimeTest{then.plusNanos(1), std::nullopt});
        case Operator::LessEqual:
            return leaf(subject, TimeTest{then, std::nullopt});
        case Operator::Greater:
            return leaf(subject, TimeTest{std::nullopt, then});
        default:
            return leaf(subject, TimeTest{std::nullopt, then.plusNanos(1)});
        }
    }

    static TimeTest rangeOf(Operator op, const TimePoint &point)
    {
        switch (op) {
        case Operator::Less:
            return {std::nullopt, point.begin};
        case Operator::LessEqual:
            return {std::nullopt, point.end};
        case Operator::Greater:
            return {point.end, std::nullopt};
        case Operator::GreaterEqual:
            return {point.begin, std::nullopt};
        case Operator::Has:
        case Operator::Equal:
        case Operator::NotEqual:
            break;
        }
        return {point.begin, point.end};
    }

    std::optional<Condition> time(const Node &node, const Subject &subject)
    {
        std::vector<Condition> parts;
        for (const Literal &literal : node.values) {
            const auto point = parseTime(literal.text, m_now, false);
            if (!point && parseDuration(literal.text))
                return fail(literal.span,
                            QStringLiteral("“%1” needs a sign here: -%1 is in the past, +%1 in the future")
                                .arg(literal.text));
            if (!point)
                return fail(
                    literal.span,
                    QStringLiteral("“%1” is a time, like %1>2026-01-31, %1>14:27 or %1>-10m").arg(node.name));
            parts.push_back(leaf(subject, rangeOf(node.op, *point)));
        }
        auto any = anyOf(std::move(parts));
        return node.op == Operator::NotEqual ? negated(std::move(any)) : std::move(any);
    }

    std::nullopt_t needsNumber(const Node &node, const Literal &literal, const QString &unit)
    {
        const QString op = operatorText(node.op);
        const Span span{node.opSpan.position, literal.span.end() - node.opSpan.position};
        if (isTimeUnit(unit))
            return fail(span, QStringLiteral("“%1” needs a number or a duration, like duration%2")
                                  .arg(op, op + QStringLiteral("250ms")));
        return fail(span, QStringLiteral("“%1” needs a number or a size, like bytes%2")
                              .arg(op, op + QStringLiteral("1MB")));
    }

    std::optional<Condition> numbers(const Node &node, const Subject &subject, const QString &unit)
    {
        std::vector<Condition> parts;
        for (const Literal &literal : node.values) {
            const auto number = parseNumber(literal.text, unit);
            if (!number)
                return needsNumber(node, literal, unit);
            parts.push_back(
                leaf(subject, NumberTest{isOrdering(node.op) ? node.op : Operator::Equal, *number}));
        }
        auto any = anyOf(std::move(parts));
        return node.op == Operator::NotEqual ? negated(std::move(any)) : std::move(any);
    }

    std::optional<Condition> ordering(const Node &node, const Subject &subject, const QString &unit)
    {
        const Literal &literal = node.values.front();
        if (literal.quoted)
            return leaf(subject, TextOrderTest{node.op, literal.text.toUtf8()});
        if (const auto number = parseNumber(literal.text, unit))
            return leaf(subject, NumberTest{node.op, *number});
        if (const auto point = parseTime(literal.text, m_now, false))
            return leaf(subject, rangeOf(node.op, *point));
        return needsNumber(node, literal, unit);
    }

    std::optional<Condition> patterns(const Node &node, const Subject &subject, const QString &unit)
    {
        std::vector<Pattern> all;
        for (const Literal &literal : node.values)
            all.push_back(patternOf(literal, unit));
        if (node.op != Operator::Has) {
            auto equal = leaf(subject, EqualTest{std::move(all)});
            return node.op == Operator::NotEqual ? negated(std::move(equal)) : std::move(equal);
        }
        const Column &column = m_collection.columns()[size_t(subject.column)];
        if (subject.kind == Subject::Kind::Column && isWord(m_collection, column))
            return words(node, subject, std::move(all));
        if (subject.kind == Subject::Kind::Column && isId(m_collection, column))
            return leaf(subject, IdTest{std::move(all)});
        return leaf(subject, ContainsTest{std::move(all)});
    }

    // Words of a closed list are checked here, so that a slip of the finger does not silently find nothing.
    std::optional<Condition> words(const Node &node, const Subject &subject, std::vector<Pattern> all)
    {
        WordTest test{std::move(all), {}};
        if (subject.column == m_collection.stateColumn() && !m_collection.spec().states.empty()) {
            test.words = canonicalStates(m_collection.kind());
            for (const StateSpec &state : m_collection.spec().states)
                test.words.append(state.is);
            test.words.removeDuplicates();
            for (const Literal &literal : node.values) {
                const auto begins = [&](const QString &word) {
                    return word.startsWith(literal.text, Qt::CaseInsensitive);
                };
                if (std::none_of(test.words.begin(), test.words.end(), begins))
                    return fail(literal.span, noSuchState(literal.text, test.words));
            }
        }
        return leaf(subject, std::move(test));
    }

    static QString noSuchState(const QString &text, const QStringList &states)
    {
        const QString nearest = nearestWord(text, states);
        if (!nearest.isEmpty())
            return QStringLiteral("There is no state “%1”; did you mean “%2”?").arg(text, nearest);
        return QStringLiteral("There is no state “%1”; there are %2")
            .arg(text, states.join(QStringLiteral(", ")));
    }

    const Collection &m_collection;
    const Instant &m_now;
    std::optional<Mistake> m_mistake;
};

} // namespace

Bound bindTo(const Node &tree, const Collection &collection, const Instant &now)
{
    return Binder(collection, now).run(tree);
}

} // namespace storescope::filter
