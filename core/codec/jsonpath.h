// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/document.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace storescope {

// A path such as "payload.tool.name", "items[0].id", "parts[*].text" (first hit of [*]), taken apart once;
// keys with dots are quoted: a."b.c". A leading "$" and "[-1]" for the last are taken too.
struct JsonPath
{
    struct Step
    {
        enum class Kind { Key, Index, Any } kind = Kind::Key;
        QByteArray key;
        qint64 index = 0;
    };
    std::vector<Step> steps;
    QString text;

    // nullopt: not a path.
    static std::optional<JsonPath> parse(QStringView text);
};

// The value at a path; of a key that is there twice the last. nullptr when there is none.
const Json *atPath(const Json &document, const JsonPath &path);
const Json *atPath(const Json &document, QStringView path);

} // namespace storescope
