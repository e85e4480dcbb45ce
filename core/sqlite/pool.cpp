// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/pool.h"

#include <QFileInfo>

#include <map>
#include <mutex>
#include <thread>

namespace storescope {

struct ConnectionPool::Private
{
    mutable std::mutex mutex;
    std::map<QString, std::weak_ptr<ConnectionWorker>> workers;
    std::map<const ConnectionWorker *, int> claims;

    std::shared_ptr<ConnectionWorker> find(const std::shared_ptr<Private> &self, const QString &file,
                                           ConnectionWorker::Opener opener);
    std::shared_ptr<ConnectionWorker> giveBack(std::shared_ptr<ConnectionWorker> &worker);

    void forget(const QString &file)
    {
        const std::lock_guard lock(mutex);
        // Somebody may have opened the file anew meanwhile.
        const auto found = workers.find(file);
        if (found != workers.end() && found->second.expired())
            workers.erase(found);
    }
};

namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

// The file as it is, before a connection that may change it.
Result<void> look(const QString &file, const ConnectionPool::Inspect &inspect, milliseconds patience)
{
    const auto until = Clock::now() + patience;
    while (QFileInfo(file).size() > 0) {
        {
            auto reader = openForReading(file);
            auto seen = reader ? inspect(**reader) : Result<void>(tl::unexpected<Error>(reader.error()));
            if (seen || !mayWorkSoon(seen.error()) || Clock::now() >= until)
                return seen;
        }
        std::this_thread::sleep_for(milliseconds(5));
    }
    return {};
}

ConnectionWorker::Opener openerOf(const QString &file, const WriteOptions &asked,
                                  const ConnectionPool::Inspect &inspect)
{
    const bool inMemory = file == QLatin1String(":memory:");
    return [=, options = asked, before = false]() mutable -> Result<std::unique_ptr<Connection>> {
        if (before && !QFileInfo::exists(file))
            return failure(
                ErrorCode::NotFound,
                QStringLiteral("%1 was moved or removed while it was open. Put it back, or close it "
                               "and open it again.")
                    .arg(file),
                file);
        if (inspect && !inMemory)
            if (auto seen = look(file, inspect, milliseconds(options.busyTimeoutMs)); !seen)
                return tl::unexpected<Error>(seen.error());
        auto opened = openForWriting(file, options);
        if (opened && !inMemory) {
            before = true;
            options.create = false; // what was written lies in the file that was made
        }
        return opened;
    };
}

} // namespace

ConnectionPool::ConnectionPool() : d(std::make_shared<Private>()) {}

// The mutex is held.
std::shared_ptr<ConnectionWorker> ConnectionPool::Private::find(const std::shared_ptr<Private> &self,
                                                                const QString &file,
                                                                ConnectionWorker::Opener opener)
{
    if (file == QLatin1String(":memory:"))
        return std::make_shared<ConnectionWorker>(QStringLiteral("memory"), std::move(opener));
    auto &known = workers[file];
    if (auto worker = known.lock())
        return worker;
    auto owned = std::make_unique<ConnectionWorker>(QFileInfo(file).fileName(), std::move(opener));
    const auto close = [pool = std::weak_ptr(self), file](ConnectionWorker *worker) {
        delete worker; // waits until the connection is closed
        if (const auto alive = pool.lock())
            alive->forget(file);
    };
    std::shared_ptr<ConnectionWorker> worker(owned.release(), close);
    known = worker;
    return worker;
}

// The worker whose last claim this was; null: another claim or handle keeps it.
std::shared_ptr<ConnectionWorker> ConnectionPool::Private::giveBack(std::shared_ptr<ConnectionWorker> &worker)
{
    std::shared_ptr<ConnectionWorker> plain; // goes after the lock
    const std::lock_guard lock(mutex);
    const auto claim = claims.find(worker.get());
    if (claim != claims.end() && --claim->second > 0) {
        worker.reset(); // never the last one: another claim holds it
        return {};
    }
    if (claim != claims.end())
        claims.erase(claim);
    if (!worker || worker.use_count() > 1) { // a handle without a claim keeps it
        plain = std::move(worker);
        return {};
    }
    std::erase_if(workers, [&](const auto &entry) {
        return !entry.second.owner_before(worker) && !worker.owner_before(entry.second);
    });
    return worker;
}

Result<std::shared_ptr<ConnectionWorker>> ConnectionPool::open(const QString &path,
                                                               const WriteOptions &options)
{
    if (path.isEmpty())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("No file is named."));
    const QString file = canonicalStorePath(path);
    const std::lock_guard lock(d->mutex);
    return d->find(d, file, openerOf(file, options, {}));
}

Result<std::shared_ptr<ConnectionWorker>> ConnectionPool::claim(const QString &path,
                                                                const WriteOptions &options, Inspect inspect)
{
    if (path.isEmpty())
        return failure(ErrorCode::InvalidArgument, QStringLiteral("No file is named."));
    const QString file = canonicalStorePath(path);
    const std::lock_guard lock(d->mutex);
    auto worker = d->find(d, file, openerOf(file, options, inspect));
    ++d->claims[worker.get()];
    return worker;
}

std::shared_ptr<ConnectionWorker> ConnectionPool::claimAgain(const std::shared_ptr<ConnectionWorker> &worker)
{
    const std::lock_guard lock(d->mutex);
    ++d->claims[worker.get()];
    return worker;
}

void ConnectionPool::release(std::shared_ptr<ConnectionWorker> &worker, std::function<void()> done)
{
    if (const auto last = d->giveBack(worker))
        last->closeThen(ConnectionWorker::Closing::FinishQueued, std::move(done));
    else
        done();
}

int ConnectionPool::openFiles() const
{
    const std::lock_guard lock(d->mutex);
    return static_cast<int>(std::count_if(d->workers.begin(), d->workers.end(),
                                          [](const auto &entry) { return !entry.second.expired(); }));
}

} // namespace storescope
