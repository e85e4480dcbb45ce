// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/rowrestorer.h"
#include "core/action/undo.h"
#include "core/action/writeaccess.h"
#include "core/action/writeturns.h"

#include <functional>

namespace storescope {

struct UndoTask
{
    QString bundle;
    UndoOptions options;
    std::function<void()> releaseReaders;
    std::function<void(const UndoProgress &)> progress;
    CancelToken cancel;
};

// The run of Undo, on a thread that may wait; owns the writing connection.
class UndoRun
{
public:
    explicit UndoRun(const UndoTask &task) : m_task(task) {}
    UndoReport run();

private:
    using Row = BundleReader::Row;
    Result<void> open();
    Result<void> openStore(const QString &file);
    Result<void> work();
    Result<void> batch();
    void count(const Row &row, const RowRestorer::Done &done);
    void tellProgress();

    const UndoTask &m_task;
    UndoReport m_report;
    std::optional<BundleReader> m_bundle;
    WriteTurns m_turns;
    std::unique_ptr<Connection> m_connection;
    std::optional<RowRestorer> m_restorer;
    std::deque<Row> m_waiting;
    qint64 m_done = 0;
};

} // namespace storescope
