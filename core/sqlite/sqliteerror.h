// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

struct sqlite3;

namespace storescope {

// The error of SQLite's last call on `connection`, with a sentence for people. `what` is what was tried
// ("read", "open").
Error sqliteError(sqlite3 *connection, int code, const QString &what, const QString &file);

// Codes that pass by themselves while a writer of the store restarts or recovers.
bool passesByItself(int code);

// What an error of a read says about the next try: the store is held or its writer restarts, so the same read
// may work soon; or only a new connection can work.
bool mayWorkSoon(const Error &error);
bool wantsNewConnection(const Error &error);
// The answer was that of a read-only medium: waited for only so long.
bool saysReadOnly(const Error &error);
// A statement names a table or a column that is not there, or is no SQL; other errors say nothing of the
// schema.
bool saysWrongSql(const Error &error);

} // namespace storescope
