// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/step.h"

#include <QByteArray>

namespace storescope {

// Valid UTF-8 without the control characters that text does not have.
bool looksLikeText(QByteArrayView bytes);

struct Recognised
{
    QString step; // the name of the step that fits
    StepOutcome outcome;
};

// One step that the content itself asks for: JSON text; what zlib, gzip or zstd packed; msgpack, SQLite JSONB
// or CBOR that is a container and takes all bytes; long base64 of a known thing; pickle, PHP and Fernet
// tokens. NotFound: leave it as it is. Unsupported: it is such a thing, but beyond the limits.
Result<Recognised> recogniseStep(const QByteArray &bytes, const DecodeLimits &limits);

} // namespace storescope
