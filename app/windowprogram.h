// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

namespace storescope::app {

// Replaces this process by storescope-window on the stores that the arguments name; Qt's own options go along.
// Comes back only when that cannot be: the exit code, after a line on stderr.
int openWindow(int &argc, char **argv);

} // namespace storescope::app
