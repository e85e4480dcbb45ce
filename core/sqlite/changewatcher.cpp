// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/changewatcher.h"

#include "core/sqlite/filestamp.h"
#include "core/sqlite/opening.h"
#include "core/sqlite/patience.h"

#include <QFileInfo>
#include <QMutex>
#include <QThread>
#include <QTimer>

#include <sqlite3.h>

namespace storescope {

namespace {

constexpr int mostRechecks = 6; // 1, 2, 4, 8, 16, 32 ms after an event: it comes before the commit is visible

// What one look at the worker's connection told.
struct Look
{
    quint64 connection = 0; // 0: none that could tell
    qint64 version = 0;
};

Look lookAt(Connection *connection, int patienceMs)
{
    if (!connection ||
        (connection->openedAs() != OpenedAs::Live && connection->openedAs() != OpenedAs::ReadWrite))
        return {};
    // A rollback journal may be locked for its commit: not waited for, the next check comes soon.
    waitNever(connection->handle());
    const auto version = connection->dataVersion();
    if (connection->openedAs() == OpenedAs::Live)
        waitBriefly(connection->handle());
    else
        sqlite3_busy_timeout(connection->handle(), patienceMs);
    return version ? Look{connection->id(), *version} : Look{};
}

class Probe;

// What the watcher, its probe on the watch thread and a look on the worker's thread share. Each may go first.
struct Link
{
    QRecursiveMutex mutex; // recursive: a directly connected slot may call the watcher
    ChangeWatcher *watcher = nullptr;
    Probe *probe = nullptr;
    std::shared_ptr<ConnectionWorker> worker;
};

// Lives on the watch thread.
class Probe : public QObject
{
public:
    Probe(FileEvents &events, std::shared_ptr<Link> link, QString file)
        : m_events(events),
          m_link(std::move(link)),
          m_file(std::move(file)),
          m_folder(QFileInfo(m_file).path()),
          m_recheck(this),
          m_poll(this)
    {
        m_recheck.setSingleShot(true);
        m_recheck.setTimerType(Qt::PreciseTimer);
        connect(&m_recheck, &QTimer::timeout, this, [this] { recheck(); });
        connect(&m_poll, &QTimer::timeout, this, [this] { check(); });
    }

    void begin(const StoreStamp &stamp, bool settled, std::chrono::milliseconds poll)
    {
        m_seen = stamp;
        m_seenSettled = settled;
        m_connection = 0;
        m_touched = connect(&m_events, &FileEvents::touched, this, [this](const QString &folder) {
            if (folder == m_folder)
                touched();
        });
        if (poll.count() > 0)
            m_poll.start(poll);
        check();
    }

    void end()
    {
        disconnect(m_touched);
        m_recheck.stop();
        m_poll.stop();
    }

    void check();
    void answered(const Look &look, const StoreStamp &stamp, bool settled);

private:
    void touched()
    {
        if (m_seenSettled && StoreStamp::of(m_file) == m_seen)
            return; // another file of the folder
        m_rechecks = 0;
        check();
        m_recheck.start(1);
    }

    void recheck()
    {
        check();
        if (++m_rechecks < mostRechecks)
            m_recheck.start(1 << m_rechecks);
    }

    void tell(void (ChangeWatcher::*signal)())
    {
        const QMutexLocker lock(&m_link->mutex);
        if (m_link->watcher)
            Q_EMIT(m_link->watcher->*signal)();
    }

    bool isThere(const StoreStamp &now);

    FileEvents &m_events;
    std::shared_ptr<Link> m_link;
    QString m_file;
    QString m_folder;
    QTimer m_recheck;
    QTimer m_poll;
    QMetaObject::Connection m_touched;
    int m_rechecks = 0;
    bool m_asking = false;
    bool m_askAgain = false;

