// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/storeshelf.h"

#include "core/base/onready.h"
#include "core/base/storepath.h"
#include "core/profile/discovery.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrent>

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

StoreShelf::~StoreShelf()
{
    const QObjectList waiting = children(); // with what they hold
    qDeleteAll(waiting);
    for (Place &place : m_places) {
        place.cancel.cancel();
        if (!place.store)
            m_pool->keeper()->close(place.opening);
        else if (m_pool->giveBack(place.store))
            m_pool->keeper()->close(std::move(place.store));
    }
    m_places.clear();
}

std::vector<StoreShelf::Place>::iterator StoreShelf::find(const QString &path)
{
    return std::find_if(m_places.begin(), m_places.end(),
                        [&path](const Place &place) { return place.path == path; });
}

void StoreShelf::open(const QString &path, bool copy)
{
    look(path, copy, true);
}

void StoreShelf::openIfThere(const QString &path, bool copy)
{
    look(path, copy, false);
}

// A path may lie on a disk that does not answer.
void StoreShelf::look(const QString &asked, bool copy, bool always)
{
    ++m_looking;
    const auto find = [asked, always, library = profiles()] {
        return always || QFileInfo::exists(asked) ? databaseAt(asked, *library) : QString();
    };
    onReady(this, QtConcurrent::run(find), [this, asked, copy](const QString &path) {
        --m_looking;
        if (path.isEmpty())
            Q_EMIT missing(asked);
        else
            openFile(path, copy);
    });
}

void StoreShelf::openFile(const QString &path, bool copy)
{
    if (const auto place = find(path); place != m_places.end()) {
        if (place->copy == copy) {
            if (place->store)
                Q_EMIT opened(path, place->store);
            return;
        }
        Q_EMIT changing(path);
        close(path);
    }
    if (const auto store = m_pool->find(path, copy)) {
        m_places.push_back({path, copy, m_pool->take(path, copy, store), {}, {}});
        Q_EMIT opening(path);
        Q_EMIT opened(path, store);
        return;
    }
    OpenStore::Environment environment;
    environment.profiles = profiles();
    environment.events = m_pool->events();
    environment.copy = copy;
    if (m_wishes) {
        Wishes wishes = m_wishes(path);
        environment.parameters = std::move(wishes.parameters);
        environment.quietAfterMs = wishes.quietAfterMs;
    }
    const CancelToken cancel;
    const auto future = OpenStore::open(path, environment, cancel);
    m_places.push_back({path, copy, nullptr, cancel, future});
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

void StoreShelf::openAgain(const QString &path)
{
    const auto place = find(path);
    if (place == m_places.end())
        return;
    const bool copy = place->copy;
    Q_EMIT changing(path);
    close(path);
    openFile(path, copy);
}

void StoreShelf::close(const QString &path)
{
    const auto place = find(path);
    if (place == m_places.end())
        return;
    place->cancel.cancel();
    const std::shared_ptr<OpenStore> store = place->store;
    if (!store)
        m_pool->keeper()->close(place->opening);
    m_places.erase(place);
    Q_EMIT closed(path);
    if (store && m_pool->giveBack(store))
        m_pool->keeper()->close(store);
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

QStringList StoreShelf::copies() const
{
    QStringList paths;
    for (const Place &place : m_places) {
        if (place.copy)
            paths << place.path;
    }
    return paths;
}

QStringList StoreShelf::paths() const
{
    QStringList paths;
    for (const Place &place : m_places)
        paths << place.path;
    return paths;
}

} // namespace storescope
