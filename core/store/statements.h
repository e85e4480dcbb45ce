// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/sqlite/connection.h"

#include <initializer_list>
#include <optional>
#include <utility>

namespace storescope {

// Short words for the statements of the stores. Inside a job only.
using Binding = std::pair<const char *, Value>; // ":name", value

// The connection's cached statement, bound; parameters that are not named are as they were.
Result<Statement *> bound(Connection &connection, const QByteArray &sql,
                          std::initializer_list<Binding> bindings);

// Runs a statement to its end and gives how many rows it changed.
Result<qint64> change(Connection &connection, const QByteArray &sql, std::initializer_list<Binding> bindings);

// The first column of the first row; nullopt when there is no row.
Result<std::optional<Value>> firstValue(Connection &connection, const QByteArray &sql,
                                        std::initializer_list<Binding> bindings);

QByteArray bytesAt(const Statement &row, int column);
QString textAt(const Statement &row, int column);
Value nullIfEmpty(const QString &text);

// The instant of an ISO 8601 text, by the rule that profiles read it with (TimeCodec); nullopt: it is none.
std::optional<Instant> isoTimeAt(const Statement &row, int column);

// The rows of a table whose expiry, an ISO 8601 text, is strictly before `now` as an instant; those without
// or with no time stay. At most `most` go: how many.
Result<qint64> deleteExpired(Connection &connection, const QByteArray &table, const QByteArray &column,
                             const Instant &now, int most);

} // namespace storescope
