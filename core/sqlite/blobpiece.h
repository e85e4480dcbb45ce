// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/sqlite/connection.h"

namespace storescope {

// [offset, offset + length) of a value of a plain table's row, read where it lies on disk (64 KB out of 100
// MB cost 6 µs, by substr 86 ms). The handle that pins the snapshot is closed before this returns. `table`
// and `column` are names, not quoted. A value that is shorter by now is Busy: look again.
Result<QByteArray> readBlobPiece(Connection &connection, const QByteArray &table, const QByteArray &column,
                                 qint64 rowid, qint64 offset, qint64 length);

// An error that asks to read a value anew because it changed under the read.
Error becameShorter(const QString &file);

} // namespace storescope
