// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/key.h"
#include "core/profile/collection.h"
#include "core/sqlite/statement.h"

#include <QByteArray>

namespace storescope {

// Binds a key's parts as :k0 :k1 … or, with prefix 'u', as :u0 :u1 ….
inline void bindKey(Statement &statement, char prefix, const Key &key)
{
    char name[8] = {':', prefix, '0', 0};
    for (size_t i = 0; i < key.parts.size(); ++i) {
        if (i < 10)
            name[2] = char('0' + i);
        else
            qsnprintf(name, sizeof name, ":%c%d", prefix, int(i));
        statement.bind(name, key.parts[i]);
    }
}

inline Key keyOf(const Statement &row, const Collection &collection)
{
    Key key;
    key.parts.reserve(size_t(collection.keySize()));
    for (int i = 0; i < collection.keySize(); ++i)
        key.parts.push_back(row.value(i));
    return key;
}

} // namespace storescope
