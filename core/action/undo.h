// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/actionpreview.h"
#include "core/action/graveyard.h"

#include <QObject>

#include <memory>

namespace storescope {

struct UndoOptions
{
    QString to;           // a store that was moved; empty: where the rows came from
    bool preview = false; // says what would happen, and changes nothing
    int busyTimeoutMs = 5000;
};

struct UndoProgress
{
    qint64 rows = 0, done = 0, restored = 0, collided = 0;
};

struct UndoReport
{
    QString store;
    qint64 restored = 0;   // or would be
    qint64 already = 0;    // rows that are there as they were
    qint64 renumbered = 0; // of the restored: their hidden row number was taken, and they have another
    std::vector<Spared> collided;
    std::chrono::microseconds longestLock{0};
    bool cancelled = false;
    std::optional<Error> error; // what is said above is done and stays
};

// Puts back what an action removed or changed, byte for byte, into the store from which it came and no other.
// A row whose place is taken is left in the bundle and reported. Works on a thread of its own.
class Undo : public QObject
{
    Q_OBJECT
public:
    // `open`: the store, where this process has it open, so that its connections let go; else null.
    Undo(QString bundle, UndoOptions options = {}, std::shared_ptr<OpenStore> open = {});
    ~Undo() override; // stops between two batches, and waits for that

    void start();
    void cancel();

Q_SIGNALS:
    void progressed(const storescope::UndoProgress &progress);
    void finished(const storescope::UndoReport &report); // once

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace storescope
