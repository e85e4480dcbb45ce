// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/bundlereader.h"
#include "core/action/pace.h"
#include "core/action/undo.h"
#include "core/action/uniquekeys.h"
#include "core/action/writeaccess.h"

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
    enum class Outcome { Restored, Renumbered, Already, Collided };
    struct Done
    {
        Outcome outcome = Outcome::Restored;
        QString why;
    };
    Result<void> open();
    Result<void> work();
    Result<void> batch();
    Result<Done> restore(const Row &row);
    Result<Done> putBack(const Row &row);
    Result<Done> putBackOne(const Row &row);
    Result<Done> insert(const Row &row, bool withRowid);
    // Why SQLite did not take a row.
    Result<Done> refused(const Row &row, const Error &error, const Key *itself = nullptr);
    Result<qint64> freeNumber(int table);
    Result<Done> changeBack(const Row &row);
    void count(const Row &row, const Done &done);
    void tellProgress();

    const UndoTask &m_task;
    UndoReport m_report;
    std::optional<BundleReader> m_bundle;
    std::unique_ptr<Connection> m_connection;
    std::vector<TableShape> m_shapes;
    std::vector<UniqueKeys> m_uniqueKeys; // of the shapes
    std::deque<Row> m_waiting;
    Pace m_pace;
    qint64 m_done = 0, m_dataVersion = -1;
};

} // namespace storescope
