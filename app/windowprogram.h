// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

namespace storescope::app {

// Replaces this process by storescope-window with the same arguments. Comes back only when that cannot be:
// the exit code, after a line on stderr.
int becomeWindow(char **argv);

} // namespace storescope::app
