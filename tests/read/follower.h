// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/tail.h"
#include "core/sqlite/changewatcher.h"
#include "tests/read/storefixture.h"

#include <QSignalSpy>

namespace storescope {

// Takes what a tail delivers and keeps it.
class Follower
{
public:
    Follower(OpenStore &store, const QString &collection) : tail(store.tail(collection))
    {
        QObject::connect(tail.get(), &Tail::arrived, tail.get(), [this](const TailBatch &batch) {
            restarts += batch.restarted;
            for (const Change &change : batch.changes) {
                changes.push_back(change);
                const qint64 key = toInteger(change.record.key.parts.front()).value_or(-1);
                if (change.what == Change::What::Added)
                    added.push_back(key);
                else if (change.what == Change::What::Updated)
                    updated.push_back(key);
                else
                    removed.push_back(key);
            }
            ++batches;
            if (!hold)
                tail->taken();
        });
        QObject::connect(tail.get(), &Tail::failed, tail.get(),
                         [](const Error &error) { qWarning() << error.sentence; });
    }
    bool startAndCatchUp(Tail::Start::From from = Tail::Start::From::End, const Key &key = {})
    {
        QSignalSpy spy(tail.get(), &Tail::caughtUp);
        tail->start({from, key});
        return !spy.empty() || spy.wait(30'000);
    }

    std::unique_ptr<Tail> tail;
    std::vector<Change> changes;
    std::vector<qint64> added, updated, removed;
    int batches = 0, restarts = 0;
    bool hold = false;
};

} // namespace storescope
