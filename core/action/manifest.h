// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QFile>
#include <QHash>

#include <optional>

namespace storescope {

// One file that an export wrote: a line of manifest.jsonl.
struct ManifestEntry
{
    QString file; // relative to the folder
    QString collection;
    QString key, id, mediaType; // of an artifact
    qint64 bytes = 0;
    QString sha256;   // of the file
    QString expected; // digest that the store has
    std::optional<bool> verified;
    qint64 rows = -1; // of a file of rows
    QString lastKey, filter, format;
};

// manifest.jsonl of an export's folder: read when an export begins, so that it takes up where the last one
// stopped, and grown by a line for every file that is complete.
class Manifest
{
public:
    // What is no line of ours is an error: that folder is somebody else's.
    static Result<Manifest> open(const QString &folder);
    Manifest(Manifest &&) = default;

    Result<void> add(const ManifestEntry &entry);

    // An artifact that is complete: the file is there with its size, and the store's digest is still the
    // same.
    bool has(const QString &collection, const QString &key, const QString &expected) const;
    // The newest file of rows of the same collection, filter and format.
    std::optional<ManifestEntry> lastRows(const QString &collection, const QString &filter,
                                          const QString &format) const;

private:
    explicit Manifest(const QString &folder)
        : m_folder(folder), m_file(std::make_unique<QFile>(folder + QStringLiteral("/manifest.jsonl")))
    {
    }
    Result<void> flush();
    void remember(const ManifestEntry &entry);

    QString m_folder;
    std::unique_ptr<QFile> m_file;
    QHash<QString, ManifestEntry> m_artifacts; // by collection and key
    std::vector<ManifestEntry> m_rows;
};

} // namespace storescope
