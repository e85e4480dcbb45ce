// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/storeshelf.h"

#include "core/base/storepath.h"
#include "core/profile/discovery.h"
#include "ui/models/onready.h"

#include <QDir>
#include <QFileInfo>

namespace storescope {

namespace {

// What a person means by a path: a file, or the database in a folder.
QString databaseAt(const QString &path, const ProfileLibrary &library)
{
    const QFileInfo info(path);
    const QString main = mainFileOf(info.absoluteFilePath(), library);
    if (!QFileInfo(main).isDir())
        return canonicalStorePath(main);
    const QFileInfoList files = QDir(main).entryInfoList(
        {QStringLiteral("*.db"), QStringLiteral("*.sqlite"), QStringLiteral("*.sqlite3")}, QDir::Files,
        QDir::Size);
    return canonicalStorePath(files.isEmpty() ? main : files.front().absoluteFilePath());
}

} // namespace

StoreShelf::StoreShelf(QObject *parent)
    : QObject(parent),
      m_profiles(std::make_shared<ProfileLibrary>(ProfileLibrary::defaultUserFolder())),
      m_events(std::make_unique<FileEvents>())
{
}

StoreShelf::~StoreShelf()
{
    for (Place &place : m_places)
        place.cancel.cancel();
    m_places.clear();
}

std::vector<StoreShelf::Place>::iterator StoreShelf::find(const QString &path)
{
    return std::find_if(m_places.begin(), m_places.end(),
                        [&path](const Place &place) { return place.path == path; });
}

void StoreShelf::open(const QString &asked, bool copy)
{
    const QString path = databaseAt(asked, *m_profiles);
    if (const auto place = find(path); place != m_places.end()) {
        if (place->store)
            Q_EMIT opened(path, place->store);
        return;
    }
    const CancelToken cancel;
    m_places.push_back({path, nullptr, cancel});
    Q_EMIT opening(path);
    OpenStore::Environment environment;
    environment.profiles = m_profiles;
    environment.events = m_events.get();
    environment.copy = copy;
    onReady(this, OpenStore::open(path, environment, cancel),
            [this, path, cancel](const Result<std::shared_ptr<OpenStore>> &store) {
                const auto place = find(path);
                if (place == m_places.end() || cancel.isCancelled())
                    return;
                if (store) {
                    place->store = *store;
                    Q_EMIT opened(path, *store);
                } else {
                    m_places.erase(place);
                    Q_EMIT failed(path, store.error());
                }
            });
}

void StoreShelf::close(const QString &path)
{
    const auto place = find(path);
    if (place == m_places.end())
        return;
    place->cancel.cancel();
    const std::shared_ptr<OpenStore> store = place->store;
    m_places.erase(place);
    Q_EMIT closed(path);
    if (store)
        onReady(this, store->close(), [store] {}); // kept until its workers are done
}

std::shared_ptr<OpenStore> StoreShelf::store(const QString &path) const
{
    for (const Place &place : m_places) {
        if (place.path == path)
            return place.store;
    }
    return nullptr;
}

bool StoreShelf::isOpening(const QString &path) const
{
    return std::any_of(m_places.begin(), m_places.end(),
                       [&path](const Place &place) { return place.path == path && !place.store; });
}

QStringList StoreShelf::paths() const
{
    QStringList paths;
    for (const Place &place : m_places)
        paths << place.path;
    return paths;
}

} // namespace storescope
