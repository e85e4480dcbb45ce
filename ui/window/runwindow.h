// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

namespace storescope {

// Makes the QApplication (so that a command-line word never loads the platform), opens the window with
// `stores` (database files or folders; empty: what was open last, else the welcome page) and runs until it is
// closed. Returns the exit code. Qt takes its own arguments (-platform, -style …) out of argv. Call once, on
// the main thread.
int runWindow(int &argc, char **argv, const QStringList &stores);

} // namespace storescope
