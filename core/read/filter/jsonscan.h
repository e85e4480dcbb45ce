// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/value.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace storescope::filter {

// A path such as tool.name, items[0].id, parts[*].text, taken apart once. The same language as atPath.
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
    static std::optional<JsonPath> parse(const QString &text);
};

// The JSON text of the value at `path` inside JSON text, found without building a tree. Of a key that is
// there twice the last is meant; of [*] the first element that has the rest. nullopt: not there, or the text
// breaks off before it.
std::optional<std::string_view> jsonAt(std::string_view json, const JsonPath &path);

// One value's JSON text as a store value: strings without escapes, numbers, true and false as 1 and 0, null.
// Objects and arrays stay text.
Value jsonScalar(std::string_view json);

// `text` with JSON's escapes undone wherever they stand, also outside of strings. Appends to `out`.
void appendUnescaped(std::string_view text, std::string &out);

} // namespace storescope::filter
