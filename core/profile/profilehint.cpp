// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/profilehint.h"

namespace storescope {

ProfileHint hintOf(const Profile &profile)
{
    ProfileHint hint{profile.id, profile.file, {}};
    for (const VariantSpec &variant : profile.variants) {
        hint.tables << variant.has.keys();
        for (const FamilySpec &family : variant.families)
            hint.tables << QLatin1Char('~') + family.pattern;
    }
    hint.tables.removeDuplicates();
    hint.tables.sort();
    return hint;
}

// id, file and each table, with tabs between; table names of profiles hold none.
QByteArray toIndexLine(const ProfileHint &hint)
{
    return (QStringList{hint.id, hint.file} + hint.tables).join(QLatin1Char('\t')).toUtf8() + '\n';
}

std::vector<ProfileHint> hintsFromIndex(const QByteArray &index)
{
    std::vector<ProfileHint> result;
    for (const QByteArray &line : index.split('\n')) {
        const QStringList parts = QString::fromUtf8(line).split(QLatin1Char('\t'));
        if (parts.size() >= 2)
            result.push_back({parts[0], parts[1], parts.mid(2)});
    }
    return result;
}

} // namespace storescope
