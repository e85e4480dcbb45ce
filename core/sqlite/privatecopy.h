// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/sqlite/filestamp.h"

#include <QDateTime>
#include <QTemporaryDir>

#include <memory>

struct sqlite3;

namespace storescope {

// A store's files in a folder that only this user may enter, removed with the last connection that reads
// them. Recovery and rollback happen there and never in the store's own folder.
class PrivateCopy
{
public:
    // Copies the database, -wal and -journal, byte for byte; tries again when they changed meanwhile.
    // Connections of this process to one unchanged file share one copy. Errors: NotFound, Io, Busy (written
    // too fast, or connected here).
    static Result<std::shared_ptr<PrivateCopy>> ofFiles(const QString &file);
    // Through SQLite's backup interface, over a live connection to the file.
    static Result<std::shared_ptr<PrivateCopy>> ofConnection(sqlite3 *live, const QString &file);

    QString path() const;
    QDateTime madeAt() const { return m_madeAt; }
    const StoreStamp &source() const { return m_source; }

private:
    PrivateCopy();
    static Result<std::shared_ptr<PrivateCopy>> make(const QString &file);
    QTemporaryDir m_folder;
    QDateTime m_madeAt;
    StoreStamp m_source;
};

} // namespace storescope
