// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/sqlfragment.h"

#include "core/sqlite/instantfunction.h"

#include <QSet>

namespace storescope {

namespace {

bool isWordStart(QChar c)
{
    return c.isLetter() || c == QLatin1Char('_') || c.unicode() > 127;
}

bool isWordPart(QChar c)
{
    return isWordStart(c) || c.isDigit() || c == QLatin1Char('$');
}

// Words of expressions that name no column.
const QSet<QString> &keywords()
{
    static const QSet<QString> words = [] {
        const QString text =
            QStringLiteral("ALL AND AS ASC BETWEEN BY CASE CAST COLLATE CURRENT_DATE CURRENT_TIME "
                           "CURRENT_TIMESTAMP DESC DISTINCT "
                           "ELSE END ESCAPE EXCEPT EXISTS FALSE FILTER FROM GLOB GROUP HAVING IN INTERSECT "
                           "IS ISNULL JOIN LEFT LIKE "
                           "LIMIT MATCH NOT NOTNULL NULL OFFSET ON OR ORDER OVER PARTITION RECURSIVE REGEXP "
                           "SELECT THEN TRUE UNION "
                           "USING VALUES WHEN WHERE WITH INTEGER TEXT REAL BLOB NUMERIC NOCASE BINARY RTRIM");
        const QStringList list = text.split(QLatin1Char(' '));
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

} // namespace

bool SqlFragment::Token::is(const char *word) const
{
    return type != Type::Quoted && type != Type::Text &&
           text.compare(QLatin1String(word), Qt::CaseInsensitive) == 0;
}

SqlFragment::SqlFragment(const QString &sql) : m_sql(sql)
{
    scan();
}

void SqlFragment::scan()
{
    qsizetype i = 0;
    const auto add = [&](Type type, qsizetype begin, qsizetype end, const QString &text) {
        m_tokens.push_back({type, text, begin, end});
        i = end;
    };
    const auto quoted = [&](QChar close, Type type) {
        const qsizetype begin = i;
        QString text;
        for (qsizetype at = i + 1; at < m_sql.size(); ++at) {
            if (m_sql.at(at) != close) {
                text += m_sql.at(at);
            } else if (at + 1 < m_sql.size() && m_sql.at(at + 1) == close && close != QLatin1Char(']')) {
                text += m_sql.at(at++);
            } else {
                add(type, begin, at + 1, text);
                return;
            }
        }
        m_mistake = QStringLiteral("a quote (%1) is not closed").arg(m_sql.at(begin));
        i = m_sql.size();
    };
    const auto run = [&](qsizetype from, auto accepts) {
        qsizetype end = from;
        while (end < m_sql.size() && accepts(m_sql.at(end)))
            ++end;
        return end;
    };
    while (i < m_sql.size() && m_mistake.isEmpty()) {
        const QChar c = m_sql.at(i);
        const QStringView two = QStringView(m_sql).mid(i, 2);
        if (c.isSpace()) {
            ++i;
        } else if (two == QLatin1String("--") || two == QLatin1String("/*")) {
            m_mistake = QStringLiteral("a comment cannot stand in SQL of a profile; use # outside of it");
        } else if (c == QLatin1Char('\'')) {
            quoted(c, Type::Text);
        } else if (c == QLatin1Char('"') || c == QLatin1Char('`')) {
            quoted(c, Type::Quoted);
        } else if (c == QLatin1Char('[')) {
            quoted(QLatin1Char(']'), Type::Quoted);
        } else if (c == QLatin1Char(':') && i + 1 < m_sql.size() && isWordStart(m_sql.at(i + 1))) {
            const qsizetype end = run(i + 1, isWordPart);
            add(Type::Parameter, i, end, m_sql.mid(i + 1, end - i - 1));
        } else if (isWordStart(c)) {
            const qsizetype end = run(i, isWordPart);
            add(Type::Word, i, end, m_sql.mid(i, end - i));
        } else if (c.isDigit()) {
            const qsizetype end =
                run(i, [](QChar d) { return d.isLetterOrNumber() || d == QLatin1Char('.'); });
            add(Type::Number, i, end, m_sql.mid(i, end - i));
        } else {
            add(Type::Sign, i, i + 1, c);
        }
    }
}

QString SqlFragment::bracketMistake() const
{
    int depth = 0;
    for (const Token &token : m_tokens) {
        if (token.is(";"))
            return QStringLiteral("';' ends a statement; one expression belongs here");
        if (token.is("?") || token.is("@") || token.is("$"))
            return QStringLiteral("'%1' is no parameter here; write :name").arg(token.text);
        if (token.is("("))
            ++depth;
        if (token.is(")") && --depth < 0)
            return QStringLiteral("')' without '('");
    }
    return depth > 0 ? QStringLiteral("'(' is not closed") : QString();
}

QString SqlFragment::expressionMistake() const
{
    if (!m_mistake.isEmpty())
        return m_mistake;
    if (m_tokens.empty())
        return QStringLiteral("it is empty");
    if (const QString mistake = bracketMistake(); !mistake.isEmpty())
        return mistake;
    int depth = 0;
    for (const Token &token : m_tokens) {
        depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        if (depth > 0 || token.type == Type::Quoted)
            continue;
        if (token.is(","))
            return QStringLiteral("it holds several expressions; one belongs here");
        for (const char *word : {"SELECT", "FROM", "WHERE", "ORDER", "LIMIT", "UNION", "GROUP", "VALUES"}) {
            if (token.is(word))
                return QStringLiteral("%1 must stand inside brackets").arg(QLatin1String(word));
        }
    }
    return {};
}

QString SqlFragment::sourceMistake() const
{
    if (!m_mistake.isEmpty())
        return m_mistake;
    if (const QString mistake = bracketMistake(); !mistake.isEmpty())
        return mistake;
    const bool opens = m_tokens.size() > 2 && m_tokens.front().is("(") &&
                       (m_tokens[1].is("SELECT") || m_tokens[1].is("WITH") || m_tokens[1].is("VALUES"));
    if (!opens || closing(0) != qsizetype(m_tokens.size()) - 1)
        return QStringLiteral("it must be a table's name or one \"(SELECT …)\"");
    return {};
}

QStringList SqlFragment::bareColumns() const
{
    QStringList result;
    for (size_t i = 0; i < m_tokens.size(); ++i) {
        const Token &token = m_tokens[i];
        if (token.is("SELECT"))
            return {};
        const bool isName = token.type == Type::Quoted ||
                            (token.type == Type::Word && !keywords().contains(token.text.toUpper()));
        const bool called = i + 1 < m_tokens.size() && m_tokens[i + 1].is("(");
        const bool qualifies = i + 1 < m_tokens.size() && m_tokens[i + 1].is(".");
        const bool aliased = i > 0 && (m_tokens[i - 1].is("AS") || m_tokens[i - 1].is("."));
        if (isName && !called && !qualifies && !aliased && !result.contains(token.text))
            result << token.text;
    }
    return result;
}

QStringList SqlFragment::tables() const
{
    QStringList result, common;
    for (size_t i = 0; i + 1 < m_tokens.size(); ++i) {
        const Token &next = m_tokens[i + 1];
        const bool isName = next.type == Type::Word || next.type == Type::Quoted;
        const bool called = i + 2 < m_tokens.size() && m_tokens[i + 2].is("(");
        if ((m_tokens[i].is("FROM") || m_tokens[i].is("JOIN")) && isName && !called)
            result << next.text;
        // name AS ( and name (columns) AS [NOT] MATERIALIZED (
        size_t body = i + 1;
        while (body + 1 < m_tokens.size() && (m_tokens[body].is("NOT") || m_tokens[body].is("MATERIALIZED")))
            ++body;
        if (m_tokens[i].is("AS") && m_tokens[body].is("(") && i > 0) {
            size_t name = i - 1;
            if (m_tokens[name].is(")")) {
                while (name > 0 && !m_tokens[name].is("("))
                    --name;
                name = name > 0 ? name - 1 : 0;
            }
            common << m_tokens[name].text.toLower();
        }
    }
    result.removeDuplicates();
    result.removeIf([&](const QString &name) { return common.contains(name.toLower()); });
    return result;
}

QStringList SqlFragment::parameters() const
{
    QStringList result;
    for (const Token &token : m_tokens) {
        if (token.type == Type::Parameter && !result.contains(token.text))
            result << token.text;
    }
    return result;
}

qsizetype SqlFragment::closing(size_t open) const
{
    int depth = 0;
    for (size_t i = open; i < m_tokens.size(); ++i) {
        depth += m_tokens[i].is("(") ? 1 : m_tokens[i].is(")") ? -1 : 0;
        if (depth == 0)
            return qsizetype(i);
    }
    return -1;
}

Result<QString> SqlFragment::expanded() const
{
    QString out;
    qsizetype copied = 0;
    for (size_t i = 0; i + 1 < m_tokens.size(); ++i) {
        const bool helper =
            m_tokens[i].type == Type::Word && (m_tokens[i].is("instant") || m_tokens[i].is("at"));
        if (!helper || !m_tokens[i + 1].is("("))
            continue;
        const qsizetype close = closing(i + 1);
        if (close < 0)
            return failure(ErrorCode::InvalidArgument, QStringLiteral("'(' is not closed"));
        const auto call = expandedCall(i, size_t(close));
        if (!call)
            return call;
        out += QStringView(m_sql).mid(copied, m_tokens[i].begin - copied);
        out += *call;
        copied = m_tokens[size_t(close)].end;
        i = size_t(close);
    }
    out += QStringView(m_sql).mid(copied);
    return out;
}

std::optional<SqlFragment::Choice> SqlFragment::choice() const
{
    static const QSet<QString> words = {
        QStringLiteral("CASE"), QStringLiteral("WHEN"),    QStringLiteral("THEN"),
        QStringLiteral("ELSE"), QStringLiteral("END"),     QStringLiteral("IN"),
        QStringLiteral("AND"),  QStringLiteral("OR"),      QStringLiteral("NOT"),
        QStringLiteral("IS"),   QStringLiteral("NULL"),    QStringLiteral("ISNULL"),
        QStringLiteral("GLOB"), QStringLiteral("NOTNULL"), QStringLiteral("BETWEEN"),
        QStringLiteral("LIKE")};
    static const QSet<QString> functions = {QStringLiteral("COALESCE"),   QStringLiteral("IFNULL"),
                                            QStringLiteral("NULLIF"),     QStringLiteral("IIF"),
                                            QStringLiteral("JSON_VALID"), QStringLiteral("JSON_EXTRACT")};
    if (!m_mistake.isEmpty())
        return std::nullopt;
    Choice choice;
    for (size_t i = 0; i < m_tokens.size(); ++i) {
        const Token &token = m_tokens[i];
        const QString word = token.type == Type::Word ? token.text.toUpper() : QString();
        const bool called = i + 1 < m_tokens.size() && m_tokens[i + 1].is("(");
        if (token.type == Type::Text) {
            choice.literals << token.text;
        } else if (token.type == Type::Quoted) {
            choice.columns << token.text;
        } else if (!word.isEmpty() && called && functions.contains(word)) {
            if (word != QLatin1String("JSON_EXTRACT"))
                continue;
            if (i + 3 >= m_tokens.size() || !m_tokens[i + 3].is(","))
                return std::nullopt;
            choice.jsonColumns << m_tokens[i + 2].text;
        } else if (!word.isEmpty() && !words.contains(word)) {
            if (called)
                return std::nullopt;
            choice.columns << token.text;
        } else if (token.type == Type::Parameter ||
                   (token.type == Type::Sign && !QStringLiteral("(),=<>!").contains(token.text))) {
            return std::nullopt;
        }
    }
    return choice;
}

Result<QString> SqlFragment::expandedCall(size_t name, size_t close) const
{
    const qsizetype begin = m_tokens[name + 1].end;
    const bool isAt = m_tokens[name].is("at");
    // at(x, 'path'): the path is the last argument and a literal
    const bool hasPath = close >= 4 && m_tokens[close - 1].type == Type::Text && m_tokens[close - 2].is(",");
    if (isAt && !hasPath)
        return failure(ErrorCode::InvalidArgument, QStringLiteral("at() is written at(column, 'path')"));
    const qsizetype end = isAt ? m_tokens[close - 2].begin : m_tokens[close].begin;
    const auto inner = SqlFragment(m_sql.mid(begin, end - begin)).expanded();
    if (!inner || !isAt)
        return inner ? Result<QString>(instantSql(*inner)) : inner;
    QString path = m_tokens[close - 1].text;
    path.replace(QLatin1Char('\''), QLatin1String("''"));
    return QStringLiteral("(CASE WHEN json_valid(%1) THEN json_extract(%1, '$.%2') END)").arg(*inner, path);
}

QString instantSql(const QString &sql)
{
    return QStringLiteral("%1(%2)").arg(QLatin1String(InstantFunction::name), sql);
}

} // namespace storescope
