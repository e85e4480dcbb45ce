// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/openfiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace storescope {

namespace {

constexpr qint64 smallestPage = 512;

QStringList linkTargets(const QString &folder)
{
    QStringList result;
    // Entries vanish while they are listed; a link that is gone has no target.
    for (const QString &name :
         QDir(folder).entryList(QDir::System | QDir::AllEntries | QDir::NoDotAndDotDot)) {
        const QString target = QFile::symLinkTarget(folder + QLatin1Char('/') + name);
        if (target.startsWith(QLatin1Char('/')))
            result << target;
    }
    return result;
}

QString programName(const QString &pid)
{
    QFile file(QStringLiteral("/proc/%1/comm").arg(pid));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

} // namespace

QString databaseOf(const QString &path)
{
    for (const char *ending : {"-wal", "-shm", "-journal"}) {
        if (path.endsWith(QLatin1String(ending)))
            return path.chopped(qsizetype(qstrlen(ending)));
    }
    return path;
}

bool couldBeDatabase(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isFile() || databaseOf(path) != path)
        return false;
    if (QFileInfo::exists(path + QStringLiteral("-wal")))
        return true;
    static const QStringList endings{QStringLiteral("db"),      QStringLiteral("sqlite"),
                                     QStringLiteral("sqlite3"), QStringLiteral("db3"),
                                     QStringLiteral("vscdb"),   QStringLiteral("sqlite-db")};
    return endings.contains(info.suffix().toLower()) && info.size() > 0 && info.size() % smallestPage == 0;
}

QHash<QString, QStringList> openDatabases(const CancelToken &cancel)
{
    QHash<QString, QStringList> result;
    const QString own = QString::number(QCoreApplication::applicationPid());
    for (const QString &pid : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (cancel.isCancelled())
            return result;
        bool isProcess = false;
        pid.toLongLong(&isProcess);
        if (!isProcess || pid == own)
            continue;
        QStringList databases;
        for (const QString &target : linkTargets(QStringLiteral("/proc/%1/fd").arg(pid))) {
            const QString database = databaseOf(target);
            if (!databases.contains(database) &&
                (database != target ? QFileInfo(database).isFile() : couldBeDatabase(target)))
                databases << database;
        }
        for (const QString &database : databases)
            result[database] << QStringLiteral("%1 (%2)").arg(programName(pid), pid);
    }
    return result;
}

} // namespace storescope
