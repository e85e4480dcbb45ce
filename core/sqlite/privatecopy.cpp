// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/privatecopy.h"

#include "core/sqlite/livefiles.h"
#include "core/sqlite/statement.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <map>
#include <mutex>
#include <sqlite3.h>
#include <thread>

namespace storescope {

namespace {

using namespace std::chrono_literals;

constexpr int mostTries = 40;
constexpr auto patienceWithReaders = 2s;

Result<void> copyBytes(const QString &from, const QString &to)
{
    QFile in(from);
    QFile out(to);
    if (!in.open(QIODevice::ReadOnly))
        return failure(
            ErrorCode::Io,
            QStringLiteral("Cannot read %1: %2. Check that you may read it.").arg(from, in.errorString()),
            from);
    if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return failure(ErrorCode::Io,
                       QStringLiteral("Cannot write a private copy to %1: %2.").arg(to, out.errorString()),
                       from);
    QByteArray piece(1 << 20, Qt::Uninitialized);
    while (true) {
        const qint64 got = in.read(piece.data(), piece.size());
        if (got < 0)
            return failure(ErrorCode::Io, QStringLiteral("Cannot read %1: %2.").arg(from, in.errorString()),
                           from);
        if (got == 0)
            return {};
        if (out.write(piece.constData(), got) != got || !out.flush())
            return failure(
                ErrorCode::Io,
                QStringLiteral("Cannot write a private copy of %1: %2. Make room on the disk of %3.")
                    .arg(from, out.errorString(), QDir::tempPath()),
                from);
    }
}

Result<void> copyAll(const QString &file, const StoreStamp &stamp, const QString &to)
{
    QFile::remove(walPath(to));
    QFile::remove(journalPath(to));
    if (auto done = copyBytes(file, to); !done)
        return done;
    if (stamp.wal.exists)
        if (auto done = copyBytes(walPath(file), walPath(to)); !done)
            return done;
    if (stamp.journal.exists)
        if (auto done = copyBytes(journalPath(file), journalPath(to)); !done)
            return done;
    return {};
}

Result<void> checkRoom(const QString &file, const StoreStamp &stamp)
{
    const qint64 needed = stamp.main.size + stamp.wal.size + stamp.journal.size;
    const qint64 available = QStorageInfo(QDir::tempPath()).bytesAvailable();
    if (available >= 0 && available < needed)
        return failure(
            ErrorCode::Io,
            QStringLiteral(
                "A private copy of %1 needs %2 bytes in %3, which has %4. Set TMPDIR to a larger disk.")
                .arg(file)
                .arg(needed)
                .arg(QDir::tempPath())
                .arg(available),
            file);
    return {};
}

// Copies that some connection still reads.
struct Shared
{
    std::mutex mutex; // also held while copying: the second asker gets the first one's copy
    std::map<QString, std::weak_ptr<PrivateCopy>> copies;
};

Shared &shared()
{
    static Shared one;
    return one;
}

} // namespace

PrivateCopy::PrivateCopy() : m_folder(QDir::tempPath() + QStringLiteral("/storescope-XXXXXX")) {}

QString PrivateCopy::path() const
{
    return m_folder.filePath(QStringLiteral("copy.db"));
}

Result<std::shared_ptr<PrivateCopy>> PrivateCopy::make(const QString &file)
{
    auto copy = std::shared_ptr<PrivateCopy>(new PrivateCopy);
    if (!copy->m_folder.isValid())
        return failure(
            ErrorCode::Io,
            QStringLiteral("Cannot make a folder for a private copy: %1.").arg(copy->m_folder.errorString()),
            file);
    copy->m_source = StoreStamp::of(file);
    if (!copy->m_source.main.exists)
        return failure(ErrorCode::NotFound, QStringLiteral("There is no file %1.").arg(file), file);
    if (auto room = checkRoom(file, copy->m_source); !room)
        return tl::unexpected<Error>(room.error());
    copy->m_madeAt = QDateTime::currentDateTimeUtc();
    return copy;
}

Result<std::shared_ptr<PrivateCopy>> PrivateCopy::ofFiles(const QString &file)
{
    const std::lock_guard lock(shared().mutex);
    auto &kept = shared().copies[file];
    const auto now = StoreStamp::of(file);
    if (auto earlier = kept.lock(); earlier && earlier->m_source == now && now.settled())
        return earlier;

    auto copy = make(file);
    if (!copy)
        return copy;
    const auto hold = livefiles::enter((*copy)->m_source.main, livefiles::Use::Copying, patienceWithReaders);
    if (!hold)
        return failure(
            ErrorCode::Busy,
            QStringLiteral(
                "%1 is being read by this program and cannot be copied now; close its other views.")
                .arg(file),
            file);
    for (int round = 0; round < mostTries; ++round) {
        (*copy)->m_source = StoreStamp::of(file);
        if ((*copy)->m_source.main.exists && (*copy)->m_source.settled()) {
            (*copy)->m_madeAt = QDateTime::currentDateTimeUtc();
            const auto copied = copyAll(file, (*copy)->m_source, (*copy)->path());
            if (StoreStamp::of(file) == (*copy)->m_source) {
                if (!copied)
                    return tl::unexpected<Error>(copied.error());
                kept = *copy;
                return copy;
            }
        }
        std::this_thread::sleep_for(15ms);
    }
    return failure(ErrorCode::Busy,
                   QStringLiteral("%1 is written faster than it can be copied; try again later.").arg(file),
                   file);
}

Result<std::shared_ptr<PrivateCopy>> PrivateCopy::ofConnection(sqlite3 *live, const QString &file)
{
    auto copy = make(file);
    if (!copy)
        return copy;
    sqlite3 *target = nullptr;
    int code = sqlite3_open_v2(QFile::encodeName((*copy)->path()).constData(), &target,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    sqlite3_backup *backup = code == SQLITE_OK ? sqlite3_backup_init(target, "main", live, "main") : nullptr;
    if (backup) {
        // All at once: in pieces it would begin again at every commit of the writer.
        for (int round = 0; round < mostTries; ++round) {
            code = sqlite3_backup_step(backup, -1);
            if (code != SQLITE_BUSY && code != SQLITE_LOCKED && !passesByItself(code))
                break;
            std::this_thread::sleep_for(15ms);
        }
        const int finished = sqlite3_backup_finish(backup);
        if (code == SQLITE_DONE)
            code = finished;
    } else if (code == SQLITE_OK) {
        code = sqlite3_errcode(target);
    }
    std::optional<Error> error;
    if (code != SQLITE_OK)
        error = sqliteError(target, code, QStringLiteral("copy"), file);
    sqlite3_close(target);
    if (error)
        return tl::unexpected<Error>(*error);
    return copy;
}

} // namespace storescope
