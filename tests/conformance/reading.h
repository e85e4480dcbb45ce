// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"

#include <QJsonValue>

#include <memory>
#include <vector>

namespace storescope::conformance {

// Futures of a store resolve on its workers' threads, so this thread may wait for them.
template <class T>
Result<T> awaited(QFuture<Result<T>> future)
{
    return future.result();
}

// Opens one file, or with `whole` all that belongs to it.
Result<std::shared_ptr<OpenStore>> opened(const QString &path, bool whole);
// Every row of a collection, or those that a filter lets through, page by page.
Result<std::vector<Record>> allRecords(OpenStore &store, const QString &collection,
                                       const std::shared_ptr<const Filter> &filter = nullptr);
// SHA-256, in hex, of an artifact's bytes as its profile decodes them.
Result<QByteArray> digestOfBody(OpenStore &store, const Collection &collection, const Record &record,
                                const QString &column);
// What lies at a path of the decoded value; "#opaque": what the value is taken for.
QString decodedAt(OpenStore &store, const Collection &collection, const Record &record, const QString &column,
                  const QString &path);
// A record's value in a column, for people; "#key" is its key.
QString shown(const Collection &collection, const Record &record, const QString &column);
// Also "column:path" (what lies there in the decoded value), "column#digits" (of a time's fraction) and
// "column#text" (the whole value, however long).
QString shownAt(OpenStore &store, const Collection &collection, const Record &record, const QString &column);
QJsonValue jsonAt(OpenStore &store, const Collection &collection, const Record &record, const QString &column,
                  const QString &path);
const Cell *cellOf(const Collection &collection, const Record &record, const QString &column);

// Names and SHA-256 of the files in a folder, without the -shm that readers share with writers.
QHash<QString, QByteArray> contentsOf(const QString &folder);

} // namespace storescope::conformance
