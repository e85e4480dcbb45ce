// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QFutureInterface>

namespace storescope {

// A result that is given once, later, from any thread. Copies are the same answer. Unlike with a QPromise,
// whoever gets the future may take the result out of it in a continuation.
template <class T>
class Answer
{
public:
    Answer() { m_future.reportStarted(); }
    QFuture<Result<T>> future() { return m_future.future(); }
    void give(Result<T> result)
    {
        m_future.reportAndMoveResult(std::move(result));
        m_future.reportFinished();
    }

private:
    QFutureInterface<Result<T>> m_future;
};

} // namespace storescope
