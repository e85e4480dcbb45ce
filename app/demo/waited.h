// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QFuture>

namespace storescope::demo {

// The demo's writer does one thing after the other, on a thread that may wait.
template <class T, class E>
tl::expected<T, E> waited(QFuture<tl::expected<T, E>> future)
{
    future.waitForFinished();
    return future.takeResult();
}

} // namespace storescope::demo
