// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace storescope {

// The rows of lash's table `blobs` (0.1.0-alpha.42): `hash` is the SHA-256 of the payload in lower-case hex,
// `content` a msgpack map {descriptor {kind, hints}, compression, content}, or the payload itself.
enum class BlobKind {
    GenericBlob,
    CheckpointManifest,
    ToolState,
    PluginSessionSnapshot,
    ExecutionStateSnapshot,
    ScriptModule,
};
enum class BlobHint { Compressible, InlinePreferred, LargePayload };

struct BlobDescriptor
{
    BlobKind kind = BlobKind::GenericBlob;
    std::vector<BlobHint> hints;

    // With the hints that the runtime gives this kind.
    static BlobDescriptor of(BlobKind kind);
};

// The row's content. Packed with zlib only with the hint Compressible and from 4,096 bytes.
Result<QByteArray> packBlob(const BlobDescriptor &descriptor, QByteArrayView payload);

// The payload of the row `hash`. The hash decides whether the row is an envelope or holds the payload bare
// (which may itself look like an envelope). Corrupt: neither has this hash.
Result<QByteArray> unpackBlob(const QByteArray &row, const QByteArray &hash);

} // namespace storescope
