// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QSet>

#include <functional>
#include <optional>
#include <vector>

namespace storescope {

// Which blobs of a session file something still needs: the head's checkpoint manifest,
// the states that it names, and what artifact_refs names. Pure: the caller reads the rows, best in one
// transaction with what it does with the answer.
namespace blobreach {
inline constexpr char headSql[] = "SELECT head_json FROM session_head WHERE singleton = 1";
inline constexpr char artifactsSql[] = "SELECT blob_ref FROM artifact_refs ORDER BY artifact_ref";
inline constexpr char blobSql[] = "SELECT content FROM blobs WHERE hash = ?1";
} // namespace blobreach

struct BlobRoots
{
    std::optional<QByteArray> headJson; // nullopt: the file has no head yet
    std::vector<QByteArray> artifacts;
};

// nullopt: there is no such row.
using BlobLookup = std::function<Result<std::optional<QByteArray>>(const QByteArray &hash)>;

struct BlobReach
{
    QSet<QByteArray> live; // hashes, of rows that are there or not
    int roots = 0;
    // Why nothing may be deleted: the head or its manifest cannot be read, so what they name is not known.
    // The runtime itself is less careful and deletes such states. Empty: all else is garbage.
    QString doubt;
};

// Errors: those of the lookup.
Result<BlobReach> reachableBlobs(const BlobRoots &roots, const BlobLookup &lookup);

} // namespace storescope
