// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/openstore.h"

namespace storescope {

struct Change
{
    enum class What { Added, Updated, Removed };
    What what = What::Added;
    Record record; // Removed: only the key
};

struct TailBatch
{
    std::vector<Change> changes; // in the key's order for Added
    Instant noticed;             // when the change was seen
    bool restarted = false;      // another file lies at the path: what came before belongs to the old one
    bool caughtUp = true;        // no more waiting behind this batch
};

// Delivers every row that comes or changes after a key once, in order, across checkpoints, WAL reset, vacuum,
// replaced files and writer restarts. At most one batch is on the way: the next is read after `taken`. A new
// batch carries at most `maxRows` (default 2,000). Lives on the thread that made it; `arrived` is emitted
// there.
class Tail : public QObject
{
    Q_OBJECT
public:
    ~Tail() override;

    // What counts as already known.
    struct Start
    {
        enum class From { End, Beginning, After } from = From::End;
        Key key; // After
    };
    void setFilter(std::shared_ptr<const Filter> filter); // before start
    void setMaxRows(int rows);
    void setPreview(Preview preview); // of the records; before start
    void start(const Start &start);
    void stop();  // nothing arrives any more
    void taken(); // the last batch was taken over

    qint64 delivered() const;
    // For people: what this collection does not let us follow; empty when all is seen.
    QString note() const;

Q_SIGNALS:
    void arrived(const storescope::TailBatch &batch);
    void caughtUp();
    void failed(const storescope::Error &error); // reading goes on when the store can be read again

private:
    friend class OpenStore;
    Tail();
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace storescope
