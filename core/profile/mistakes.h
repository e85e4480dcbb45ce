// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/profile/profile.h"

#include <toml++/toml.h>

namespace storescope {

// What is wrong with one profile file, gathered while it is read.
class Mistakes
{
public:
    explicit Mistakes(QString file) : m_file(std::move(file)) {}

    void add(int line, const QString &reason) { m_list.push_back({m_file, line, reason}); }
    void add(const toml::node &node, const QString &reason) { add(lineOf(node), reason); }
    // "x is not a …; did you mean …?" with the nearest of `known`.
    void addUnknown(int line, const QString &what, const QString &word, const QStringList &known);
    // Of a path inside a decoded value; "." is all of it, "^.a" begins in the element around.
    void checkPath(int line, const QString &path);

    static int lineOf(const toml::node &node) { return int(node.source().begin.line); }
    bool empty() const { return m_list.empty(); }
    const QString &file() const { return m_file; }
    std::vector<ProfileMistake> take(); // in the order of lines

private:
    QString m_file;
    std::vector<ProfileMistake> m_list;
};

} // namespace storescope
