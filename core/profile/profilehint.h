// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/profile.h"

namespace storescope {

// A profile that might fit a file, known without parsing it: what the index says of its layouts.
struct ProfileHint
{
    QString id, file;
    QStringList tables; // table names that some variant of it needs; a family pattern begins with '~'
};

ProfileHint hintOf(const Profile &profile);
QByteArray toIndexLine(const ProfileHint &hint);
std::vector<ProfileHint> hintsFromIndex(const QByteArray &index);

} // namespace storescope
