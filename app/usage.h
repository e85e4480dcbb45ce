// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

namespace storescope::app {

int printUsage();
int printVersion();

} // namespace storescope::app
