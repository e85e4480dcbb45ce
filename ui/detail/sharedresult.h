// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFutureWatcher>

namespace storescope {

// As onReady, but hands over the future: what it holds may be large, and is not copied to be looked at.
template <class T, class Then>
void onReadyShared(QObject *owner, const QFuture<T> &future, Then then)
{
    auto *watcher = new QFutureWatcher<T>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner,
                     [watcher, then = std::move(then)]() mutable {
                         watcher->deleteLater();
                         if (watcher->future().resultCount() > 0)
                             then(watcher->future());
                     });
    watcher->setFuture(future);
}

// Of a future that has one, on any thread; as long as the future is there.
template <class T>
const T &sharedResult(const QFuture<T> &future)
{
    return *future.constBegin();
}

} // namespace storescope
