// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace storescope {

// A piece of SQL out of a profile: one expression, or the SELECT that a collection is made from.
class SqlFragment
{
public:
    explicit SqlFragment(const QString &sql);

    // Why it cannot stand where one expression belongs; empty when it can. It may not end a statement, open
    // one, hold a comment, or leave a bracket or quote open.
    QString expressionMistake() const;
    // The same for "(SELECT …)" after FROM.
    QString sourceMistake() const;

    // Names that must be columns of the source when the fragment has no SELECT of its own.
    QStringList bareColumns() const;
    // Tables that it reads: what follows FROM and JOIN and is no common table expression.
    QStringList tables() const;
    QStringList parameters() const; // names after ':'

    // With the helpers of the profile language written out:
    //   instant(x)        ISO 8601 text of any number of digits and any offset, or as Go prints times, as UTC
    //   text of nine digits that sorts as time at(x, 'a.b[0]')   what lies at that path of JSON text; NULL
    //   when it is no JSON
    Result<QString> expanded() const;

    // What an expression can give that only chooses among values (CASE, comparisons, coalesce) or takes them
    // out of JSON text: one of `literals`, a number, or what `columns` hold. nullopt: it may make something
    // new.
    struct Choice
    {
        QStringList literals, columns;
        QStringList jsonColumns; // those of `columns` that JSON is taken apart of
    };
    std::optional<Choice> choice() const;

    enum class Type { Word, Quoted, Text, Number, Parameter, Sign };
    struct Token
    {
        Type type;
        QString text; // of Quoted: without the quotes
        qsizetype begin = 0, end = 0;
        bool is(const char *word) const;
    };

private:
    void scan();
    qsizetype closing(size_t open) const; // index of the token that closes the bracket; -1
    QString bracketMistake() const;
    Result<QString> expandedCall(size_t name, size_t close) const;

    QString m_sql;
    QString m_mistake;
    std::vector<Token> m_tokens;
};

// The text by which instant(x) compares: `sql` is any expression that gives ISO text.
QString instantSql(const QString &sql);

} // namespace storescope
