// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/plan.h"
#include "core/read/openstore.h"

#include <QObject>

#include <memory>

namespace storescope {

// A row that was asked for, or was to go, and stays.
struct Spared
{
    QString key, why;
};

struct PreviewProgress
{
    qint64 looked = 0; // rows of the table
    qint64 rows = 0;   // of those, what the rule is for
};

struct PreviewReport
{
    std::shared_ptr<const Plan> plan; // null after an error or a cancel
    std::vector<Spared> refused;      // ids that were asked for and do not fit, and why
    QString note;                     // for people: why a collect keeps everything
    bool cancelled = false;
    std::optional<Error> error;
};

// Looks which rows an action would be for, without changing anything: governed reads of the whole table, or
// of the ids that are named. Lives on the store's thread; reads on a worker.
class ActionPreview : public QObject
{
    Q_OBJECT
public:
    // `ids`: keys, or the collection's ids; empty: every row that fits the rule.
    ActionPreview(std::shared_ptr<OpenStore> store, const QString &collection, ActionChoice choice,
                  QStringList ids = {});
    ~ActionPreview() override; // cancels

    void start();
    void cancel();

    // How many rows of a plan are no longer as it shows them: "3 rows changed. Read again".
    static QFuture<Result<qint64>> countChanged(const std::shared_ptr<OpenStore> &store,
                                                std::shared_ptr<const Plan> plan, CancelToken cancel = {});

Q_SIGNALS:
    void progressed(const storescope::PreviewProgress &progress);
    void finished(const storescope::PreviewReport &report); // once

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace storescope
