// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/packedblob.h"
#include "core/sqlite/connection.h"
#include "core/store/sessioncommit.h"

namespace storescope {

struct CollectionReport
{
    int roots = 0;
    int retained = 0; // hashes that something needs, there or not
    int deleted = 0;
    QString keptBecause; // why nothing was deleted and all counts are 0; empty: the collection ran
};

// The table `blobs`; each is inside a job of the connection.
namespace sessionblobs {

// The blob's hash. What is there already stays as it is.
Result<QString> put(Connection &connection, const BlobDescriptor &descriptor, const QByteArray &payload);
// NotFound; Corrupt: the row is not what its name says.
Result<QByteArray> get(Connection &connection, const QString &hash);

struct StoredCheckpoint
{
    QString ref;
    Json manifest;
};
Result<StoredCheckpoint> putCheckpoint(Connection &connection, const Checkpoint &checkpoint);

// Deletes what nothing needs (codec/blobreach.h).
Result<CollectionReport> collect(Connection &connection);

} // namespace sessionblobs
} // namespace storescope
