// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/apply.h"
#include "core/action/bundle.h"
#include "core/action/writeaccess.h"
#include "core/action/writeturns.h"

#include <functional>

namespace storescope {

// What one run of Apply needs to know; made on the store's thread.
struct ApplyTask
{
    std::shared_ptr<const Collection> collection;
    std::shared_ptr<const Plan> plan;
    ApplyOptions options;
    StoreInfo info;
    StoreFileInfo file;
    std::function<void()> releaseReaders;
    std::function<void(const ApplyProgress &)> progress;
    CancelToken cancel;
};

// The run itself, on a thread that may wait; owns the writing connection.
class ApplyRun
{
public:
    explicit ApplyRun(const ApplyTask &task) : m_task(task) {}
    ~ApplyRun();
    ApplyReport run();

private:
    Result<void> open();
    Result<void> bindRule();
    Result<void> makeBundle();
    Result<void> work();
    Result<void> fill();
    Result<bool> takeNext(const PlanRow &planned, std::vector<WholeRow> &rows, std::vector<QString> &keys);
    Result<void> batch();
    Result<bool> doRow(const WholeRow &row, const QString &key);
    Result<void> change(const WholeRow &row);
    Result<void> removeWithChildren(const WholeRow &row);
    Result<void> afterUnknown(const Error &error, size_t rows);
    Result<void> findReached();
    Result<void> renewReached();
    void spare(const QString &key, const QString &why);
    void tellProgress();
    Result<void> finish(const Result<void> &worked);
    bool isEnd() const { return m_next == m_task.plan->rows.size() && m_waiting.empty(); }

    const ApplyTask &m_task;
    ApplyReport m_report;
    WriteTurns m_turns;
    std::unique_ptr<Connection> m_connection;
    std::optional<ActionRule> m_rule;
    std::optional<WholeRowReader> m_reader;
    std::optional<Reached> m_reached;
    qint64 m_reachedAt = -1; // data_version
    std::unique_ptr<BundleWriter> m_bundle;
    size_t m_next = 0; // row of the plan
    struct Waiting
    {
        WholeRow row;
        QString key;
    };
    std::deque<Waiting> m_waiting; // in the bundle, still in the store
    qint64 m_done = 0;
    bool m_outcomeKnown = true;
};

} // namespace storescope
