// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/profile.h"
#include "ui/look/palette.h"

#include <QIcon>
#include <QPixmap>

namespace storescope {

// Icons by theme name; Breeze is the fallback theme (light or dark as the window is).
void setIconTheme(bool dark);
QIcon themeIcon(const char *name);
QIcon kindIcon(Kind kind);

// The word's colour and glyph of a canonical state; any other word is plain text without a glyph.
struct StateLook
{
    Ink ink = Ink::Text;
    QString glyph; // resource path of a one-colour SVG, empty: none
};
StateLook stateLook(const QString &state);

// A one-colour SVG painted in `color` at `size` (device independent); cached.
QPixmap glyphPixmap(const QString &path, int size, const QColor &color, qreal ratio);
// The same as an icon that takes the colour of the theme that is there when it is painted.
QIcon glyphIcon(const QString &path, Ink ink);
QString levelGlyph(const QString &level); // "warning", "error", "fatal"; empty for the rest
QString markGlyph();

} // namespace storescope
