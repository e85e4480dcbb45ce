// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/sqliteerror.h"

#include <QFileInfo>

#include <cerrno>
#include <sqlite3.h>

namespace storescope {

namespace {

struct Meaning
{
    ErrorCode code;
    QString advice;
};

Meaning meaningOfConstraint(int code)
{
    if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ||
        code == SQLITE_CONSTRAINT_ROWID)
        return {ErrorCode::AlreadyExists, QStringLiteral("A row with this key is there already.")};
    return {ErrorCode::Conflict, QStringLiteral("The change breaks a rule of the table.")};
}

Meaning meaningOfReadOnly(int code)
{
    if (code == SQLITE_READONLY_ROLLBACK)
        return {ErrorCode::Io,
                QStringLiteral("Its writer ended in the middle of a change; open it again to read a copy.")};
    if (code == SQLITE_READONLY_DBMOVED)
        return {ErrorCode::Io, QStringLiteral("The file was replaced; open it again.")};
    return {ErrorCode::ReadOnly, QStringLiteral("It is open for reading only.")};
}

Meaning meaningOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
    case SQLITE_SCHEMA:
        return {ErrorCode::Busy, QStringLiteral("Another program is using it; try again in a moment.")};
    case SQLITE_INTERRUPT:
    case SQLITE_ABORT:
        return {ErrorCode::Cancelled, QStringLiteral("It was stopped.")};
    case SQLITE_READONLY:
        return meaningOfReadOnly(code);
    case SQLITE_AUTH:
        return {ErrorCode::ReadOnly, QStringLiteral("A store that is looked at allows harmless reads only.")};
    case SQLITE_CORRUPT:
        return {ErrorCode::Corrupt, QStringLiteral("The file is damaged; recover it from a backup.")};
    case SQLITE_NOTADB:
        return {ErrorCode::Corrupt, QStringLiteral("It is not an SQLite database, or it is encrypted.")};
    case SQLITE_CANTOPEN:
        return {ErrorCode::Io, QStringLiteral("Check that the file is there and that you may read it.")};
    case SQLITE_CONSTRAINT:
        return meaningOfConstraint(code);
    case SQLITE_FULL:
        return {ErrorCode::Io, QStringLiteral("The disk is full; make room and try again.")};
    case SQLITE_NOMEM:
        return {ErrorCode::Io, QStringLiteral("Memory is short; close something and try again.")};
    case SQLITE_TOOBIG:
        return {ErrorCode::Unsupported, QStringLiteral("A value is larger than 64 MB.")};
    case SQLITE_ERROR:
    case SQLITE_MISUSE:
    case SQLITE_RANGE:
    case SQLITE_MISMATCH:
        return {ErrorCode::InvalidArgument, QStringLiteral("The query does not fit this file.")};
    default:
        return {ErrorCode::Io, QStringLiteral("Check the disk and try again.")};
    }
}

} // namespace

Error sqliteError(sqlite3 *connection, int code, const QString &what, const QString &file)
{
    int extended = code;
    QString message = QString::fromUtf8(sqlite3_errstr(code));
    // The connection's own message, when it still speaks of this error.
    if (connection && (sqlite3_extended_errcode(connection) & 0xff) == (code & 0xff)) {
        extended = sqlite3_extended_errcode(connection);
        message = QString::fromUtf8(sqlite3_errmsg(connection));
    }
    Meaning meaning = meaningOf(extended);
    if ((code & 0xff) == SQLITE_CANTOPEN && connection && sqlite3_system_errno(connection) == ENOENT)
        meaning.code = QFileInfo::exists(file) ? ErrorCode::Io : ErrorCode::NotFound;
    const QString name = file.isEmpty() ? QStringLiteral("the database") : QFileInfo(file).fileName();
    return Error{meaning.code,
                 QStringLiteral("Cannot %1 %2: %3. %4").arg(what, name, message, meaning.advice), extended,
                 file};
}

bool passesByItself(int code)
{
    switch (code) {
    case SQLITE_READONLY_RECOVERY:
    case SQLITE_READONLY_CANTINIT:
    case SQLITE_READONLY_CANTLOCK:
    case SQLITE_BUSY_RECOVERY:
    case SQLITE_BUSY_SNAPSHOT:
    case SQLITE_READONLY_ROLLBACK: // also said of a journal that its writer removes at this moment
        return true;
    default:
        return false;
    }
}

bool saysReadOnly(const Error &error)
{
    return error.sqliteCode > 0 && (error.sqliteCode & 0xff) == SQLITE_READONLY;
}

bool mayWorkSoon(const Error &error)
{
    const int primary = error.sqliteCode & 0xff;
    return error.code == ErrorCode::Busy || primary == SQLITE_BUSY || primary == SQLITE_LOCKED ||
           primary == SQLITE_PROTOCOL || saysReadOnly(error);
}

bool wantsNewConnection(const Error &error)
{
    return saysReadOnly(error) || (error.sqliteCode > 0 && (error.sqliteCode & 0xff) == SQLITE_CANTOPEN);
}

bool saysWrongSql(const Error &error)
{
    return (error.sqliteCode & 0xff) == SQLITE_ERROR;
}

} // namespace storescope
