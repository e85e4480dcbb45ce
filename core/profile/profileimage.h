// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/profilehint.h"

#include <QByteArray>

namespace storescope {

// Profiles as the build read and checked them: to take one out costs a few microseconds, to parse it some
// thousand. The build makes the image for the program that it is built into, so both know the same form.
class ProfileImage
{
public:
    static QByteArray of(const std::vector<Profile> &profiles);

    ProfileImage() = default;
    // Texts are not copied: the bytes, at an even address, outlive the image and all that was taken from it.
    explicit ProfileImage(const char *bytes);

    const std::vector<ProfileHint> &hints() const { return m_hints; }
    std::optional<Profile> profile(const QString &id) const;

private:
    const char *m_bytes = nullptr;
    std::vector<ProfileHint> m_hints;
    std::vector<quint32> m_bodies; // where the n-th profile begins
};

} // namespace storescope
