// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/pool.h"

#include <QFileInfo>

#include <map>
#include <mutex>

namespace storescope {

struct ConnectionPool::Private
{
    mutable std::mutex mutex;
    std::map<QString, std::weak_ptr<ConnectionWorker>> workers;

    void forget(const QString &file)
    {
        const std::lock_guard lock(mutex);
        // Somebody may have opened the file anew meanwhile.
        const auto found = workers.find(file);
        if (found != workers.end() && found->second.expired())
            workers.erase(found);
    }
};

ConnectionPool::ConnectionPool() : d(std::make_shared<Private>()) {}

ConnectionPool::~ConnectionPool() = default;

Result<std::shared_ptr<ConnectionWorker>> ConnectionPool::open(const QString &path,
                                                               const WriteOptions &options)
{
    if (path.isEmpty())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("No file is named."));
    const QString file = canonicalStorePath(path);
    const auto opener = [file, options] { return openForWriting(file, options); };
    if (file == QLatin1String(":memory:"))
        return std::make_shared<ConnectionWorker>(QStringLiteral("memory"), opener);

    const std::lock_guard lock(d->mutex);
    auto &known = d->workers[file];
    if (auto worker = known.lock())
        return worker;
    auto owned = std::make_unique<ConnectionWorker>(QFileInfo(file).fileName(), opener);
    const auto close = [pool = std::weak_ptr(d), file](ConnectionWorker *worker) {
        delete worker; // waits until the connection is closed
        if (const auto alive = pool.lock())
            alive->forget(file);
    };
    std::shared_ptr<ConnectionWorker> worker(owned.release(), close);
    known = worker;
    return worker;
}

int ConnectionPool::openFiles() const
{
    const std::lock_guard lock(d->mutex);
    return static_cast<int>(std::count_if(d->workers.begin(), d->workers.end(),
                                          [](const auto &entry) { return !entry.second.expired(); }));
}

} // namespace storescope
