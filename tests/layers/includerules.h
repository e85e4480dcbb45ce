// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace storescope::layers {

// What runs against the arrows of the house under `root`, one line each: file, line, and why. Empty when all
// is well. Only #include lines are read; the rooms and what each may use stand in includerules.cpp.
QStringList violations(const QString &root);

} // namespace storescope::layers
