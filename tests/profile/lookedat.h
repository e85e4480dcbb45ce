// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/profile/fixturefolder.h"

namespace storescope::test {

inline const ProfileLibrary &library()
{
    static const ProfileLibrary builtIn;
    return builtIn;
}

struct Looked
{
    std::unique_ptr<Connection> connection;
    Schema schema;
    Detected detected;
};

// A file opened, and what it was taken for.
inline Result<Looked> look(const QString &path, const ProfileLibrary &profiles = library())
{
    Looked looked;
    auto connection = openForReading(path);
    if (!connection)
        return tl::unexpected(connection.error());
    looked.connection = std::move(*connection);
    auto schema = Schema::read(*looked.connection);
    if (!schema)
        return tl::unexpected(schema.error());
    looked.schema = std::move(*schema);
    auto detected = detect(*looked.connection, looked.schema, profiles);
    if (!detected)
        return tl::unexpected(detected.error());
    looked.detected = std::move(*detected);
    return looked;
}

// A new database with these tables.
inline QString made(const QTemporaryDir &folder, const QList<QByteArray> &statements,
                    const QString &name = QStringLiteral("x.db"))
{
    const QString path = folder.filePath(name);
    auto connection = openForWriting(path, {.wal = false});
    for (const QByteArray &sql : statements) {
        if (connection)
            (void)(*connection)->execute(sql);
    }
    return path;
}

} // namespace storescope::test
