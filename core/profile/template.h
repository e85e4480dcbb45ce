// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/base/result.h"

#include <QHash>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace storescope {

// What a name in a template stands for in one row.
struct TemplateValue
{
    QString text;
    std::optional<double> number; // for :bytes
    std::optional<Instant> time;  // for :time
};

// A line of text made from a row: "{tool}[: {payload.arguments.command:0.80}]".
//   {field}       the value of a field or own column, or of a path inside a decoded one:
//   {payload.items[0].id} {a|b|'text'}  the first that is there and not empty; quoted text stands for itself
//   {x:bytes}     184.8 KB   {x:id} the end of a long id   {x:time} 14:05:09.123   {x:0.80} at most 80
//   characters [ … ]         left out when none of the names inside is there
//   {{ }} [[ ]]   the characters themselves
// Immutable; any thread may expand.
class TextTemplate
{
public:
    using Lookup = std::function<std::optional<TemplateValue>(const QString &name)>;

    // InvalidArgument with the position and what is wrong.
    static Result<TextTemplate> parse(const QString &text);
    QString expand(const Lookup &lookup) const;
    QStringList names() const; // every name that it looks up

private:
    struct Hole
    {
        QStringList names;
        QString format;
        int most = -1;
    };
    struct Piece
    {
        QString literal;
        std::optional<Hole> hole;
        std::vector<Piece> group; // of [ … ]
    };
    friend class TemplateParser;
    static bool append(const std::vector<Piece> &pieces, const Lookup &lookup, QString &out);
    static void collect(const std::vector<Piece> &pieces, QStringList &names);
    std::vector<Piece> m_pieces;
};

// Templates of which a row's value chooses one: exactly, else by the longest glob that fits ("job.*"), else
// "*".
class TextTemplates
{
public:
    static Result<std::shared_ptr<const TextTemplates>> make(const QHash<QString, QString> &texts);
    static Result<std::shared_ptr<const TextTemplates>> make(const QString &text);
    QString expand(const QString &by, const TextTemplate::Lookup &lookup) const;
    QStringList names() const;

private:
    QHash<QString, TextTemplate> m_exact;
    std::vector<std::pair<QString, TextTemplate>> m_globs; // longest first
};

} // namespace storescope
