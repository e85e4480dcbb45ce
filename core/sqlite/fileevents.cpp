// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/sqlite/fileevents.h"

#include "core/sqlite/filestamp.h"

#include <QFileInfo>
#include <QFileSystemWatcher>
#include <QHash>
#include <QThread>
#include <QTimer>

#include <chrono>

namespace storescope {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// More events than this in 0.1 s come from a writer that goes flat out: it is then looked at in steps of 5
// ms, so that watching does not take a processor from it.
constexpr int mostEvents = 500;
constexpr auto eventWindow = 100ms;
constexpr auto stormStep = 5ms;

QString folderOf(const QString &file)
{
    return QFileInfo(file).path();
}

// Lives on the watch thread.
class WatchList : public QObject
{
public:
    explicit WatchList(std::function<void(const QString &)> touched) : m_touched(std::move(touched)) {}

    // Makes the watcher where it works: its notifiers belong to the thread that makes them.
    void begin()
    {
        m_watcher = std::make_unique<QFileSystemWatcher>();
        connect(m_watcher.get(), &QFileSystemWatcher::fileChanged, this,
                [this](const QString &path) { fileChanged(folderOf(path)); });
        connect(m_watcher.get(), &QFileSystemWatcher::directoryChanged, this, [this](const QString &folder) {
            refresh(folder);
            m_touched(folder);
        });
    }

    void add(const QString &file)
    {
        const QString folder = folderOf(file);
        ++m_folders[folder].files[file];
        refresh(folder);
        m_touched(folder);
    }

    void remove(const QString &file)
    {
        const auto folder = m_folders.find(folderOf(file));
        if (folder == m_folders.end() || !folder->files.contains(file) || --folder->files[file] > 0)
            return;
        folder->files.remove(file);
        drop(file);
        drop(walPath(file));
        if (folder->files.isEmpty()) {
            m_watcher->removePath(folder.key());
            m_folders.erase(folder);
        }
    }

    void refresh(const QString &path)
    {
        const auto folder = m_folders.constFind(path);
        if (folder == m_folders.constEnd())
            return;
        m_watcher->addPath(path); // again after it was away; nothing when it is watched
        if (folder->storm)
            return;
        for (auto file = folder->files.keyBegin(); file != folder->files.keyEnd(); ++file) {
            follow(*file);
            follow(walPath(*file));
        }
    }

private:
    struct Folder
    {
        QHash<QString, int> files; // how often each is watched
        Clock::time_point since;
        int events = 0;
        bool storm = false;
    };

    // A watch stays with the file it was set on: after a replacement it must be set anew.
    void follow(const QString &path)
    {
        const auto now = FileStamp::of(path);
        if (const auto known = m_watched.constFind(path); known != m_watched.constEnd()) {
            if (now.sameFile(*known) && now.exists && m_watcher->files().contains(path))
                return;
            drop(path);
        }
        if (now.exists && m_watcher->addPath(path))
            m_watched.insert(path, now);
    }

    void drop(const QString &path)
    {
        if (m_watched.remove(path))
            m_watcher->removePath(path);
    }

    void fileChanged(const QString &path)
    {
        const auto folder = m_folders.find(path);
        if (folder == m_folders.end())
            return;
        const auto now = Clock::now();
        if (now - folder->since > eventWindow) {
            folder->since = now;
            folder->events = 0;
        }
        if (++folder->events > mostEvents && !folder->storm)
            rest(path, *folder);
        m_touched(path);
    }

    void rest(const QString &path, Folder &folder)
    {
        folder.storm = true;
        for (auto file = folder.files.keyBegin(); file != folder.files.keyEnd(); ++file) {
            drop(*file);
            drop(walPath(*file));
        }
        QTimer::singleShot(stormStep, Qt::PreciseTimer, this, [this, path] {
            const auto rested = m_folders.find(path);
            if (rested == m_folders.end())
                return;
            rested->storm = false;
            // Still near the limit: the next event brings the next rest, until it was calm for a while.
            rested->since = Clock::now();
            rested->events = mostEvents;
            refresh(path);
            m_touched(path);
        });
    }

    std::function<void(const QString &)> m_touched;
    std::unique_ptr<QFileSystemWatcher> m_watcher;
    QHash<QString, Folder> m_folders;
    QHash<QString, FileStamp> m_watched;
};

} // namespace

struct FileEvents::Private
{
    QThread thread;
    WatchList *list = nullptr;

    template <class Call>
    void onThread(Call call)
    {
        QMetaObject::invokeMethod(list, std::move(call), Qt::QueuedConnection);
    }
};

FileEvents::FileEvents() : d(std::make_unique<Private>())
{
    d->thread.setObjectName(QStringLiteral("watch"));
    d->list = new WatchList([this](const QString &folder) { Q_EMIT touched(folder); });
    d->list->moveToThread(&d->thread);
    connect(&d->thread, &QThread::finished, d->list, &QObject::deleteLater);
    d->thread.start();
    d->onThread([list = d->list] { list->begin(); });
}

FileEvents::~FileEvents()
{
    d->thread.quit();
    d->thread.wait();
}

void FileEvents::watch(const QString &file)
{
    d->onThread([list = d->list, file] { list->add(file); });
}

void FileEvents::unwatch(const QString &file)
{
    d->onThread([list = d->list, file] { list->remove(file); });
}

void FileEvents::refresh(const QString &folder)
{
    d->onThread([list = d->list, folder] { list->refresh(folder); });
}

QThread *FileEvents::thread() const
{
    return &d->thread;
}

} // namespace storescope
