// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/exportlist.h"

namespace storescope {

ExportList::ExportList(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
}

ExportList::~ExportList() = default;

void ExportList::start(const std::shared_ptr<OpenStore> &store, const ExportOptions &options)
{
    std::erase_if(m_runs, [](const auto &run) { return run->endedWell(); });
    auto *strip = new Strip(this);
    m_column->addWidget(strip);
    m_runs.push_back(std::make_unique<ExportRun>(store, options, strip, m_keeper));
    ExportRun *run = m_runs.back().get();
    connect(run, &ExportRun::done, this, &ExportList::done);
    connect(strip, &Strip::closed, this, [this, run] { drop(run); });
    run->start();
}

void ExportList::drop(const ExportRun *run)
{
    const auto it =
        std::find_if(m_runs.begin(), m_runs.end(), [run](const auto &one) { return one.get() == run; });
    if (it == m_runs.end())
        return;
    ExportRun *gone = it->release();
    m_runs.erase(it);
    gone->setParent(this);
    gone->deleteLater(); // its strip is telling this
}

bool ExportList::isRunning() const
{
    return std::any_of(m_runs.begin(), m_runs.end(), [](const auto &run) { return run->isRunning(); });
}

std::vector<LongTask> ExportList::tasks() const
{
    std::vector<LongTask> tasks;
    for (const auto &run : m_runs) {
        if (run->isRunning())
            tasks.push_back({run->taskText(), run->share(), [run = QPointer(run.get())] {
                                 if (run)
                                     run->stop();
                             }});
    }
    return tasks;
}

QString ExportList::text() const
{
    return m_runs.empty() ? QString() : m_runs.back()->text();
}

} // namespace storescope
