// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/storeshelf.h"

#include "core/base/onready.h"
#include "core/base/storepath.h"
#include "core/profile/discovery.h"

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

StoreShelf::StoreShelf(std::shared_ptr<StorePool> pool, QObject *parent)
    : QObject(parent), m_pool(std::move(pool))
{
}

// Nothing that holds a store, or is about to make one, may outlive the pool's file watcher. What was being
// opened is taken out of its future: the thread that made it may let go of that later than we do.
StoreShelf::~StoreShelf()
{
    for (Place &place : m_places) {
        place.cancel.cancel();
        m_unwanted.push_back(place.opening);
    }
    for (auto &opening : m_unwanted) {
        opening.waitForFinished();
        if (opening.isValid() && opening.resultCount() > 0)
            opening.takeResult();
    }
    m_unwanted.clear();
    for (const Place &place : m_places) {
        if (place.store)
            m_pool->giveBack(place.store);
    }
    m_places.clear();
    qDeleteAll(children()); // waiters, with what they hold
}

std::vector<StoreShelf::Place>::iterator StoreShelf::find(const QString &path)
{
    return std::find_if(m_places.begin(), m_places.end(),
                        [&path](const Place &place) { return place.path == path; });
}

void StoreShelf::open(const QString &asked, bool copy)
{
    const QString path = databaseAt(asked, *profiles());
    if (const auto place = find(path); place != m_places.end()) {
        if (place->store)
            Q_EMIT opened(path, place->store);
        return;
    }
    if (const auto store = m_pool->find(path, copy)) {
        m_places.push_back({path, m_pool->take(path, copy, store), {}, {}});
        Q_EMIT opening(path);
        Q_EMIT opened(path, store);
        return;
    }
    OpenStore::Environment environment;
    environment.profiles = profiles();
    environment.events = m_pool->events();
    environment.copy = copy;
    const CancelToken cancel;
    const auto future = OpenStore::open(path, environment, cancel);
    m_places.push_back({path, nullptr, cancel, future});
    Q_EMIT opening(path);
    onReady(this, future, [this, path, copy, cancel](const Result<std::shared_ptr<OpenStore>> &store) {
        const auto place = find(path);
        if (place == m_places.end() || cancel.isCancelled())
            return;
        place->opening = {};
        if (store) {
            place->store = m_pool->take(path, copy, *store);
            Q_EMIT opened(path, place->store);
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
    std::erase_if(m_unwanted, [](const auto &opening) { return opening.isFinished(); });
    if (!store)
        m_unwanted.push_back(place->opening);
    m_places.erase(place);
    Q_EMIT closed(path);
    if (store && m_pool->giveBack(store))
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
