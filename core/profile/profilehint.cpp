// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/profilehint.h"

namespace storescope {

ProfileHint hintOf(const Profile &profile)
{
    return {profile.id, profile.file, profile.files, profile.variants};
}

} // namespace storescope
