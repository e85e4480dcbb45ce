// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#include "ui/window/tasksegment.h"

#include <QBoxLayout>
#include <QMenu>

namespace storescope {

TaskSegment::TaskSegment(QWidget *parent)
    : QWidget(parent),
      m_text(new QToolButton(this)),
      m_progress(new QProgressBar(this)),
      m_stop(new QToolButton(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0);
    row->setSpacing(6);
    m_text->setAutoRaise(true);
    m_text->setToolTip(tr("What is going on"));
    m_text->setAccessibleName(tr("What is going on"));
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setFixedSize(72, 6);
    m_progress->setAccessibleName(tr("Progress"));
    m_stop->setText(tr("Stop"));
    m_stop->setAutoRaise(true);
    m_stop->setAccessibleName(tr("Stop the task"));
    row->addWidget(m_text);
    row->addWidget(m_progress);
    row->addWidget(m_stop);
    connect(m_text, &QToolButton::clicked, this, &TaskSegment::showAll);
    connect(m_stop, &QToolButton::clicked, this, [this] {
        if (!m_tasks.empty() && m_tasks.front().stop)
            m_tasks.front().stop();
    });
    hide();
}

void TaskSegment::setTasks(const std::vector<LongTask> &tasks)
{
    m_tasks = tasks;
    setVisible(!tasks.empty());
    if (tasks.empty())
        return;
    const LongTask &first = tasks.front();
    m_text->setText(tasks.size() > 1 ? tr("%1, and %2 more").arg(first.text).arg(tasks.size() - 1)
                                     : first.text);
    m_progress->setVisible(first.share >= 0);
    m_progress->setValue(int(first.share * 1000));
    m_stop->setVisible(bool(first.stop));
}

void TaskSegment::showAll()
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const LongTask &task : m_tasks) {
        const QString share = task.share >= 0 ? tr(", %1 %").arg(int(task.share * 100)) : QString();
        QAction *action =
            menu->addAction(task.stop ? tr("Stop: %1%2").arg(task.text, share) : task.text + share);
        action->setEnabled(bool(task.stop));
        if (task.stop)
            connect(action, &QAction::triggered, this, task.stop);
    }
    menu->adjustSize();
    menu->popup(m_text->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

} // namespace storescope
