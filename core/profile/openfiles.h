// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"

#include <QHash>
#include <QStringList>

namespace storescope {

// Database files that other processes have open, and by whom ("name (pid)"). Told by names alone; processes
// of other users are left out where their files may not be seen.
QHash<QString, QStringList> openDatabases(const CancelToken &cancel);

// Whether another process has the file open, told by the file itself and not by its name's folder. A process
// that may not be asked could, unless the file is ours.
bool isOpenElsewhere(const QString &file);

// Whether a name and size could be a database's: *.db, *.sqlite … of whole pages, or one with a -wal beside
// it.
bool couldBeDatabase(const QString &path);
// The database that x-wal, x-shm or x-journal belongs to; the path itself otherwise.
QString databaseOf(const QString &path);

} // namespace storescope
