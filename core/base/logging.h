// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLoggingCategory>

namespace storescope {

// storescope.sqlite, .profile, .read, .ui: warnings by default, more through QT_LOGGING_RULES.
Q_DECLARE_LOGGING_CATEGORY(logSqlite)
Q_DECLARE_LOGGING_CATEGORY(logProfile)
Q_DECLARE_LOGGING_CATEGORY(logRead)
Q_DECLARE_LOGGING_CATEGORY(logUi)

} // namespace storescope
