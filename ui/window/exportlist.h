// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/window/exportrun.h"
#include "ui/window/tasksegment.h"

#include <QVBoxLayout>

namespace storescope {

// The exports of a window, each with a strip of its own that stays until it is hidden, or until the next one
// begins where there is nothing more to say.
class ExportList : public QWidget
{
    Q_OBJECT
public:
    explicit ExportList(QWidget *parent = nullptr);
    ~ExportList() override; // what runs goes to the keeper

    void setKeeper(Keeper *keeper) { m_keeper = keeper; }
    void start(const std::shared_ptr<OpenStore> &store, const ExportOptions &options);
    bool isRunning() const;
    std::vector<LongTask> tasks() const;
    QString text() const; // of the newest
    int count() const { return int(m_runs.size()); }

Q_SIGNALS:
    void done(bool well);

private:
    void drop(const ExportRun *run);

    QPointer<Keeper> m_keeper;
    QVBoxLayout *m_column;
    std::vector<std::unique_ptr<ExportRun>> m_runs;
};

} // namespace storescope
