// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/read/record.h"

#include <QSet>
#include <QString>

#include <vector>

namespace storescope {

// One part of a path, made from what a store says: without separators, control characters, names that other
// systems reserve, a leading dot, and at most 120 bytes. Never empty.
QString safeFileName(const QString &text);
// ".png" for "image/png"; ".bin" when nobody knows. Parameters ("; charset=utf-8") do not count.
QString extensionOf(const QString &mediaType);

// "{session}/{name}{ext}": files named from a row. {ext} is from the media type and empty when the name has
// it already; {name} falls back to {id}, {id} to {key}. Only '/' in the pattern itself makes a folder.
class NamePattern
{
public:
    // InvalidArgument: a name that is no field, a pattern that leads out of the folder.
    static Result<NamePattern> parse(const QString &pattern, const Collection &collection);
    QString nameOf(const Collection &collection, const Record &record) const;

private:
    struct Part
    {
        QString text, field;
    };
    static QString valueOf(const Collection &collection, const Record &record, const QString &field);
    std::vector<Part> m_parts;
};

// Hands out names in a folder so that nothing is overwritten: taken ones, also of another case, are numbered.
class FreeNames
{
public:
    explicit FreeNames(QString folder) : m_folder(std::move(folder)) {}
    // The relative path, perhaps "name-2.ext"; taken from now on.
    QString take(const QString &relative);

private:
    QString m_folder;
    QSet<QString> m_taken;
};

} // namespace storescope
