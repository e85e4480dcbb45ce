// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/families.h"

#include <QRegularExpression>

#include <algorithm>

namespace storescope {

namespace {

QRegularExpression wholeName(const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
}

} // namespace

bool hasColumn(const Schema::Table &table, const QString &column)
{
    if (const int index = table.columnIndex(column); index >= 0)
        return true;
    const qsizetype space = column.indexOf(QLatin1Char(' '));
    const int index = space < 0 ? -1 : table.columnIndex(column.left(space));
    return index >= 0 && table.columns[size_t(index)].type.compare(column.mid(space + 1).trimmed(),
                                                                   Qt::CaseInsensitive) == 0;
}

std::vector<FamilyMember> tablesOf(const FamilySpec &family, const Schema &schema)
{
    QRegularExpression expression; // made for the first table of the shape: most files have none
    std::vector<FamilyMember> result;
    for (const Schema::Table &table : schema.tables) {
        const auto here = [&](const QString &column) { return hasColumn(table, column); };
        if (!std::all_of(family.columns.begin(), family.columns.end(), here))
            continue;
        if (expression.pattern().isEmpty())
            expression = wholeName(family.pattern);
        const auto match = expression.match(table.name);
        if (!match.hasMatch())
            continue;
        FamilyMember member{&table, {{QStringLiteral("table"), table.name}}};
        for (const QString &name : expression.namedCaptureGroups()) {
            if (!name.isEmpty())
                member.words.insert(name, match.captured(name));
        }
        result.push_back(std::move(member));
    }
    return result;
}

CollectionSpec forMember(const CollectionSpec &spec, const FamilyMember &member)
{
    const auto replaced = [&](QString text, bool inSql) {
        for (auto it = member.words.begin(); it != member.words.end(); ++it) {
            QString word = it.value();
            if (inSql)
                word.replace(QLatin1Char('\''),
                             QLatin1String("''")); // a name out of the file stays inside its quotes
            text.replace(QLatin1Char('{') + it.key() + QLatin1Char('}'), word);
        }
        return text;
    };
    CollectionSpec result = spec;
    result.id = replaced(spec.id, false);
    result.title = replaced(spec.title, false);
    result.from = member.table->name;
    result.tables.prepend(member.table->name);
    result.where = replaced(spec.where, true);
    for (FieldSpec &field : result.fields)
        field.sql = replaced(field.sql, true);
    for (StateSpec &state : result.states)
        state.when = replaced(state.when, true);
    for (ActionSpec &action : result.actions) {
        action.when = replaced(action.when, true);
        for (QString &sql : action.set)
            sql = replaced(sql, true);
        for (ActionSpec::Pointer &pointer : action.pointers) {
            pointer.table = replaced(pointer.table, false);
            pointer.when = replaced(pointer.when, true);
        }
    }
    return result;
}

} // namespace storescope
