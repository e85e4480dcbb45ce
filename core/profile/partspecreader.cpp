// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/partspecreader.h"

namespace storescope {

namespace {

PartCondition readCondition(const toml::table &table, Mistakes &mistakes)
{
    const TableReader reader(table, Section::When, mistakes);
    PartCondition condition{reader.text("path"), reader.text("column"), reader.texts("is")};
    if (condition.path.isEmpty() == condition.column.isEmpty())
        mistakes.add(table, QStringLiteral("\"when\" of a part asks for a \"path\" or for a \"column\""));
    mistakes.checkPath(reader.lineOf("path"), condition.path);
    if (condition.is.isEmpty())
        reader.mistake("is", QStringLiteral("\"is\" must be a text or a list of texts; \"*\" is any"));
    return condition;
}

// One table, or a list of tables that must all hold.
std::vector<PartCondition> readWhen(const toml::node &node, Mistakes &mistakes)
{
    std::vector<PartCondition> conditions;
    const auto add = [&](const toml::node &one) {
        if (const auto *table = one.as_table())
            conditions.push_back(readCondition(*table, mistakes));
        else
            mistakes.add(
                one, QStringLiteral("\"when\" of a part must be { path = …, is = … } or a list of those"));
    };
    if (const auto *list = node.as_array())
        for (const toml::node &one : *list)
            add(one);
    else
        add(node);
    return conditions;
}

FieldSpec word(const QString &name, const QString &text)
{
    FieldSpec field;
    field.name = name;
    field.text = text;
    return field;
}

} // namespace

PartSpec readPart(const toml::table &table, FieldReader &fields, Mistakes &mistakes)
{
    const TableReader reader(table, Section::Part, mistakes);
    PartSpec part;
    part.each = reader.text("each");
    mistakes.checkPath(reader.lineOf("each"), part.each);
    if (const toml::node *when = reader.node("when"))
        part.when = readWhen(*when, mistakes);
    for (const auto &[key, node] : table) {
        const QString name = fromToml(key.str());
        if (name == QLatin1String("kind") && node.is_string())
            part.fields.insert(name, word(name, reader.text("kind")));
        else if (name != QLatin1String("when") && name != QLatin1String("each") &&
                 sectionKeys(Section::Part).contains(name))
            part.fields.insert(name, fields.readPart(name, node));
    }
    return part;
}

} // namespace storescope
