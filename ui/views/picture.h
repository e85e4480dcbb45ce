// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace storescope {

// What a view that paints itself tells those who cannot see it: its value in words, and what keys do in it.
// The same is in a table beside it.
class Picture
{
public:
    virtual ~Picture() = default;
    virtual QString inWords() = 0;
};

// Gives every QWidget that is a Picture an interface for assistive tools; once, harmless twice.
void makePicturesAccessible();

} // namespace storescope
