// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/connection.h"

#include <initializer_list>

namespace storescope::demo {

// Runs one statement that gives no rows, through the connection's cached statements.
Result<void> write(Connection &connection, const QByteArray &sql, std::initializer_list<Value> values);

// Several statements one after the other, such as a schema.
Result<void> writeAll(Connection &connection, std::initializer_list<const char *> statements);

// TEXT; an empty one is NULL.
Value textOrNull(const QByteArray &utf8);
Value text(const QByteArray &utf8);

} // namespace storescope::demo
