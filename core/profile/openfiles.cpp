// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/openfiles.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>

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

// Nothing but processes.
QStringList processes()
{
    QStringList pids = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    const QString own = QString::number(QCoreApplication::applicationPid());
    pids.removeIf([&own](const QString &pid) {
        bool isProcess = false;
        pid.toLongLong(&isProcess);
        return !isProcess || pid == own;
    });
    return pids;
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
    for (const QString &pid : processes()) {
        if (cancel.isCancelled())
            return result;
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

bool isOpenElsewhere(const QString &file)
{
    struct stat wanted
    {
    };
    if (stat(QFile::encodeName(file).constData(), &wanted) != 0)
        return false;
    const QString name = QLatin1Char('/') + QFileInfo(file).fileName();
    for (const QString &pid : processes()) {
        const QString folder = QStringLiteral("/proc/%1/fd").arg(pid);
        if (wanted.st_uid != geteuid() && QFileInfo::exists(folder) && !QFileInfo(folder).isReadable())
            return true;
        for (const QString &descriptor : QDir(folder).entryList(QDir::System | QDir::AllEntries)) {
            const QString link = folder + QLatin1Char('/') + descriptor;
            struct stat open
            {
            };
            // Only what has its name is looked at: no disk that does not answer is asked.
            if (QFile::symLinkTarget(link).endsWith(name) &&
                stat(QFile::encodeName(link).constData(), &open) == 0 && open.st_dev == wanted.st_dev &&
                open.st_ino == wanted.st_ino)
                return true;
        }
    }
    return false;
}

} // namespace storescope
