// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/writer/options.h"

// Runs the command; false when there is none of that name.
bool runCommand(const Options &options);
