// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QFutureWatcher>

#include <utility>

namespace storescope {

// Calls `then` with the result of `future` on the thread of `owner`, unless `owner` is gone or the future was
// cancelled without a result. A watcher rather than QFuture::then(context): that one races with the
// destruction of its context.
template <class T, class Then>
void onReady(QObject *owner, const QFuture<T> &future, Then then)
{
    auto *watcher = new QFutureWatcher<T>(owner);
    QObject::connect(watcher, &QFutureWatcherBase::finished, owner,
                     [watcher, then = std::move(then)]() mutable {
                         watcher->deleteLater();
                         if constexpr (std::is_void_v<T>) {
                             then();
                         } else if (watcher->future().resultCount() > 0) {
                             then(watcher->result());
                         }
                     });
    watcher->setFuture(future);
}

} // namespace storescope
