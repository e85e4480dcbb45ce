// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/base/logging.h"

namespace storescope {

Q_LOGGING_CATEGORY(logSqlite, "storescope.sqlite", QtWarningMsg)
Q_LOGGING_CATEGORY(logProfile, "storescope.profile", QtWarningMsg)
Q_LOGGING_CATEGORY(logRead, "storescope.read", QtWarningMsg)
Q_LOGGING_CATEGORY(logUi, "storescope.ui", QtWarningMsg)

} // namespace storescope
