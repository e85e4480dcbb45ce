// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/collection.h"

#include <QMap>

namespace storescope {

// A table of a family, with what its name was matched to: {table} and the named captures.
struct FamilyMember
{
    const Schema::Table *table = nullptr;
    QMap<QString, QString> words;
};

std::vector<FamilyMember> tablesOf(const FamilySpec &family, const Schema &schema);
// `column` is a name, or "name TYPE" that asks for the declared type too.
bool hasColumn(const Schema::Table &table, const QString &column);
// The collection for one table of the family: every {word} in it replaced.
CollectionSpec forMember(const CollectionSpec &spec, const FamilyMember &member);

} // namespace storescope
