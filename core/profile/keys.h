// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace storescope {

// The tables of a profile file, and the keys that each may have. docs/profiles.md explains every one.
enum class Section {
    Profile,
    File,
    Variant,
    Family,
    Parameter,
    Collection,
    Tail,
    Field,
    Unwrap,
    Body,
    Digest,
    Items,
    State,
    Part,
    When,
    Action,
    Older,
    Also,
    Pointer,
    Root,
    Follow
};

QString sectionName(Section section); // as mistakes and the documentation call it
QStringList sectionKeys(Section section);
QList<Section> allSections();

} // namespace storescope
