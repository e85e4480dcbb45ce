// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "core/read/closing.h"

#include <QPromise>

#include <thread>

namespace storescope {

QFuture<void> whenAllEnd(std::vector<QFuture<void>> ends)
{
    if (ends.empty())
        return QtFuture::makeReadyFuture();
    QPromise<void> promise;
    promise.start();
    const auto future = promise.future();
    std::thread([promise = std::move(promise), ends = std::move(ends)]() mutable {
        for (QFuture<void> &end : ends)
            end.waitForFinished();
        promise.finish();
    }).detach();
    return future;
}

} // namespace storescope
