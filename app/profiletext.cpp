// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "app/profiletext.h"

#include <algorithm>

namespace storescope::app {
namespace {

const QString comma = QStringLiteral(", ");

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

// SQL in one line.
QString plain(const QString &sql)
{
    return sql.simplified();
}

QString fileLine(const FileSpec &file)
{
    QString line = file.suffix.isEmpty() ? file.find.join(comma)
                                         : QStringLiteral("beside the main file, named …") + file.suffix;
    if (line.isEmpty())
        line = QStringLiteral("wherever the program keeps it");
    if (file.highest)
        line += QStringLiteral(" (the one with the highest number)");
    if (!file.exclude.isEmpty())
        line += QStringLiteral(" (not ") + file.exclude.join(comma) + u')';
    return line;
}

QString layoutLine(const VariantSpec &variant)
{
    QStringList parts;
    for (const QString &table : sorted(variant.has.keys()))
        parts << table + u'(' + variant.has.value(table).join(comma) + u')';
    for (const FamilySpec &family : variant.families)
        parts << QStringLiteral("tables like %1(%2)").arg(family.pattern, family.columns.join(comma));
    for (const QString &table : sorted(variant.lacks.keys())) {
        const QStringList columns = variant.lacks.value(table);
        parts << QStringLiteral("no ") + table +
                     (columns.isEmpty() ? QString() : u'(' + columns.join(comma) + u')');
    }
    if (!variant.when.isEmpty())
        parts << QStringLiteral("where ") + plain(variant.when);
    if (!variant.version.isEmpty())
        parts << QStringLiteral("version: ") + plain(variant.version);
    if (!variant.known.isEmpty())
        parts << QStringLiteral("known: ") + variant.known.join(comma);
    return parts.join(QStringLiteral("; "));
}

QString sourceOf(const FieldSpec &field)
{
    if (!field.sql.isEmpty())
        return plain(field.sql);
    if (!field.by.isEmpty())
        return QStringLiteral("a text by %1").arg(field.by);
    if (!field.text.isEmpty())
        return u'"' + field.text + u'"';
    const QString column = field.column.isEmpty() ? field.name : field.column;
    if (field.path.isEmpty())
        return column;
    return (field.column.isEmpty() ? QStringLiteral("payload") : column) + QStringLiteral(" → ") + field.path;
}

QString fieldLine(const FieldSpec &field)
{
    QStringList parts{sourceOf(field)};
    if (field.time)
        parts << QStringLiteral("a time (%1)").arg(field.time->name());
    if (!field.codec.empty())
        parts << field.codec.steps().join(QStringLiteral(" → "));
    if (!field.codecBy.isEmpty())
        parts << QStringLiteral("decoded as %1 says").arg(field.codecBy);
    if (!field.unit.isEmpty())
        parts << field.unit;
    QStringList words;
    for (const QString &value : sorted(field.values.keys()))
        words << QStringLiteral("%1 is %2").arg(value, field.values.value(value));
    if (!words.isEmpty())
        parts << words.join(comma);
    if (!field.link.isEmpty())
        parts << QStringLiteral("leads to ") + field.link;
    if (field.redact)
        parts << QStringLiteral("a secret");
    return parts.join(QStringLiteral("; "));
}

QString tailWord(const TailSpec &tail)
{
    switch (tail.mode) {
    case TailMode::Append:
        return QStringLiteral("rows come with a higher key");
    case TailMode::Updated:
        return QStringLiteral("%1 rises with each change").arg(tail.by);
    case TailMode::Clock:
        return QStringLiteral("a number rises with each change");
    case TailMode::Rowid:
        return QStringLiteral("a changed row is written anew");
    case TailMode::Difference:
        break;
    }
    return QStringLiteral("rows are compared");
}

class Lines
{
public:
    void line(const QString &text) { m_text += text + u'\n'; }
    // Names in a column of their own.
    void pairs(const std::vector<std::pair<QString, QString>> &all)
    {
        qsizetype width = 0;
        for (const auto &[name, text] : all)
            width = std::max(width, std::min<qsizetype>(name.size(), 20));
        for (const auto &[name, text] : all)
            line(QStringLiteral("  ") + name.leftJustified(width) + QStringLiteral("  ") + text);
    }
    QString text() const { return m_text; }

private:
    QString m_text;
};

void addCollection(Lines &lines, const CollectionSpec &spec)
{
    lines.line({});
    QString heading = QStringLiteral("%1: %2").arg(spec.id, kindName(spec.kind));
    if (spec.title != spec.id && !spec.title.isEmpty())
        heading += QStringLiteral(" “%1”").arg(spec.title);
    if (!spec.role.isEmpty())
        heading += QStringLiteral(" in ") + spec.role;
    if (!spec.variant.isEmpty())
        heading += QStringLiteral(", layout ") + spec.variant;
    lines.line(heading);
    std::vector<std::pair<QString, QString>> pairs{{QStringLiteral("(rows)"), plain(spec.from)}};
    const auto add = [&](const char *name, const QString &text) {
        if (!text.isEmpty())
            pairs.emplace_back(QLatin1String(name), text);
    };
    add("(only)", plain(spec.where));
    add("(order)", spec.key.join(comma));
    add("(changes)", tailWord(spec.tail) + (spec.tail.removes ? QStringLiteral(", and go") : QString()));
    for (const FieldSpec &field : spec.fields)
        pairs.emplace_back(field.name, fieldLine(field));
    if (spec.body)
        add("(bytes)",
            spec.body->column + (spec.body->digestColumn.isEmpty()
                                     ? QString()
                                     : QStringLiteral("; %1 in %2")
                                           .arg(spec.body->digestAlgorithm, spec.body->digestColumn)));
    for (const StateSpec &state : spec.states)
        pairs.emplace_back(QStringLiteral("is ") + state.is,
                           state.when.isEmpty() ? QStringLiteral("otherwise")
                                                : QStringLiteral("when ") + plain(state.when));
    for (const ActionSpec &action : spec.actions)
        pairs.emplace_back(QStringLiteral("may ") + action.act,
                           action.when.isEmpty() ? QStringLiteral("when %1 has passed").arg(action.expired)
                                                 : QStringLiteral("when ") + plain(action.when));
    add("(secrets)", spec.redact.join(comma));
    if (!spec.parts.empty())
        add("(transcript)", QStringLiteral("%1 kinds of parts").arg(spec.parts.size()));
    lines.pairs(pairs);
}

} // namespace

QString profileText(const Profile &profile)
{
    Lines lines;
    lines.line(QStringLiteral("%1 (%2)").arg(profile.name, profile.id));
    if (!profile.about.isEmpty())
        lines.line(QStringLiteral("  ") + profile.about);
    if (!profile.seen)
        lines.line(QStringLiteral("  Never tried on a file of the running product."));
    std::vector<std::pair<QString, QString>> files, layouts, parameters;
    for (const FileSpec &file : profile.files)
        files.emplace_back(file.role, fileLine(file));
    for (const VariantSpec &variant : profile.variants)
        layouts.emplace_back(QStringList{variant.role, variant.id}.join(u' ').trimmed(), layoutLine(variant));
    for (const ParameterSpec &parameter : profile.parameters)
        parameters.emplace_back(
            parameter.name,
            QStringLiteral("%1: %2 %3").arg(parameter.title, toDisplay(parameter.standard), parameter.unit));
    for (const auto &[title, pairs] :
         {std::pair(QStringLiteral("files"), files), std::pair(QStringLiteral("known by"), layouts),
          std::pair(QStringLiteral("not in the store"), parameters)}) {
        if (pairs.empty())
            continue;
        lines.line({});
        lines.line(title);
        lines.pairs(pairs);
    }
    for (const CollectionSpec &collection : profile.collections)
        addCollection(lines, collection);
    return lines.text();
}

} // namespace storescope::app
