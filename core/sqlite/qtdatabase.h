// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

struct sqlite3;

namespace storescope {

// Opens through Qt SQL and gives the connection's unique name. `options` as of
// QSqlDatabase::setConnectOptions.
Result<QString> openWithQt(const QString &databaseName, const QString &options, const QString &file);
// The handle of Qt's connection; nullptr when it is not an SQLite one.
sqlite3 *nativeHandle(const QString &qtName);
void closeWithQt(const QString &qtName);

// file:… with the path percent-encoded.
QString fileUri(const QString &path, const QString &parameters);

} // namespace storescope
