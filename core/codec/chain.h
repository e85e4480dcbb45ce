// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/value.h"
#include "core/codec/document.h"
#include "core/codec/jsonpath.h"
#include "core/codec/jsontext.h"

#include <QStringList>

namespace storescope {

// What became of a value. `document` holds the tree when it decoded to one; else `bytes` holds what the last
// good step gave and `reason` says why it went no further ("Not msgpack after all (byte 17). Shown as
// bytes.").
struct Decoded
{
    std::optional<Json> document;
    QByteArray bytes;    // text or bytes when there is no document
    bool isText = false; // bytes are valid UTF-8 text
    QStringList steps;   // what was really done: msgpack, zlib, msgpack
    QString reason;      // empty when everything decoded
    QString opaque; // "pickle", "PHP", "encrypted (Fernet)" …: recognised, shown as such, never executed
};

// An ordered list of steps. Written in profiles as "json" or ["base64", "zlib", "json"]. A step after a tree
// goes on with the text or binary that the tree is. The steps:
//   json, json-lines, cbor, msgpack
//   msgpack-ext         extensions that hold msgpack themselves become {"ext": type, "value": …}
//   jsonb               SQLite's, or JSON text where a cell holds that
//   zlib, gzip, zstd, base64, base64url, hex, text, bytes
//   auto                by content: see recognise.h
//   pickle, php, fernet, aes, protobuf   opaque, end a chain
// An envelope is not a step: a profile says it with Unwrap, a path inside the decoded value.
class CodecChain
{
public:
    // After decoding to a tree: go on with the value at `path` (binary, text, or an array of integers 0-255
    // taken as bytes), first undoing a compression that the value at `compressionPath` names ("None", "Zlib",
    // "Zstd"), with the steps `then`.
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
    bool hasUnwrap() const { return m_unwrap.has_value(); }
    const std::optional<Unwrap> &unwrap() const { return m_unwrap; }

    bool empty() const { return m_steps.isEmpty(); }
    const QStringList &steps() const { return m_steps; }
    // Never throws; what does not decode comes back as bytes with the reason.
    Decoded decode(const Value &value, const DecodeLimits &limits = {}) const;

private:
    QStringList m_steps;
    std::optional<Unwrap> m_unwrap;
};

} // namespace storescope
