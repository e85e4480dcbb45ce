// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/matchtext.h"
#include "core/read/openstore.h"

namespace storescope {

struct ScanProgress
{
    qint64 passed = 0;
    qint64 total = -1;
    qint64 matches = 0;
    double share = 0;
};

// Finds all rows that match a filter, on one worker a core, and shows matches as they come. Keys arrive in
// order (newest first or oldest first); one batch at most 50 ms after a match was passed. A newer scan
// cancels an older one.
class MatchScan : public QObject
{
    Q_OBJECT
public:
    ~MatchScan() override; // cancels

    enum class Order { NewestFirst, OldestFirst };
    // withRecords: each match carries its Record (exports, the command line); else only the key (13 MB
    // for 1.7M matches).
    void start(Order order, bool withRecords, qint64 limit = -1);
    void setPreview(Preview preview); // of the records; before start
    // Matches leave as text instead, by written(): made by the workers that found them, so the thread of this
    // object has nothing to do for them. Before start, which then takes no limit.
    void setWriter(MatchWriter writer);
    void cancel();
    void taken(); // a batch was taken over: at most 4 are on the way
    bool isRunning() const;
    ScanProgress progress() const;

Q_SIGNALS:
    void matched(
        const std::vector<storescope::Record> &records); // records without cells when only keys were asked
    void written(const storescope::MatchText &text);
    void progressed(const storescope::ScanProgress &progress);
    void finished(const storescope::ScanProgress &progress);
    void failed(const storescope::Error &error);

private:
    friend class OpenStore;
    MatchScan();
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace storescope
