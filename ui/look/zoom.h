// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

namespace storescope {

// Makes the letters of `root` and all that is in it, and what is fixed to their size, as large as `percent`
// says. What was made before is remembered, so it can be asked again; what comes later must be asked for
// anew.
void zoomWidgets(QWidget *root, int percent);

// How much larger than usual the letters of a widget are: what paints itself scales its painter by it.
double zoomOf(const QWidget *widget);

// The widget's font as it was before the zoom, for a painter that is scaled.
QFont unzoomedFont(const QWidget *widget);

// For widgets that fix their own size while they live.
void leaveSizeAlone(QWidget *widget);

} // namespace storescope
