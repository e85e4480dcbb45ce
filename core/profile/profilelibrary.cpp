// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/profile/profilelibrary.h"

#include "core/base/logging.h"
#include "core/profile/profileimage.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QMap>
#include <QMutex>
#include <QRegularExpression>
#include <QResource>
#include <QStandardPaths>
#include <QTimer>

// Outside any namespace, as Q_INIT_RESOURCE wants it: a static library's resources are registered only when
// asked for.
static void registerBuiltInProfiles()
{
    Q_INIT_RESOURCE(profiles);
}

namespace storescope {

namespace {

const QString builtInFolder = QStringLiteral(":/storescope/profiles/");
// An editor writes a file in several steps; they are taken together.
constexpr int settleMs = 50;

// The built-in profiles; never freed, since what is taken from it points into it.
const ProfileImage &builtInImage()
{
    static const ProfileImage image = [] {
        registerBuiltInProfiles();
        const QResource resource(builtInFolder + QStringLiteral("image.bin"));
        const auto *bytes = reinterpret_cast<const char *>(resource.data());
        if (quintptr(bytes) % alignof(QChar) != 0) {
            auto *copy = new char[size_t(resource.size())];
            std::copy_n(bytes, resource.size(), copy);
            bytes = copy;
        }
        return ProfileImage(bytes);
    }();
    return image;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The id that a file means, also when the rest of it is wrong.
QString idOf(const QByteArray &toml, const QString &path)
{
    static const QRegularExpression line(QStringLiteral("^\\s*id\\s*=\\s*[\"']([^\"']+)[\"']"),
                                         QRegularExpression::MultilineOption);
    const auto match = line.match(QString::fromUtf8(toml));
    return match.hasMatch() ? match.captured(1) : QFileInfo(path).completeBaseName();
}

} // namespace

struct ProfileLibrary::Private
{
    struct Entry
    {
        ProfileHint hint;
        bool isRead = false;
        ReadProfile read;
    };

    QString userFolder;
    mutable QMutex mutex;
    QMap<QString, Entry> builtIn, user;
    bool userRead = false;
    std::unique_ptr<QFileSystemWatcher> watcher;
    QTimer settle;

    void readIndex()
    {
        for (const ProfileHint &hint : builtInImage().hints())
            builtIn.insert(hint.id, {hint, false, {}});
    }

    // The user's are few and may be wrong, so they are read at once.
    void readUser()
    {
        if (userRead)
            return;
        userRead = true;
        user.clear();
        if (userFolder.isEmpty())
            return;
        const QDir folder(userFolder);
        for (const QString &name : folder.entryList({QStringLiteral("*.toml")}, QDir::Files, QDir::Name)) {
            const QString path = folder.filePath(name);
            const QByteArray toml = contents(path);
            Entry entry{{idOf(toml, path), path, {}, {}}, true, readProfile(toml, path)};
            if (entry.read.profile)
                entry.hint = hintOf(*entry.read.profile);
            for (const ProfileMistake &mistake : entry.read.mistakes)
                qCWarning(logProfile).noquote()
                    << QStringLiteral("%1:%2: %3").arg(path).arg(mistake.line).arg(mistake.reason);
            user.insert(entry.hint.id, std::move(entry));
        }
    }

    Entry *find(const QString &id)
    {
        readUser();
        if (const auto it = user.find(id); it != user.end() && (it->read.profile || !builtIn.contains(id)))
            return &*it;
        const auto it = builtIn.find(id);
        if (it == builtIn.end())
            return nullptr;
        if (!it->isRead) {
            it->isRead = true;
            it->read.profile = std::make_shared<const Profile>(*builtInImage().profile(id));
        }
        return &*it;
    }

    void watchAgain()
    {
        QString folder = userFolder;
        while (!QFileInfo::exists(folder) && QFileInfo(folder).absolutePath() != folder)
            folder = QFileInfo(folder).absolutePath();
        if (!watcher->directories().contains(folder))
            watcher->addPath(folder);
        const QDir dir(userFolder);
        for (const QString &name : dir.entryList({QStringLiteral("*.toml")}, QDir::Files)) {
            if (!watcher->files().contains(dir.filePath(name)))
                watcher->addPath(dir.filePath(name));
        }
    }
};

ProfileLibrary::ProfileLibrary(const QString &userFolder) : d(std::make_unique<Private>())
{
    d->userFolder = userFolder;
    d->readIndex();
}

ProfileLibrary::~ProfileLibrary() = default;

QString ProfileLibrary::defaultUserFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
           QStringLiteral("/storescope/profiles");
}

QStringList ProfileLibrary::ids() const
{
    const QMutexLocker lock(&d->mutex);
    d->readUser();
    QStringList result = d->builtIn.keys() + d->user.keys();
    result.removeDuplicates();
    result.sort();
    return result;
}

std::vector<ProfileHint> ProfileLibrary::hints() const
{
    const QMutexLocker lock(&d->mutex);
    d->readUser();
    std::vector<ProfileHint> result;
    const auto usable = [&](const QString &id) { return d->user.contains(id) && d->user[id].read.profile; };
    for (const auto &entry : d->user) {
        if (entry.read.profile)
            result.push_back(entry.hint);
    }
    for (const auto &entry : d->builtIn) {
        if (!usable(entry.hint.id))
            result.push_back(entry.hint);
    }
    return result;
}

Result<std::shared_ptr<const Profile>> ProfileLibrary::profile(const QString &id) const
{
    const QMutexLocker lock(&d->mutex);
    const Private::Entry *entry = d->find(id);
    if (!entry)
        return failure(
            ErrorCode::NotFound,
            QStringLiteral("There is no profile \"%1\"; \"storescope profiles\" lists them.").arg(id));
    if (entry->read.profile)
        return entry->read.profile;
    const ProfileMistake &first = entry->read.mistakes.front();
    return failure(ErrorCode::InvalidArgument,
                   QStringLiteral("The profile \"%1\" has a mistake in line %2: %3")
                       .arg(id)
                       .arg(first.line)
                       .arg(first.reason),
                   first.file);
}

std::vector<ProfileMistake> ProfileLibrary::mistakes(const QString &id) const
{
    const QMutexLocker lock(&d->mutex);
    d->readUser();
    if (const auto it = d->user.constFind(id); it != d->user.constEnd())
        return it->read.mistakes;
    const Private::Entry *entry = d->find(id);
    return entry ? entry->read.mistakes : std::vector<ProfileMistake>();
}

QStringList ProfileLibrary::parsed() const
{
    const QMutexLocker lock(&d->mutex);
    QStringList result;
    for (auto it = d->builtIn.cbegin(); it != d->builtIn.cend(); ++it) {
        if (it->isRead)
            result << it.key();
    }
    return result;
}

void ProfileLibrary::watch()
{
    if (d->watcher || d->userFolder.isEmpty())
        return;
    d->watcher = std::make_unique<QFileSystemWatcher>();
    d->settle.setSingleShot(true);
    d->settle.setInterval(settleMs);
    const auto touched = [this] {
        d->watchAgain();
        d->settle.start();
    };
    connect(d->watcher.get(), &QFileSystemWatcher::directoryChanged, this, touched);
    connect(d->watcher.get(), &QFileSystemWatcher::fileChanged, this, touched);
    connect(&d->settle, &QTimer::timeout, this, [this] {
        {
            const QMutexLocker lock(&d->mutex);
            d->userRead = false;
        }
        Q_EMIT changed();
    });
    d->watchAgain();
}

} // namespace storescope
