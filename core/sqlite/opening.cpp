// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/opening.h"

#include "core/base/logging.h"
#include "core/sqlite/connectionsetup.h"
#include "core/sqlite/hardening.h"
#include "core/sqlite/patience.h"
#include "core/sqlite/qtdatabase.h"
#include "core/sqlite/readonlyvfs.h"
#include "core/sqlite/rowfunction.h"

#include <QFileInfo>

#include <array>
#include <sqlite3.h>
#include <thread>
#include <unistd.h>

namespace storescope {

namespace {

using namespace std::chrono_literals;
using Opened = Result<std::unique_ptr<Connection>>;

constexpr auto patienceWithCopies = 10s;
constexpr int mostRounds = 12;
const auto readingOptions =
    QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=1000");

Result<QString> journalModeOf(Connection &connection)
{
    const auto mode = connection.scalar("PRAGMA journal_mode");
    if (!mode)
        return tl::unexpected<Error>(mode.error());
    return QString::fromUtf8(bytesOf(*mode));
}

// Reads the schema once, so that what is wrong with the file shows now and not at the first page.
Result<void> readOnce(Connection &connection)
{
    const auto tables = connection.scalar("SELECT count(*) FROM sqlite_master");
    if (!tables)
        return tl::unexpected<Error>(tables.error());
    return {};
}

Error notReadOnly(const QString &file)
{
    return {
        ErrorCode::Unsupported,
        QStringLiteral("SQLite opened %1 for writing although asked to read; it is closed again.").arg(file),
        0, file};
}

Opened openThroughVfs(const QString &file, OpenedAs how, ConnectionSetup setup)
{
    const QString parameters =
        how == OpenedAs::Immutable
            ? QStringLiteral("mode=ro&immutable=1&vfs=%1").arg(QLatin1String(readOnlyVfsName))
            : QStringLiteral("mode=ro&readonly_shm=1&vfs=%1").arg(QLatin1String(readOnlyVfsName));
    auto name = openWithQt(fileUri(file, parameters), readingOptions, file);
    if (!name)
        return tl::unexpected<Error>(name.error());
    auto connection = std::make_unique<Connection>(std::move(*name), file, how);
    if (sqlite3_db_readonly(connection->handle(), "main") != 1)
        return tl::unexpected<Error>(notReadOnly(file));
    if (auto hardened = harden(connection->handle(), file); !hardened)
        return tl::unexpected<Error>(hardened.error());
    if (auto readable = readOnce(*connection); !readable)
        return tl::unexpected<Error>(readable.error());
    auto mode = journalModeOf(*connection);
    if (!mode)
        return tl::unexpected<Error>(mode.error());
    setup.journalMode = std::move(*mode);
    std::move(setup).applyTo(*connection);
    waitBriefly(connection->handle());
    RowFunction::install(connection->handle());
    return connection;
}

// Beside its writer. Fails with CANTOPEN when a -wal or -shm would have to be made, with 776 at a hot
// journal.
Opened openLive(const QString &file)
{
    for (int round = 0; round < mostRounds; ++round) {
        ConnectionSetup setup;
        setup.stamp = FileStamp::of(file);
        auto hold = livefiles::enter(setup.stamp, livefiles::Use::Reading, patienceWithCopies);
        if (!hold)
            return failure(
                ErrorCode::Busy,
                QStringLiteral("%1 is being copied or changed by this program; try again.").arg(file), file);
        setup.hold = std::move(*hold);
        const auto listed = setup.stamp;
        auto connection = openThroughVfs(file, OpenedAs::Live, std::move(setup));
        // Replaced between the two: the list would name the wrong file.
        if (!connection || ((*connection)->hasMoved() == false && FileStamp::of(file).sameFile(listed)))
            return connection;
    }
    return failure(ErrorCode::Busy, QStringLiteral("%1 is replaced all the time; try again later.").arg(file),
                   file);
}

// nullptr when the conditions do not hold (yet).
Opened openImmutable(const QString &file)
{
    ConnectionSetup setup;
    const auto before = StoreStamp::of(file);
    if (before.wal.exists || !before.main.settled())
        return std::unique_ptr<Connection>();
    setup.stamp = before.main;
    auto connection = openThroughVfs(file, OpenedAs::Immutable, std::move(setup));
    if (connection && !(*connection)->stillValid())
        return std::unique_ptr<Connection>();
    return connection;
}

// Whether a copy is to be given up when the store's own files change: it was made for their state.
enum class Follow { Source, Nothing };

Opened openCopy(const QString &file, std::shared_ptr<PrivateCopy> copy, Follow follow)
{
    // Read-write, so that the journal or -wal is brought in, here where nobody else is; then only looked at.
    auto name = openWithQt(fileUri(copy->path(), QStringLiteral("mode=rw")),
                           QStringLiteral("QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=1000"), file);
    if (!name)
        return tl::unexpected<Error>(name.error());
    ConnectionSetup setup;
    setup.stamp = copy->source().main;
    setup.copy = std::move(copy);
    setup.followsSource = follow == Follow::Source;
    auto connection = std::make_unique<Connection>(std::move(*name), file, OpenedAs::Copy);
    auto readable = readOnce(*connection);
    if (!readable)
        return tl::unexpected<Error>(readable.error());
    if (auto hardened = harden(connection->handle(), file); !hardened)
        return tl::unexpected<Error>(hardened.error());
    auto mode = journalModeOf(*connection);
    if (!mode)
        return tl::unexpected<Error>(mode.error());
    setup.journalMode = std::move(*mode);
    std::move(setup).applyTo(*connection);
    RowFunction::install(connection->handle());
    return connection;
}

Opened openCopyOfFiles(const QString &file, Follow follow)
{
    auto copy = PrivateCopy::ofFiles(file);
    if (!copy)
        return tl::unexpected<Error>(copy.error());
    qCInfo(logSqlite) << "reading a private copy of" << file;
    return openCopy(file, std::move(*copy), follow);
}

Result<void> checkReadable(const QString &file)
{
    const QFileInfo info(file);
    if (!info.exists()) {
        const QFileInfo folder(info.path());
        if (folder.exists() && ::access(QFile::encodeName(info.path()).constData(), X_OK) != 0)
            return failure(ErrorCode::Io,
                           QStringLiteral("No permission to enter the folder %1.").arg(info.path()), file);
        return failure(ErrorCode::NotFound, QStringLiteral("There is no file %1. Check the path.").arg(file),
                       file);
    }
    if (!info.isFile())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("%1 is not a file.").arg(file), file);
    if (::access(QFile::encodeName(file).constData(), R_OK) != 0)
        return failure(
            ErrorCode::Io,
            QStringLiteral("You may not read %1. Ask its owner, or open a copy.").arg(file),
            file);
    return {};
}

// What NOTADB means for this file.
Error notADatabase(const QString &file, Error error)
{
    const bool maybeEncrypted = FileStamp::of(file).size >= 512 && FileStamp::of(file).size % 512 == 0;
    if (looksLikeSqlite(file)) {
        error.sentence =
            QStringLiteral("%1 begins like an SQLite database but its header is damaged.").arg(file);
    } else if (maybeEncrypted) {
        error.code = ErrorCode::Unsupported;
        error.sentence =
            QStringLiteral(
                "%1 is not an SQLite database, or it is encrypted; an encrypted store cannot be read.")
                .arg(file);
    } else {
        error.sentence = QStringLiteral("%1 is not an SQLite database.").arg(file);
    }
    return error;
}

// A writer that opens or closes passes through the same states as one that crashed; only the crashed one
// stays there.
bool isLeftOver(const FileStamp &journalOrWal, int round)
{
    return journalOrWal.exists && journalOrWal.settled() && round > 1;
}

// What to do when the file cannot be opened live; nullptr: look again, something is on its way.
Opened openOtherwise(const QString &file, const Error &live, int round)
{
    const auto now = StoreStamp::of(file);
    if (!now.main.exists)
        return failure(ErrorCode::NotFound, QStringLiteral("There is no file %1 any more.").arg(file), file);
    switch (live.sqliteCode & 0xff) {
    case SQLITE_NOTADB:
        return tl::unexpected<Error>(notADatabase(file, live));
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
        if (isLeftOver(live.sqliteCode == SQLITE_READONLY_ROLLBACK ? now.journal : now.wal, round))
            return openCopyOfFiles(file, Follow::Source);
        return live.sqliteCode == SQLITE_READONLY_ROLLBACK ? Opened() : openImmutable(file);
    case SQLITE_BUSY:
        // Held in exclusive mode for long. The files may still be copied, if they keep still.
        if (auto copy = openCopyOfFiles(file, Follow::Source))
            return copy;
        return tl::unexpected<Error>(live);
    default:
        return tl::unexpected<Error>(live);
    }
}

} // namespace

