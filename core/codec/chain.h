// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/value.h"

#include <nlohmann/json.hpp>

#include <QStringList>

namespace storescope {

// A decoded payload. Binary values inside are nlohmann binaries (subtype: a msgpack extension's type or a CBOR tag);
// keys that are not text are written as JSON text. Key order is the store's.
using Json = nlohmann::ordered_json;

struct DecodeLimits
{
    int depth = 64;                       // nesting of values; deeper: kept as bytes with the reason
    qint64 bytes = 64 * 1024 * 1024;      // of any decoded step
    double ratio = 1000;                  // of unpacked to packed size
};

// What became of a value. `document` holds the tree when it decoded to one; else `bytes` holds what the last good step gave
// and `reason` says why it went no further ("Not msgpack after all (byte 17). Shown as bytes.").
struct Decoded
{
    std::optional<Json> document;
    QByteArray bytes;      // text or bytes when there is no document
    bool isText = false;   // bytes are valid UTF-8 text
    QStringList steps;     // what was really done: msgpack, zlib, msgpack
    QString reason;        // empty when everything decoded
    QString opaque;        // "pickle", "PHP", "encrypted (Fernet)" …: recognised, shown as such, never executed
};

// An ordered list of steps. Written in profiles as "json" or ["base64", "zlib", "json"].
// Steps: json, json-lines, msgpack, cbor, jsonb (SQLite's), zlib, gzip, zstd, base64, base64url, hex, text, bytes, auto (by content),
// lash-envelope is not one: such shapes are said with an `unwrap` in the profile (a path inside the decoded value, see Unwrap).
// Opaque ones, that end a chain: pickle, php, fernet, aes, protobuf.
class CodecChain
{
public:
    // After decoding to a tree: go on with the value at `path` (binary, text, or an array of integers 0-255 taken as bytes),
    // first undoing a compression that the value at `compressionPath` names ("None", "Zlib", "Zstd"), with the steps `then`.
    struct Unwrap
    {
        QString path;
        QString compressionPath;
        QStringList then;
        bool optional = true; // a value that is not such an envelope is decoded by `then` as it is
    };

    CodecChain() = default;
    static Result<CodecChain> fromNames(const QStringList &names);
    static QStringList stepNames();
    void setUnwrap(Unwrap unwrap) { m_unwrap = std::move(unwrap); }

    bool empty() const { return m_steps.isEmpty(); }
    const QStringList &steps() const { return m_steps; }
    // Never throws; what does not decode comes back as bytes with the reason.
    Decoded decode(const Value &value, const DecodeLimits &limits = {}) const;

private:
    QStringList m_steps;
    std::optional<Unwrap> m_unwrap;
};

// The value at a path such as "payload.tool.name", "items[0].id", "parts[*].text" (first hit of [*]); keys with dots are
// quoted: a."b.c". nullptr when there is none.
const Json *atPath(const Json &document, QStringView path);
// A scalar as a store value (text, number, boolean as 0/1, null); objects and arrays as compact JSON text.
Value toValue(const Json &json);
// One-line JSON with unicode kept; binary as {"bytes":n,"sha256":"…"}.
QByteArray toJsonText(const Json &json, int indent = -1);

} // namespace storescope
