// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/demo/dice.h"

namespace storescope::demo {

// Bytes that fit a media type: a chart, a diff, a table, words.
QByteArray artifactBody(Dice &dice, const char *mediaType, int leastBytes, int mostBytes);

} // namespace storescope::demo
