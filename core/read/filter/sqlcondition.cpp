// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/sqlcondition.h"

namespace storescope::filter {
namespace {

// Text of an optional '-', digits and at most one dot, as the predicate takes it for a number.
QByteArray spellsNumber(const QByteArray &x)
{
    return x + " NOT GLOB '*[^0-9.-]*' AND " + x + " GLOB '*[0-9]*' AND " + x + " NOT GLOB '?*-*' AND " + x +
           " NOT GLOB '*.*.*'";
}

// A unary plus keeps the column's affinity and indexes out of it: what is compared is what is stored, in the
// key's order.
QByteArray asStored(const QByteArray &expression)
{
    return "+(" + expression + ')';
}

// How far beside the exact time SQL looks, for units that round.
constexpr std::int64_t slack = 2'000'000'000;

} // namespace

QByteArray SqlWriter::bound(const Value &value)
{
    m_values.push_back(value);
    return ":f" + QByteArray::number(qsizetype(m_values.size()) - 1);
}

SqlCondition SqlWriter::write(const Condition &condition)
{
    if (condition.kind == Condition::Kind::Leaf)
        return leaf(condition);
    if (condition.kind == Condition::Kind::Text)
        return {};
    const size_t valuesBefore = m_values.size();
    std::vector<QByteArray> parts;
    bool exact = true;
    for (const Condition &child : condition.children) {
        const SqlCondition part = write(child);
        exact = exact && part.exact;
        if (!part.sql.isEmpty())
            parts.push_back(part.sql);
        else if (condition.kind != Condition::Kind::And) {
            parts.clear();
            break;
        }
    }
    const bool isNot = condition.kind == Condition::Kind::Not;
    // Leaving out what a superset lets through would lose rows.
    if (parts.empty() || (isNot && !exact)) {
        m_values.resize(valuesBefore);
        return {};
    }
    if (isNot)
        return {"(NOT " + parts.front() + ')', true};
    const QByteArray sign = condition.kind == Condition::Kind::And ? " AND " : " OR ";
    QByteArray sql = parts.front();
    for (size_t i = 1; i < parts.size(); ++i)
        sql += sign + parts[i];
    return {'(' + sql + ')', exact};
}

SqlCondition SqlWriter::leaf(const Condition &condition)
{
    const Subject &subject = condition.subject;
    const Column &column = m_collection.columns()[size_t(subject.column)];
    const QByteArray sql = column.sql.toUtf8();
    if (sql.isEmpty())
        return {};
    if (subject.kind == Subject::Kind::Bytes) {
        const QByteArray size = "CASE typeof(" + sql +
                                ") WHEN 'integer' THEN 8 WHEN 'real' THEN 8 ELSE length(CAST(" + sql +
                                " AS BLOB)) END";
        if (const auto *test = std::get_if<NumberTest>(&condition.test))
            return {"coalesce(" + size + operatorText(test->op).toLatin1() + bound(test->bound) + ",0)",
                    true};
        return {"((" + sql + ") IS NOT NULL)", true};
    }
    if (subject.kind != Subject::Kind::Column || !subject.path.steps.empty() || column.large)
        return {};
    if (const auto *test = std::get_if<EqualTest>(&condition.test))
        return equal(sql, column, *test);
    if (const auto *test = std::get_if<WordTest>(&condition.test))
        return word(sql, *test);
    if (const auto *test = std::get_if<NumberTest>(&condition.test))
        return number(sql, *test);
    if (const auto *test = std::get_if<TimeTest>(&condition.test))
        return time(sql, column, *test);
    if (const auto *test = std::get_if<TextOrderTest>(&condition.test))
        return {"(typeof(" + sql + ")='text' AND " + asStored(sql) + " COLLATE BINARY " +
                    operatorText(test->op).toLatin1() + bound(Text{test->bound}) + ')',
                true};
    if (std::holds_alternative<PresentTest>(condition.test))
        return {"((" + sql + ") IS NOT NULL AND " + asStored(sql) + " COLLATE BINARY IS NOT '')", true};
    return {};
}

SqlCondition SqlWriter::equal(const QByteArray &expression, const Column &column, const EqualTest &test)
{
    // Stored words are told from shown ones by the predicate.
    if (!column.spec.values.isEmpty())
        return {};
    QByteArray list;
    const auto add = [&](const Value &value) { list += (list.isEmpty() ? "" : ",") + bound(value); };
    for (const Pattern &pattern : test.patterns) {
        add(Text{pattern.text});
        if (pattern.number)
            add(*pattern.number);
        if (!pattern.blob.isEmpty())
            add(Blob{pattern.blob});
    }
    return {"coalesce(" + asStored(expression) + " COLLATE BINARY IN (" + list + "),0)", true};
}

SqlCondition SqlWriter::word(const QByteArray &expression, const WordTest &test)
{
    if (test.words.isEmpty())
        return {};
    QByteArray list;
    for (const QString &word : test.words) {
        const QByteArray utf8 = word.toUtf8();
        const bool meant =
            std::any_of(test.patterns.begin(), test.patterns.end(), [&](const Pattern &pattern) {
                return pattern.begins.begins({utf8.constData(), size_t(utf8.size())});
            });
        if (meant)
            list += (list.isEmpty() ? "" : ",") + bound(Text{utf8});
    }
    return {"coalesce((" + expression + ") COLLATE BINARY IN (" + list + "),0)", true};
}

SqlCondition SqlWriter::number(const QByteArray &expression, const NumberTest &test)
{
    const QByteArray x = '(' + expression + ')';
    const QByteArray compared = operatorText(test.op).toLatin1() + bound(test.bound);
    return {"(CASE typeof" + x + " WHEN 'integer' THEN +" + x + compared + " WHEN 'real' THEN +" + x +
                compared + " WHEN 'text' THEN " + spellsNumber(x) + " AND CAST(" + x + " AS NUMERIC)" +
                compared + " ELSE 0 END)",
            true};
}

SqlCondition SqlWriter::time(const QByteArray &expression, const Column &column, const TimeTest &test)
{
    const auto &codec = column.spec.time;
    if (!codec || !codec->ordersInSql())
        return {};
    QByteArray range;
    if (test.from)
        range = asStored(expression) + ">=" + bound(codec->encode(test.from->plusNanos(-slack)));
    if (test.before)
        range += (range.isEmpty() ? "" : " AND ") + asStored(expression) +
                 "<=" + bound(codec->encode(test.before->plusNanos(slack)));
    // Numbers written as text do not compare as numbers here; the predicate decides.
    return {"(CASE typeof(" + expression + ") WHEN 'text' THEN 1 WHEN 'null' THEN 0 ELSE " + range + " END)",
            false};
}

} // namespace storescope::filter
