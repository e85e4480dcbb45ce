// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/filereaders.h"

#include "core/read/closing.h"
#include "core/sqlite/opening.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QThread>

#include <chrono>

namespace storescope {

namespace {

constexpr int mostReopenings = 12;
constexpr qint64 walLookMs = 100;
constexpr qint64 freshWalMs = 1000;
constexpr int patienceWithShmMs = 80;

// A writer that opens the store makes its -wal a moment before the -shm. Between the two the file looks as
// after a crash, and would be copied.
void waitForShm(const QString &path)
{
    for (int waited = 0; waited < patienceWithShmMs; waited += 2) {
        const QFileInfo wal(path + QLatin1String("-wal"));
        const bool halfway = wal.exists() && !QFileInfo::exists(path + QLatin1String("-shm")) &&
                             std::abs(wal.lastModified().msecsTo(QDateTime::currentDateTime())) < freshWalMs;
        if (!halfway)
            return;
        QThread::msleep(2);
    }
}

} // namespace

FileReaders::FileReaders(const QString &path, bool copy, int quietAfterMs)
    : m_path(path), m_copy(copy), m_quietAfterMs(quietAfterMs)
{
    m_context.governor = std::make_shared<Governor>();
    m_lastChange = msecsNow();
}

// A job holds its readers, so none is left; the last one may let go of them on a worker's own thread, which
// must not wait for itself. The workers end their threads as they go.
FileReaders::~FileReaders()
{
    close();
}

void FileReaders::setHooks(Hooks hooks)
{
    const QMutexLocker lock(&m_mutex);
    m_hooks = std::move(hooks);
    m_context.busy = m_hooks.busy;
}

qint64 FileReaders::msecsNow()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

bool FileReaders::isQuiet() const
{
    return msecsNow() - m_lastChange > m_quietAfterMs;
}

Result<std::unique_ptr<Connection>> FileReaders::openConnection()
{
    if (!m_copy)
        waitForShm(m_path);
    auto connection = m_copy ? openPrivateCopy(m_path) : openForReading(m_path);
    if (!connection)
        return connection;
    const OpenedAs how = (*connection)->openedAs();
    m_single = how == OpenedAs::Copy;
    m_context.governor->setRollbackJournal(how == OpenedAs::Live &&
                                           (*connection)->journalMode() != QLatin1String("wal"));
    m_context.governor->setNobodyWrites(how != OpenedAs::Live);
    std::function<void(const Opened &)> opened;
    {
        const QMutexLocker lock(&m_mutex);
        opened = m_hooks.opened;
    }
    if (opened)
        opened({how, (*connection)->journalMode(), (*connection)->copiedAt()});
    noteWal();
    return connection;
}

std::shared_ptr<ConnectionWorker> FileReaders::worker(size_t n, const QString &threadName,
                                                      ConnectionWorker::Yield yield)
{
    const QMutexLocker lock(&m_mutex);
    if (m_single && !m_workers.empty() && m_workers.front())
        n = 0;
    if (m_workers.size() <= n)
        m_workers.resize(n + 1);
    auto &worker = m_workers[n];
    if (!worker) {
        // The opener runs on a thread that close() ends before this object goes.
        worker = std::make_shared<ConnectionWorker>(
            threadName, [this] { return openConnection(); }, yield);
        worker->setIdleRelease(std::chrono::milliseconds(m_quietAfterMs));
        if (m_closed)
            worker->close(ConnectionWorker::Closing::CancelQueued);
    }
    return worker;
}

std::shared_ptr<ConnectionWorker> FileReaders::browse()
{
    return worker(0, QStringLiteral("browse"));
}
std::shared_ptr<ConnectionWorker> FileReaders::tail()
{
    // Busiest when the writer is, and then the writer comes first.
    return worker(1, QStringLiteral("tail"), ConnectionWorker::Yield::ToWriters);
}
std::shared_ptr<ConnectionWorker> FileReaders::scan(int n)
{
    return worker(size_t(n) + 2, QStringLiteral("scan %1").arg(n));
}

Result<void> FileReaders::mayRead() const
{
    if (m_context.closing.isCancelled())
        return failure(ErrorCode::Closed, QCoreApplication::translate("read", "The store was closed."),
                       m_path);
    if (m_context.disconnected)
        return failure(
            ErrorCode::Closed,
            QCoreApplication::translate("read", "The store is disconnected. Reconnect to read it."), m_path);
    return {};
}

bool FileReaders::goOn(const Error &error, ConnectionWorker &worker, int tries)
{
    if (!mayRead())
        return false;
    if (GovernedRead::asksToReopen(error) && tries < mostReopenings) {
        worker.releaseConnection();
        if (GovernedRead::fileWasReplaced(error)) {
            QMutexLocker lock(&m_mutex);
            const auto replaced = m_hooks.replaced;
            lock.unlock();
            if (replaced)
                replaced();
        }
        if (tries > 1)
            QThread::msleep(
                ulong(tries)); // its program is in the middle of starting or of replacing the file
        return true;
    }
    // Only openings come here as Busy: a read retries by itself.
    if (error.code == ErrorCode::Busy && tries == 0) {
        m_context.governor->noteBusy();
        if (m_context.busy)
            m_context.busy(1);
        QThread::msleep(20);
        return true;
    }
    return false;
}

void FileReaders::release()
{
    const QMutexLocker lock(&m_mutex);
    for (const auto &worker : m_workers) {
        if (worker)
            worker->releaseConnection();
    }
}

void FileReaders::setDisconnected(bool disconnected)
{
    m_context.disconnected = disconnected;
    if (disconnected)
        release();
}

int FileReaders::openConnections() const
{
    const QMutexLocker lock(&m_mutex);
    return int(std::count_if(m_workers.begin(), m_workers.end(),
                             [](const auto &worker) { return worker && worker->isConnected(); }));
}

QFuture<void> FileReaders::close()
{
    m_context.closing.cancel();
    const QMutexLocker lock(&m_mutex);
    if (m_closed)
        return m_closing;
    m_closed = true;
    std::vector<QFuture<void>> ends;
    for (const auto &worker : m_workers) {
        if (worker)
            ends.push_back(worker->close(ConnectionWorker::Closing::CancelQueued));
    }
    m_closing = whenAllEnd(std::move(ends));
    return m_closing;
}

void FileReaders::noteWal()
{
    const qint64 now = msecsNow();
    qint64 last = m_lastWalLook;
    if (now - last < walLookMs || !m_lastWalLook.compare_exchange_strong(last, now))
        return;
    const QFileInfo wal(m_path + QLatin1String("-wal"));
    m_context.governor->noteWal(wal.exists() ? wal.size() : -1);
}

} // namespace storescope
