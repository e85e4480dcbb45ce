// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/action/actionguard.h"

#include "core/profile/openfiles.h"
#include "core/read/alarm.h"
#include "core/sqlite/filestamp.h"
#include "core/sqlite/opening.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <sys/statvfs.h>
#include <unistd.h>

namespace storescope {

namespace {

using namespace std::chrono_literals;

tl::unexpected<Error> readOnly(const QString &path, const QString &sentence)
{
    return failure(ErrorCode::ReadOnly, sentence, path);
}

tl::unexpected<Error> damaged(const Connection &connection, const Value &said)
{
    return failure(
        ErrorCode::Corrupt,
        QStringLiteral("This file is damaged (%1), so nothing is changed in it. Save a copy and let its "
                       "program repair it.")
            .arg(toDisplay(said).section(QLatin1Char('\n'), 0, 0)),
        connection.file());
}

Result<QStringList> tablesOf(Connection &connection)
{
    const auto schema = Schema::read(connection);
    if (!schema)
        return tl::unexpected<Error>(schema.error());
    QStringList tables{QStringLiteral("sqlite_schema")};
    for (const Schema::Table &table : schema->tables)
        if (!table.view && !table.isVirtual)
            tables << table.name;
    return tables;
}

// One read from beginning to end. False: it would have been too long a one.
Result<bool> checkTable(Connection &connection, const QString &table,
                        const std::function<void()> &beforeEachRead)
{
    const bool wal = connection.journalMode() == QLatin1String("wal");
    constexpr int attempts = 3; // this process may have been held up
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (beforeEachRead)
            beforeEachRead();
        const auto begin = std::chrono::steady_clock::now();
        Alarm alarm(connection, wal ? 25ms : 10ms, connection.walLook());
        const auto found = connection.scalar("PRAGMA quick_check(" + quotedIdentifier(table) + ')');
        const bool rang = alarm.stop();
        if (rang)
            connection.guard(nullptr, 0); // takes the interrupt back
        if (found && bytesOf(*found) != "ok")
            return damaged(connection, *found);
        if (!found && !rang)
            return tl::unexpected<Error>(found.error());
        std::this_thread::sleep_for(
            std::max<std::chrono::steady_clock::duration>(2ms, std::chrono::steady_clock::now() - begin));
        if (found)
            return true;
    }
    return false;
}

} // namespace

QString insistWord(const StoreFileInfo &file)
{
    switch (file.match) {
    case Match::Newer:
    case Match::Partial:
        return file.version.isEmpty() ? QStringLiteral("partial") : file.version;
    case Match::Exact:
    case Match::None:
        break;
    }
    return {};
}

Result<void> mayAct(const StoreInfo &info, const StoreFileInfo &file, const QString &insist)
{
    if (file.match == Match::None)
        return failure(
            ErrorCode::Unsupported,
            QStringLiteral("No profile fits this store, so nothing is known that would be safe to do."),
            file.path);
    const QString word = insistWord(file);
    if (word.isEmpty() || insist == word)
        return mayWrite(file.path);
    if (file.match == Match::Newer)
        return failure(
            ErrorCode::Unsupported,
            QStringLiteral("This store is newer than its profile (%1 %2), so maintenance is off. To do it "
                           "all the same, insist with its version: %2")
                .arg(info.productName, word),
            file.path);
    return failure(
        ErrorCode::Unsupported,
        QStringLiteral("The profile of %1 fits this file only in part (%2), so maintenance is off. "
                       "To do it all the same, insist with: %3")
            .arg(info.productName,
                 file.missing.isEmpty() ? QStringLiteral("it was chosen by hand")
                                        : file.missing.join(QStringLiteral(", ")),
                 word),
        file.path);
}

Result<void> mayWrite(const QString &file)
{
    if (isOnNetworkDisk(file))
        return failure(
            ErrorCode::Unsupported,
            QStringLiteral("This store lies on a network disk, where locks cannot be relied on. Run this "
                           "on the machine that has the disk."),
            file);
    const QByteArray path = QFile::encodeName(file);
    struct statvfs disk
    {
    };
    if (statvfs(path.constData(), &disk) == 0 && (disk.f_flag & ST_RDONLY))
        return readOnly(file, QStringLiteral("This store lies on a medium that cannot be written."));
    const QByteArray folder = QFile::encodeName(QFileInfo(file).absolutePath());
    if (access(path.constData(), W_OK) != 0 || access(folder.constData(), W_OK) != 0)
        return readOnly(file, errno == EROFS
                                  ? QStringLiteral("This store lies on a medium that cannot be written.")
                                  : QStringLiteral("You may not write this store; ask its owner."));
    return {};
}

bool isLeftAlone(const QString &file)
{
    constexpr qint64 quietSeconds = 60;
    const auto quietSince = QDateTime::currentDateTime().addSecs(-quietSeconds);
    for (const QString &path : {file, walPath(file)})
        if (const QFileInfo info(path); info.exists() && info.lastModified() > quietSince)
            return false;
    return !isOpenElsewhere(file);
}

Result<QString> checkIntegrity(Connection &connection, bool alone, const CancelToken &cancel,
                               const std::function<void()> &beforeEachRead)
{
    if (alone) {
        const auto found = connection.scalar("PRAGMA quick_check(1)");
        if (!found)
            return tl::unexpected<Error>(found.error());
        if (bytesOf(*found) != "ok")
            return damaged(connection, *found);
        return QStringLiteral("whole file");
    }
    const auto tables = tablesOf(connection);
    if (!tables)
        return tl::unexpected<Error>(tables.error());
    QStringList left;
    for (const QString &table : *tables) {
        if (cancel.isCancelled())
            return failure(ErrorCode::Cancelled, QStringLiteral("Stopped; nothing has been changed."),
                           connection.file());
        const auto checked = checkTable(connection, table, beforeEachRead);
        if (!checked)
            return tl::unexpected<Error>(checked.error());
        if (!*checked)
            left << table;
    }
    if (left.isEmpty())
        return QStringLiteral("each table");
    return QStringLiteral("not checked whole: %1 cannot be checked in a moment beside its program")
        .arg(left.join(QStringLiteral(", ")));
}

} // namespace storescope
