// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/connection.h"
#include "core/sqlite/filestamp.h"
#include "core/sqlite/livefiles.h"
#include "core/sqlite/privatecopy.h"

namespace storescope {

// What opening gives a connection beyond its handle.
struct ConnectionSetup
{
    livefiles::Hold hold;
    FileStamp stamp; // of the store's own file, before it was opened
    std::shared_ptr<PrivateCopy> copy;
    bool followsSource = false; // a copy that was made because the store could not be read itself
    QString journalMode;

    void applyTo(Connection &connection) &&;
};

// Opens through Qt SQL and gives the connection's unique name. `options` as of
// QSqlDatabase::setConnectOptions.
Result<QString> openWithQt(const QString &databaseName, const QString &options, const QString &file);
// The handle of Qt's connection; nullptr when it is not an SQLite one.
sqlite3 *nativeHandle(const QString &qtName);
void closeWithQt(const QString &qtName);

// file:… with the path percent-encoded.
QString fileUri(const QString &path, const QString &parameters);

} // namespace storescope
