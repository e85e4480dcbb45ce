// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/keys.h"
#include "core/profile/mistakes.h"

#include <functional>

namespace storescope {

// One table of a profile file. Each question reports a wrong type with its line; the constructor reports
// unknown keys.
class TableReader
{
public:
    // `free`: other keys are allowed too (they are data).
    TableReader(const toml::table &table, Section section, Mistakes &mistakes, bool free = false);

    int line() const { return Mistakes::lineOf(m_table); }
    int lineOf(const char *key) const; // of the table when the key is not there
    bool has(const char *key) const { return m_table.contains(key); }
    const toml::node *node(const char *key) const { return m_table.get(key); }

    QString text(const char *key, const QString &otherwise = {}) const;
    QString required(const char *key) const;
    bool flag(const char *key, bool otherwise) const;
    QStringList texts(const char *key) const;                       // a string, or a list of them
    QHash<QString, QString> map(const char *key) const;             // string -> string or number
    QHash<QString, QStringList> lists(const char *key) const;       // string -> string or list
    std::vector<const toml::table *> tables(const char *key) const; // [[key]]
    const toml::table *table(const char *key) const;                // null when it is not there or no table

    Mistakes &mistakes() const { return m_mistakes; }
    void mistake(const char *key, const QString &reason) const { m_mistakes.add(lineOf(key), reason); }

private:
    void wrongType(const char *key, const QString &wanted) const;

    const toml::table &m_table;
    Section m_section;
    Mistakes &m_mistakes;
};

// Text of a string, integer, number or boolean; nullopt for anything else.
std::optional<QString> scalarText(const toml::node &node);
// A string, or a list of scalars; nullopt for anything else.
std::optional<QStringList> textList(const toml::node &node);
QString fromToml(std::string_view text);

} // namespace storescope
