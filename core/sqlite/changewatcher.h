// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sqlite/fileevents.h"
#include "core/sqlite/worker.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace storescope {

// Notices that a store's file has changed: event, check, recheck after 1, 2, 4 … 32 ms, a 250 ms safety poll.
// The check is PRAGMA data_version on `worker`, as a high-priority job. While the worker's connection is
// released, only the file's state (size, mtime, -wal) is looked at. Signals come from the watch thread;
// connect queued. `events` must live longer. A commit that ends after start() is followed by a `changed`; now
// and then one comes without need (a new connection, a file time that may hide a write).
class ChangeWatcher : public QObject
{
    Q_OBJECT
public:
    // `poll`: of the safety poll; 0: only events.
    ChangeWatcher(FileEvents &events, std::shared_ptr<ConnectionWorker> worker, const QString &file,
                  std::chrono::milliseconds poll = std::chrono::milliseconds(250));
    ~ChangeWatcher() override;

    void start();
    void stop();

Q_SIGNALS:
    void changed();  // another connection committed
    void replaced(); // another file lies at the path
    void gone();     // no file lies there
    void back();     // a file lies there again

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace storescope
