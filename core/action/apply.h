// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/actionpreview.h"
#include "core/action/plan.h"

#include <QObject>

#include <memory>

namespace storescope {

struct ApplyOptions
{
    QString graveyard; // folder; empty: the default
    QString insist;    // the version of a store that is newer than its profile
    int busyTimeoutMs = 5000;
};

struct ApplyProgress
{
    qint64 rows = 0, done = 0; // of the plan; looked at
    qint64 removed = 0, spared = 0;
    std::chrono::microseconds longestLock{0};
    int busy = 0;        // how often the writer was waited for
    bool opened = false; // the store let us in
};

struct ApplyReport
{
    qint64 removed = 0; // or changed, where the action changes rows
    qint64 bytes = 0;
    std::vector<Spared> spared;
    std::chrono::microseconds longestLock{0};
    int batches = 0, busy = 0;
    QString bundle;  // empty: nothing was changed
    QString checked; // how far the file was checked beforehand
    bool cancelled = false;
    std::optional<Error> error; // what is said above is done and stays
};

// Does exactly what a plan says, except where a row is no longer as it was shown. What goes is in a bundle on
// the disk before it goes. Small transactions with gaps; the connection that writes lives only meanwhile, and
// never checkpoints. Lives on the store's thread; works on another.
class Apply : public QObject
{
    Q_OBJECT
public:
    Apply(std::shared_ptr<OpenStore> store, std::shared_ptr<const Plan> plan, ApplyOptions options = {});
    ~Apply() override; // stops between two batches, and waits for that

    void start();
    void cancel(); // stops between two batches; what was done stays done

Q_SIGNALS:
    void progressed(const storescope::ApplyProgress &progress);
    void finished(const storescope::ApplyReport &report); // once

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace storescope