Result<std::unique_ptr<Connection>> openForReading(const QString &path)
{
    prepareSqlite();
    const QString file = canonicalStorePath(path);
    if (auto readable = checkReadable(file); !readable)
        return tl::unexpected<Error>(readable.error());
    if (isOnNetworkDisk(file))
        return openCopyOfFiles(file, Follow::Nothing);
    for (int round = 0; round < mostRounds; ++round) {
        // An empty file has no journal mode yet and no table: there is nothing to be live about.
        const bool empty = FileStamp::of(file).size == 0;
        auto connection = empty ? openImmutable(file) : openLive(file);
        if (!connection)
            connection = openOtherwise(file, connection.error(), round);
        if (!connection || *connection)
            return connection;
        std::this_thread::sleep_for(
            std::chrono::milliseconds(5 + 5 * round)); // until its last write is 12 ms old
    }
    return failure(ErrorCode::Busy,
                   QStringLiteral("%1 is opened and closed all the time by its writer; try again.").arg(file),
                   file);
}

Result<std::unique_ptr<Connection>> openPrivateCopy(const QString &path)
{
    prepareSqlite();
    const QString file = canonicalStorePath(path);
    if (auto readable = checkReadable(file); !readable)
        return tl::unexpected<Error>(readable.error());
    if (isOnNetworkDisk(file))
        return openCopyOfFiles(file, Follow::Nothing);
    auto live = openLive(file);
    if (!live)
        return (live.error().sqliteCode & 0xff) == SQLITE_NOTADB
                   ? tl::unexpected<Error>(notADatabase(file, live.error()))
                   : openCopyOfFiles(file, Follow::Nothing);
    auto copy = PrivateCopy::ofConnection((*live)->handle(), file);
    live->reset();
    if (!copy)
        return tl::unexpected<Error>(copy.error());
    return openCopy(file, std::move(*copy), Follow::Nothing);
}

} // namespace storescope
