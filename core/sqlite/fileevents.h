// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace storescope {

// The process's one file watcher, on a thread of its own; made by the application and shared by every store
// (sqlite-rules 3).
class FileEvents : public QObject
{
    Q_OBJECT
public:
    FileEvents();
    ~FileEvents() override;

    // Events of `file`, its -wal and their folder; counted. The first `touched` comes when the watch stands.
    // Any thread. Where the system gives no events (no inotify left, a network disk, a missing folder) none
    // come: poll as well.
    void watch(const QString &file);
    void unwatch(const QString &file);
    // Looks again which files of the folder are there, after one was replaced or came back.
    void refresh(const QString &folder);
    QThread *thread() const; // for timers of watchers

Q_SIGNALS:
    void touched(const QString &folder); // something in the folder changed; from the watch thread

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace storescope
