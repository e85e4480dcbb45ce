// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/connectionsetup.h"
#include "core/sqlite/opening.h"
#include "core/sqlite/qtdatabase.h"
#include "core/sqlite/readonlyvfs.h"

#include <QDir>
#include <QFileInfo>

#include <sqlite3.h>
#include <thread>

namespace storescope {

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// How long the switch to WAL is tried at least: the busy handler does not cover it, and first openers come in
// crowds.
constexpr milliseconds leastPatience{5000};

Result<void> expect(Connection &connection, const QByteArray &pragma, const QByteArray &expected)
{
    const auto value = connection.scalar("PRAGMA " + pragma);
    if (!value)
        return tl::unexpected<Error>(value.error());
    const QString found = toDisplay(*value);
    if (found == QLatin1String(expected))
        return {};
    return failure(ErrorCode::Unsupported,
                   QStringLiteral("%1 did not take the setting %2=%3; it says %4.")
                       .arg(connection.file(), QLatin1String(pragma), QLatin1String(expected), found),
                   connection.file());
}

Result<void> set(Connection &connection, const QByteArray &pragma, const QByteArray &value)
{
    if (auto done = connection.execute("PRAGMA " + pragma + '=' + value); !done)
        return done;
    return expect(connection, pragma, value);
}

Result<QByteArray> askForWal(Connection &connection)
{
    for (const char *sql : {"PRAGMA journal_mode", "PRAGMA journal_mode=wal"}) {
        const auto mode = connection.scalar(sql);
        if (!mode)
            return tl::unexpected<Error>(mode.error());
        if (bytesOf(*mode) == "wal" || bytesOf(*mode) == "memory")
            return bytesOf(*mode);
    }
    return QByteArray();
}

Result<void> switchToWal(Connection &connection, milliseconds patience)
{
    const auto until = Clock::now() + std::max(patience, leastPatience);
    for (int round = 1;; ++round) {
        const auto mode = askForWal(connection);
        if (mode && !mode->isEmpty())
            return {};
        if (mode)
            return failure(ErrorCode::Unsupported,
                           QStringLiteral("%1 cannot use a write-ahead log; put it on a local disk.")
                               .arg(connection.file()),
                           connection.file());
        if (mode.error().code != ErrorCode::Busy || Clock::now() >= until)
            return tl::unexpected<Error>(mode.error());
        std::this_thread::sleep_for(milliseconds(1 + round % 10));
    }
}

Result<void> apply(Connection &connection, const WriteOptions &options)
{
    if (auto done = expect(connection, "busy_timeout", QByteArray::number(options.busyTimeoutMs)); !done)
        return done;
    if (auto done = set(connection, "foreign_keys", "1"); !done)
        return done;
    if (options.wal)
        if (auto done = switchToWal(connection, milliseconds(options.busyTimeoutMs)); !done)
            return done;
    if (auto done = set(connection, "synchronous", options.durability == Durability::Full ? "2" : "1"); !done)
        return done;
    if (options.checkpoints)
        return {};
    int now = 0;
    if (const int code = sqlite3_db_config(connection.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, &now);
        code != SQLITE_OK || now != 1)
        return failure(ErrorCode::Unsupported,
                       QStringLiteral("SQLite would checkpoint %1 on closing.").arg(connection.file()),
                       connection.file(), code);
    return set(connection, "wal_autocheckpoint", "0");
}

Result<QString> checkedPath(const QString &path, bool create)
{
    if (path.isEmpty())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("No file is named."));
    const QString file = canonicalStorePath(path);
    if (file == QLatin1String(":memory:"))
        return file;
    if (!create && !QFileInfo::exists(file))
        return failure(ErrorCode::NotFound, QStringLiteral("There is no file %1. Check the path.").arg(file),
                       file);
    if (!QFileInfo(QFileInfo(file).path()).isDir())
        return failure(ErrorCode::NotFound,
                       QStringLiteral("There is no folder %1. Make it first.").arg(QFileInfo(file).path()),
                       file);
    return file;
}

} // namespace

Result<std::unique_ptr<Connection>> openForWriting(const QString &path, const WriteOptions &options)
{
    prepareSqlite();
    const auto checked = checkedPath(path, options.create);
    if (!checked)
        return tl::unexpected<Error>(checked.error());
    const QString &file = *checked;
    const bool inMemory = file == QLatin1String(":memory:");

    ConnectionSetup setup;
    setup.stamp = inMemory ? FileStamp() : FileStamp::of(file);
    if (setup.stamp.exists) {
        auto hold = livefiles::enter(setup.stamp, livefiles::Use::Writing,
                                     milliseconds(options.busyTimeoutMs), options.cancel);
        if (!hold)
            return failure(
                ErrorCode::Busy,
                QStringLiteral("This program still reads %1; disconnect its views and try again.").arg(file),
                file);
        setup.hold = std::move(*hold);
    }
    auto name = openWithQt(
        inMemory ? file
                 : fileUri(file, options.create ? QStringLiteral("mode=rwc") : QStringLiteral("mode=rw")),
        QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=%1").arg(options.busyTimeoutMs), file);
    if (!name)
        return tl::unexpected<Error>(name.error());
    auto connection = std::make_unique<Connection>(std::move(*name), file, OpenedAs::ReadWrite);
    if (sqlite3_db_readonly(connection->handle(), "main") != 0)
        return failure(ErrorCode::ReadOnly, QStringLiteral("No permission to write %1.").arg(file), file);
    if (auto applied = apply(*connection, options); !applied)
        return tl::unexpected<Error>(applied.error());
    if (!inMemory && !setup.stamp.exists)
        if (auto hold = livefiles::enter(FileStamp::of(file), livefiles::Use::Writing,
                                         milliseconds(options.busyTimeoutMs)))
            setup.hold = std::move(*hold);
    const auto mode = connection->scalar("PRAGMA journal_mode");
    if (!mode)
        return tl::unexpected<Error>(mode.error());
    setup.journalMode = QString::fromUtf8(bytesOf(*mode));
    std::move(setup).applyTo(*connection);
    return connection;
}

} // namespace storescope
