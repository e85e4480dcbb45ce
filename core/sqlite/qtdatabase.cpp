// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/qtdatabase.h"

#include "core/sqlite/sqliteerror.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QUrl>

#include <atomic>
#include <sqlite3.h>

namespace storescope {

Result<QString> openWithQt(const QString &databaseName, const QString &options, const QString &file)
{
    static std::atomic<quint64> count = 0;
    const QString name = QStringLiteral("storescope-%1").arg(++count);
    Error error;
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
        database.setConnectOptions(options);
        database.setDatabaseName(databaseName);
        if (database.open())
            return name;
        const int code = database.lastError().nativeErrorCode().toInt();
        error = sqliteError(nullptr, code, QStringLiteral("open"), file);
        if (code == 0)
            error = {ErrorCode::Unsupported, QStringLiteral("Qt's SQLite driver is missing; install it."), 0,
                     file};
        else if (!QFileInfo::exists(file))
            error.code = ErrorCode::NotFound;
    }
    QSqlDatabase::removeDatabase(name);
    return tl::unexpected<Error>(std::move(error));
}

sqlite3 *nativeHandle(const QString &qtName)
{
    const auto database = QSqlDatabase::database(qtName, false);
    const QVariant handle = database.driver() ? database.driver()->handle() : QVariant();
    if (!handle.isValid() || qstrcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    return *static_cast<sqlite3 *const *>(handle.constData());
}

void closeWithQt(const QString &qtName)
{
    {
        auto database = QSqlDatabase::database(qtName, false);
        database.close();
    }
    QSqlDatabase::removeDatabase(qtName);
}

QString fileUri(const QString &path, const QString &parameters)
{
    return QStringLiteral("file:%1?%2")
        .arg(QString::fromLatin1(QUrl::toPercentEncoding(path, "/")), parameters);
}

} // namespace storescope
