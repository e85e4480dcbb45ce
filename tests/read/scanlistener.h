// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/blockscan.h"

#include <QCoreApplication>
#include <QObject>

#include <memory>
#include <optional>
#include <vector>

namespace storescope {

// What a scan gave. Lives on the test's thread; hooks post to it.
class ScanListener : public QObject
{
public:
    std::vector<Record> records;
    std::vector<MatchText> texts;
    std::vector<BlockScan::Progress> progress;
    std::optional<Result<BlockScan::Progress>> end;
    int batches = 0;
    bool takes = true;
    std::shared_ptr<BlockScan> scan;

    BlockScan::Hooks hooks()
    {
        BlockScan::Hooks hooks;
        hooks.batch = [this](std::vector<Record> batch) {
            post([this, batch] {
                ++batches;
                records.insert(records.end(), batch.begin(), batch.end());
                if (takes)
                    scan->taken();
            });
        };
        hooks.text = [this](MatchText text) {
            post([this, text = std::move(text)] {
                ++batches;
                texts.push_back(text);
                if (takes)
                    scan->taken();
            });
        };
        hooks.progressed = [this](const BlockScan::Progress &now) {
            post([this, now] { progress.push_back(now); });
        };
        hooks.finished = [this](const Result<BlockScan::Progress> &result) {
            post([this, result] { end = result; });
        };
        return hooks;
    }
    void begin(const std::shared_ptr<FileReaders> &readers, const std::shared_ptr<const Filter> &filter,
               const BlockScan::Request &request)
    {
        scan = std::make_shared<BlockScan>(readers, filter, request, hooks());
        scan->start();
    }
    ~ScanListener() override { scan->cancel(); }
    // Everything that was under way has come when another reader's job has gone through both workers.
    void passWorkers(const std::shared_ptr<FileReaders> &readers)
    {
        for (int i = 0; i < 2; ++i) {
            readers
                ->read<bool>(
                    readers->scan(i), Reader::Cell, [](GovernedRead &) -> Result<bool> { return true; },
                    Priority::Low)
                .waitForFinished();
        }
        QCoreApplication::processEvents();
    }
    QStringList keys() const
    {
        QStringList keys;
        for (const Record &record : records)
            keys << toString(record.key);
        return keys;
    }

private:
    template <class Action>
    void post(Action action)
    {
        QMetaObject::invokeMethod(this, action, Qt::QueuedConnection);
    }
};

} // namespace storescope