    StoreStamp m_seen;          // when the last look was asked for
    bool m_seenSettled = false; // whether it would show any later write
    quint64 m_connection = 0;   // that told m_version
    qint64 m_version = 0;
};

// Says gone, back and replaced. Returns whether there is a file to look at.
bool Probe::isThere(const StoreStamp &now)
{
    if (!now.main.exists) {
        if (m_seen.main.exists) {
            m_seen = now;
            m_connection = 0;
            tell(&ChangeWatcher::gone);
        }
        return false;
    }
    if (now.main.sameFile(m_seen.main))
        return true;
    const bool wasThere = m_seen.main.exists;
    m_seen = now;
    m_seenSettled = false;
    m_connection = 0;
    m_events.refresh(m_folder);
    tell(wasThere ? &ChangeWatcher::replaced : &ChangeWatcher::back);
    return true;
}

void Probe::check()
{
    if (m_asking) {
        m_askAgain = true;
        return;
    }
    const auto stamp = StoreStamp::of(m_file);
    const bool settled = stamp.settled();
    if (!isThere(stamp))
        return;
    if (stamp.wal.exists && !stamp.wal.sameFile(m_seen.wal))
        m_events.refresh(m_folder); // made between two events
    std::shared_ptr<ConnectionWorker> worker;
    {
        const QMutexLocker lock(&m_link->mutex);
        worker = m_link->worker;
    }
    if (!worker)
        return;
    m_asking = true;
    worker->whenOpen([link = m_link, stamp, settled](Connection *connection) {
        const Look look = lookAt(connection, 1000);
        const QMutexLocker lock(&link->mutex);
        if (link->probe)
            QMetaObject::invokeMethod(
                link->probe,
                [probe = link->probe, look, stamp, settled] { probe->answered(look, stamp, settled); },
                Qt::QueuedConnection);
    });
}

void Probe::answered(const Look &look, const StoreStamp &stamp, bool settled)
{
    m_asking = false;
    bool moved = false;
    if (look.connection == 0) {
        // Nothing to compare with but the files. A write within the tick of the last one shows in no file
        // time, so once the tick is over it is taken for granted.
        moved = stamp != m_seen || (!m_seenSettled && settled);
    } else {
        // A new connection counts anew: what was committed before its first count is not known.
        moved = look.connection != m_connection || look.version != m_version;
    }
    // While it cannot tell, what was seen before stays to be compared with.
    if (look.connection != 0) {
        m_connection = look.connection;
        m_version = look.version;
    }
    m_seen = stamp;
    m_seenSettled = settled;
    if (std::exchange(m_askAgain, false))
        check();
    if (moved)
        tell(&ChangeWatcher::changed);
}

} // namespace

struct ChangeWatcher::Private
{
    FileEvents &events;
    QString file;
    std::chrono::milliseconds poll;
    std::shared_ptr<Link> link = std::make_shared<Link>();
    bool started = false;

    template <class Call>
    void onProbe(Call call)
    {
        QMetaObject::invokeMethod(link->probe, std::move(call), Qt::QueuedConnection);
    }
};

ChangeWatcher::ChangeWatcher(FileEvents &events, std::shared_ptr<ConnectionWorker> worker,
                             const QString &file, std::chrono::milliseconds poll)
    : d(new Private{events, canonicalStorePath(file), poll})
{
    d->link->watcher = this;
    d->link->worker = std::move(worker);
    d->link->probe = new Probe(events, d->link, d->file);
    d->link->probe->moveToThread(events.thread());
}

ChangeWatcher::~ChangeWatcher()
{
    stop();
    std::shared_ptr<ConnectionWorker> worker; // its last owner waits for its thread: not under the mutex
    {
        const QMutexLocker lock(&d->link->mutex);
        d->link->watcher = nullptr;
        worker = std::move(d->link->worker);
        std::exchange(d->link->probe, nullptr)->deleteLater();
    }
}

void ChangeWatcher::start()
{
    if (std::exchange(d->started, true))
        return;
    // Taken here: what is committed after this returns differs from it.
    const auto stamp = StoreStamp::of(d->file);
    d->onProbe([probe = d->link->probe, stamp, settled = stamp.settled(), poll = d->poll] {
        probe->begin(stamp, settled, poll);
    });
    d->events.watch(d->file);
}

void ChangeWatcher::stop()
{
    if (!std::exchange(d->started, false))
        return;
    d->events.unwatch(d->file);
    d->onProbe([probe = d->link->probe] { probe->end(); });
}

} // namespace storescope
