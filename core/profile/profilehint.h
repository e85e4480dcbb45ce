// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/profile.h"

namespace storescope {

// What is known of a profile without parsing it, for the image says it: enough to find its files and to tell
// whose a file is.
struct ProfileHint
{
    QString id, file;
    std::vector<FileSpec> files;
    std::vector<VariantSpec> variants;
};

ProfileHint hintOf(const Profile &profile);

} // namespace storescope
