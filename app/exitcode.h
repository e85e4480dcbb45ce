// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

namespace storescope::app {

enum ExitCode { Done = 0, ProblemsFound = 1, WrongUse = 2, Unreadable = 3, StoreBusy = 4, PartlyDone = 5 };

ExitCode exitCodeOf(const Error &error);
// Of an action or undo that has done nothing: a conflict is a plan or bundle of something else.
ExitCode exitCodeOfAction(const Error &error);

} // namespace storescope::app
