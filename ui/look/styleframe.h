// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QColor>

class QPainter;
class QRect;
class QStyleOption;

namespace storescope {

// Buttons, fields: a round frame of the text's colour at 30 %.
void drawFrame(QPainter *painter, const QRect &rect, const QColor &fill, const QColor &line);
// Its line: Highlight where the focus is.
QColor frameLine(const QStyleOption *option);

} // namespace storescope
