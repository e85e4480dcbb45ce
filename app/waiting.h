// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/cancel.h"
#include "core/base/result.h"

#include <QEventLoop>
#include <QFuture>
#include <QFutureWatcher>

namespace storescope::app {

// The command line's only event loop runs while it waits for something, and nowhere else; main is not inside
// another.

// Waits for a future of core. One that ended without a result was cancelled.
template <class T>
Result<T> waitFor(QFuture<Result<T>> future)
{
    if (!future.isFinished()) {
        QEventLoop loop;
        QFutureWatcher<Result<T>> watcher;
        QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
        watcher.setFuture(future);
        loop.exec();
    }
    if (future.resultCount() == 0)
        return failure(ErrorCode::Cancelled, QStringLiteral("Stopped."));
    return future.takeResult();
}

// A loop that also ends when the token is cancelled, from whatever thread.
class CancellableLoop
{
public:
    explicit CancellableLoop(const CancelToken &token)
        : m_onCancel(token.onCancel(
              [this] { QMetaObject::invokeMethod(&m_loop, &QEventLoop::quit, Qt::QueuedConnection); }))
    {
    }
    void run() { m_loop.exec(); }
    void quit() { m_loop.quit(); }
    QObject *context() { return &m_loop; }

private:
    QEventLoop m_loop;
    CancelToken::Registration m_onCancel; // goes first
};

} // namespace storescope::app
