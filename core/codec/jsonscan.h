// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/value.h"
#include "core/codec/jsonpath.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace storescope {

// The JSON text of the value at `path` inside JSON text, found without building a tree. Of a key that is
// there twice the last is meant; of [*] the first element that has the rest. nullopt: not there, or the text
// breaks off before it.
std::optional<std::string_view> jsonAt(std::string_view json, const JsonPath &path);

// JSON text out of which several values are taken: each object on the way to them is walked once.
class JsonText
{
public:
    explicit JsonText(std::string_view json) : m_json(json) {}
    // As jsonAt.
    std::optional<std::string_view> at(const JsonPath &path);

private:
    struct Member
    {
        std::string_view key, value; // the key as it stands between its quotes
        bool escaped;                // the key has escapes in it
    };
    struct Object
    {
        const char *begin;
        size_t first, count; // in m_members
    };
    std::optional<std::string_view> member(std::string_view json, const QByteArray &key);

    std::string_view m_json;
    std::vector<Object> m_objects;
    std::vector<Member> m_members;
};

// Whether text begins as an object or array does.
bool looksLikeJson(std::string_view text);

// One value's JSON text as a store value: strings without escapes, numbers, true and false as 1 and 0, null.
// Objects and arrays stay text.
Value jsonScalar(std::string_view json);

// `text` with JSON's escapes undone wherever they stand, also outside of strings. Appends to `out`.
void appendUnescaped(std::string_view text, std::string &out);

} // namespace storescope
