// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/demo/eventstory.h"
#include "core/store/eventlog.h"

#include <memory>

namespace storescope::demo {

// Writes the story into the stores of one event log file: messages and idempotency keys to its log, artifacts
// beside them. What has expired stays half an hour to be seen, then the stores sweep it. Blocks.
class EventWriter
{
public:
    static Result<std::unique_ptr<EventWriter>> open(ConnectionPool &pool, const QString &file,
                                                     const WriteOptions &options, std::uint64_t seed);

    Result<qint64> lastSeq(); // 0: the log is new
    // `events` events, one after the other up to `until`; those that wait together are one commit.
    Result<void> writeEvents(int events, const Instant &from, const Instant &until);
    void setArtifacts(bool wanted) { m_story.setArtifacts(wanted); }
    // What the log does not do by itself: the keys. Artifacts are swept by their store.
    Result<void> sweep();

private:
    explicit EventWriter(std::uint64_t seed) : m_story(seed), m_dice(seed ^ 0xa7c9) {}
    QFuture<Result<void>> recordJob(const Envelope &submit);

    EventLog::Ptr m_log;
    ArtifactStore::Ptr m_artifacts; // on the log's connection
    EventStory m_story;
    Dice m_dice;
};

} // namespace storescope::demo
