// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <vector>

namespace storescope {

struct PathMatch
{
    QString path;
    qint64 number = -1; // what '#' stood for
};

// Where a profile says that its files lie.
//   ~ $NAME ${NAME:-otherwise}   home folder and environment; a variable that is not set gives nothing
//   * ? #                        any text, one character, a number, inside one name
//   ./x                          in the project's folder, or the nearest one above it that has x
//   json:FILE#/a/*/b/x.db        the text at /a/…/b of each element in a JSON file, and x.db in that folder
// Only names are looked at, apart from the JSON files that templates name.
class PathTemplates
{
public:
    explicit PathTemplates(const QString &project) : m_project(project) {}
    std::vector<PathMatch> expand(const QString &text) const; // files that are there

    // `segments` of a path with wildcards below `root`.
    static std::vector<PathMatch> below(const QString &root, const QStringList &segments);
    static bool nameMatches(const QString &glob, const QString &name, qint64 *number = nullptr);

private:
    std::vector<PathMatch> fromJson(const QString &text) const;
    std::vector<PathMatch> fromProject(const QString &relative) const;
    static bool substitute(QString &text);

    QString m_project;
};

} // namespace storescope
