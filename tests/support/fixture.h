// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/codec/compression.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QStringList>

namespace storescope::test {

// Database files of a case may lie there packed: x.db.zst is x.db to everybody who asks here.
inline const QString packedEnding = QStringLiteral(".zst");

// Every file of a case, its folders included, by the name that it has in a copy.
inline QStringList fixtureFiles(const QString &folder)
{
    QStringList names;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString name = QDir(folder).relativeFilePath(files.next());
        names << (name.endsWith(packedEnding) ? name.chopped(packedEnding.size()) : name);
    }
    names.sort();
    return names;
}

// Those that are databases, without what SQLite keeps beside them.
inline QStringList fixtureDatabases(const QString &folder)
{
    QStringList names = fixtureFiles(folder);
    names.removeIf([](const QString &name) {
        return name.endsWith(u".json") || name.endsWith(u"-wal") || name.endsWith(u"-shm") ||
               name.endsWith(u"-journal");
    });
    return names;
}

inline bool copyFixtureFile(const QString &folder, const QString &name, const QString &to)
{
    const QString plain = folder + QLatin1Char('/') + name;
    QDir().mkpath(QFileInfo(to).path());
    if (QFile::exists(plain))
        return QFile::copy(plain, to) && QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner);
    QFile packed(plain + packedEnding), copy(to);
    if (!packed.open(QIODevice::ReadOnly) || !copy.open(QIODevice::WriteOnly))
        return false;
    // Our own files: empty pages pack without bound.
    DecodeLimits limits;
    limits.ratio = 1'000'000;
    const auto bytes = unpackZstd(packed.readAll(), limits);
    return bytes && copy.write(*bytes) == bytes->size();
}

// The whole case, or one of its databases with what SQLite keeps beside it.
inline bool copyFixture(const QString &folder, const QString &to, const QString &only = {})
{
    bool whole = true;
    for (const QString &name : fixtureFiles(folder)) {
        const bool wanted = only.isEmpty() || name == only || name == only + QLatin1String("-wal") ||
                            name == only + QLatin1String("-shm") || name == only + QLatin1String("-journal");
        if (wanted)
            whole = copyFixtureFile(folder, name, to + QLatin1Char('/') + name) && whole;
    }
    return whole;
}

} // namespace storescope::test
