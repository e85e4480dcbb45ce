// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/codec/packedblob.h"

#include "core/base/sha256.h"
#include "core/codec/compression.h"
#include "core/codec/jsontext.h"
#include "core/codec/msgpack.h"
#include "core/codec/msgpackwriter.h"

namespace storescope {

namespace {

constexpr qsizetype packedFrom = 4096;

QByteArrayView nameOf(BlobKind kind)
{
    switch (kind) {
    case BlobKind::GenericBlob:
        return "GenericBlob";
    case BlobKind::CheckpointManifest:
        return "CheckpointManifest";
    case BlobKind::ToolState:
        return "ToolState";
    case BlobKind::PluginSessionSnapshot:
        return "PluginSessionSnapshot";
    case BlobKind::ExecutionStateSnapshot:
        return "ExecutionStateSnapshot";
    case BlobKind::ScriptModule:
        return "LashlangModule";
    }
    return {};
}

QByteArrayView nameOf(BlobHint hint)
{
    switch (hint) {
    case BlobHint::Compressible:
        return "Compressible";
    case BlobHint::InlinePreferred:
        return "InlinePreferred";
    case BlobHint::LargePayload:
        return "LargePayload";
    }
    return {};
}

bool isPacked(const BlobDescriptor &descriptor, qsizetype size)
{
    const auto &hints = descriptor.hints;
    return size >= packedFrom && std::find(hints.begin(), hints.end(), BlobHint::Compressible) != hints.end();
}

// A row may be as great as SQLite lets it be, and what it packs is our own or a runtime's.
DecodeLimits rowLimits()
{
    DecodeLimits limits;
    limits.bytes = std::numeric_limits<qint32>::max();
    limits.values = std::numeric_limits<qint32>::max();
    limits.ratio = 100'000;
    return limits;
}

// nullopt: no envelope, or one whose content cannot be had.
std::optional<QByteArray> insideEnvelope(const QByteArray &row)
{
    const auto envelope = readMsgpack(row, rowLimits());
    if (!envelope || !envelope->is_object() || !envelope->contains("descriptor"))
        return std::nullopt;
    const auto compression = envelope->find("compression");
    const auto content = envelope->find("content");
    if (compression == envelope->end() || content == envelope->end())
        return std::nullopt;
    std::optional<QByteArray> bytes = content->is_string() ? std::nullopt : toBytes(*content);
    if (!bytes || *compression == "None")
        return bytes;
    if (*compression != "Zlib")
        return std::nullopt;
    auto unpacked = unpackZlib(*bytes, rowLimits());
    return unpacked ? std::optional(std::move(*unpacked)) : std::nullopt;
}

} // namespace

BlobDescriptor BlobDescriptor::of(BlobKind kind)
{
    switch (kind) {
    case BlobKind::GenericBlob:
        return {kind, {}};
    case BlobKind::CheckpointManifest:
        return {kind, {BlobHint::Compressible}};
    case BlobKind::ToolState:
    case BlobKind::PluginSessionSnapshot:
    case BlobKind::ExecutionStateSnapshot:
    case BlobKind::ScriptModule:
        return {kind, {BlobHint::Compressible, BlobHint::LargePayload}};
    }
    return {};
}

Result<QByteArray> packBlob(const BlobDescriptor &descriptor, QByteArrayView payload)
{
    const bool packed = isPacked(descriptor, payload.size());
    QByteArray smaller;
    if (packed) {
        auto done = packZlib(payload);
        if (!done)
            return done;
        smaller = std::move(*done);
    }
    const auto &hints = descriptor.hints;
    MsgpackWriter writer;
    writer.map(3);
    writer.text("descriptor");
    writer.map(hints.empty() ? 1 : 2);
    writer.text("kind");
    writer.text(nameOf(descriptor.kind));
    if (!hints.empty()) {
        writer.text("hints");
        writer.array(qsizetype(hints.size()));
        for (const BlobHint hint : hints)
            writer.text(nameOf(hint));
    }
    writer.text("compression");
    writer.text(packed ? "Zlib" : "None");
    writer.text("content");
    writer.integers(packed ? QByteArrayView(smaller) : payload);
    return writer.take();
}

Result<QByteArray> unpackBlob(const QByteArray &row, const QByteArray &hash)
{
    if (auto inside = insideEnvelope(row); inside && sha256Hex(*inside) == hash)
        return std::move(*inside);
    if (sha256Hex(row) == hash)
        return row;
    return failure(ErrorCode::Corrupt, QStringLiteral("The blob %1 holds something else than its name says.")
                                           .arg(QString::fromLatin1(hash)));
}

} // namespace storescope
