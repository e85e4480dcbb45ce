// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/key.h"

#include <QSet>

#include <vector>

namespace storescope {

// Which rows of a list are checked: some, by key, or by rule all that the filter shows, also those that come
// later, but the excepted ones.
class Checks
{
public:
    bool contains(const Key &key) const { return m_all != m_keys.contains(key); }
    bool isRule() const { return m_all; }
    bool isEmpty() const { return !m_all && m_keys.isEmpty(); }
    const QSet<Key> &keys() const { return m_keys; } // checked, or excepted from the rule

    void set(const std::vector<Key> &keys, bool on)
    {
        for (const Key &key : keys) {
            if (on != m_all)
                m_keys.insert(key);
            else
                m_keys.remove(key);
        }
    }
    void setAll()
    {
        m_all = true;
        m_keys.clear();
    }
    void clear()
    {
        m_all = false;
        m_keys.clear();
    }

private:
    bool m_all = false;
    QSet<Key> m_keys;
};

} // namespace storescope
