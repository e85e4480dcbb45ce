// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/profile.h"

#include <memory>

namespace storescope {

// Reads one profile; all its mistakes with file, line and reason. A profile with mistakes is not used.
struct ReadProfile
{
    std::shared_ptr<const Profile> profile; // null when there are mistakes
    std::vector<ProfileMistake> mistakes;
};
ReadProfile readProfile(const QByteArray &toml, const QString &file);

} // namespace storescope
