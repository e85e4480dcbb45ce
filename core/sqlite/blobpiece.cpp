// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/blobpiece.h"

#include <memory>
#include <sqlite3.h>

namespace storescope {

Error becameShorter(const QString &file)
{
    return {ErrorCode::Busy, QStringLiteral("The value became shorter while it was read."),
            SQLITE_BUSY_SNAPSHOT, file};
}

Result<QByteArray> readBlobPiece(Connection &connection, const QByteArray &table, const QByteArray &column,
                                 qint64 rowid, qint64 offset, qint64 length)
{
    const auto failed = [&](int code) {
        return tl::unexpected<Error>(
            sqliteError(connection.handle(), code, QStringLiteral("read"), connection.file()));
    };
    sqlite3_blob *opened = nullptr;
    const int code = sqlite3_blob_open(connection.handle(), "main", table.constData(), column.constData(),
                                       rowid, 0, &opened);
    const std::unique_ptr<sqlite3_blob, int (*)(sqlite3_blob *)> blob(opened, sqlite3_blob_close);
    if (code != SQLITE_OK)
        return failed(code);
    if (offset + length > sqlite3_blob_bytes(opened))
        return tl::unexpected<Error>(becameShorter(connection.file()));
    QByteArray bytes(length, Qt::Uninitialized);
    if (const int read = sqlite3_blob_read(opened, bytes.data(), int(length), int(offset)); read != SQLITE_OK)
        return failed(read);
    return bytes;
}

} // namespace storescope
