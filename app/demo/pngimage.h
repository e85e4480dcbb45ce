// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/demo/dice.h"

namespace storescope::demo {

// A small line chart as PNG: something to look at among the demo's artifacts.
QByteArray chartPng(Dice &dice, int width, int height);

} // namespace storescope::demo
