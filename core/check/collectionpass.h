// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/matchscan.h"

#include <deque>
#include <functional>
#include <memory>

namespace storescope {

// One pass over the rows of a collection, a batch after the other, each taken before the next is given. Lives
// on the store's thread; ends with its destruction.
class CollectionPass : public QObject
{
    Q_OBJECT
public:
    struct Hooks
    {
        // Calls its second argument once it is through with the rows.
        std::function<void(const std::vector<Record> &, const std::function<void()> &)> take;
        std::function<void(double)> share;
        std::function<void(const Result<void> &)> done;
    };
    // Without a filter every row.
    CollectionPass(OpenStore &store, const std::shared_ptr<const Collection> &collection,
                   const QString &filter, Hooks hooks);
    void start();

private:
    void work();

    Hooks m_hooks;
    std::unique_ptr<MatchScan> m_scan;
    std::deque<std::vector<Record>> m_waiting;
    bool m_busy = false, m_ended = false, m_told = false;
    Result<void> m_result;
};

} // namespace storescope
