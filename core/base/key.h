// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/value.h"

#include <vector>

namespace storescope {

// The columns that order a collection, for one row. Paging and tailing use only it.
struct Key
{
    std::vector<Value> parts;

    bool empty() const { return parts.empty(); }
    bool operator==(const Key &) const = default;
};

int compare(const Key &a, const Key &b);
inline bool operator<(const Key &a, const Key &b)
{
    return compare(a, b) < 0;
}
size_t qHash(const Key &key, size_t seed = 0) noexcept;

// For people and the command line. One part is written as it is; several are joined by '/', with '/' and '%'
// inside a part percent-encoded. NULL is "%00"; a blob is x'hex'.
QString toString(const Key &key);
// The other way: text that spells an integer becomes an INTEGER where `integers` says so for that part.
Key keyFromString(const QString &text, const std::vector<bool> &integers);

} // namespace storescope
