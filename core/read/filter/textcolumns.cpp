// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filter/textcolumns.h"

#include "core/profile/sqlfragment.h"

#include <QSet>

#include <algorithm>

namespace storescope::filter {
namespace {

// The bare column that is selected at a position; empty when it is more.
QString bareName(const QByteArray &sql)
{
    const auto choice = SqlFragment(QString::fromUtf8(sql)).choice();
    if (!choice || choice->columns.size() != 1 || sql.size() > choice->columns.front().toUtf8().size() + 2)
        return {};
    return choice->columns.front().toLower();
}

// Bare columns that are looked into, by name, and whether with JSON's escapes undone.
QHash<QString, bool> searchedColumns(const Collection &collection, const std::vector<TextColumn> &texts)
{
    QHash<QString, bool> searched;
    for (const TextColumn &text : texts) {
        const Column &column = collection.columns()[size_t(text.column)];
        if (const QString name = bareName(collection.selectSql(positionOf(column))); !name.isEmpty())
            searched[name] = searched.value(name) || decodes(column);
    }
    return searched;
}

bool givesNothingNew(const Column &column, const Needle &needle, const QHash<QString, bool> &searched)
{
    if (column.plain || column.sql.isEmpty() || decodes(column))
        return false;
    const auto choice = SqlFragment(column.sql).choice();
    if (!choice)
        return false;
    const bool inWords =
        std::any_of(choice->literals.begin(), choice->literals.end(), [&](const QString &literal) {
            const QByteArray utf8 = literal.toUtf8();
            return needle.inText({utf8.constData(), size_t(utf8.size())});
        });
    return !inWords && std::all_of(choice->columns.begin(), choice->columns.end(), [&](const QString &name) {
        const auto found = searched.constFind(name.toLower());
        return found != searched.constEnd() && (*found || !choice->jsonColumns.contains(name));
    });
}

} // namespace

int positionOf(const Column &column)
{
    return column.source >= 0 ? column.source : column.select;
}

std::vector<TextColumn> textColumns(const Collection &collection, const Needle &needle)
{
    std::vector<TextColumn> texts;
    QSet<QByteArray> seen;
    const auto &all = collection.columns();
    for (size_t i = 0; i < all.size(); ++i) {
        const Column &column = all[i];
        const int position = positionOf(column);
        if (position < 0)
            continue;
        const bool numeric =
            !column.spec.unit.isEmpty() || (column.spec.time && column.spec.time->ordersInSql());
        const QByteArray sql = collection.selectSql(position) + (decodes(column) ? "" : " plain");
        if (column.large || (numeric && column.spec.path.isEmpty()) || seen.contains(sql))
            continue;
        seen.insert(sql);
        texts.push_back({int(i), isId(collection, column)});
    }
    const auto searched = searchedColumns(collection, texts);
    std::erase_if(texts, [&](const TextColumn &text) {
        return givesNothingNew(all[size_t(text.column)], needle, searched);
    });
    return texts;
}

} // namespace storescope::filter
