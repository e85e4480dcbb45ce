// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <functional>

namespace storescope {

// Something that takes its time: a search, an export, a count.
struct LongTask
{
    QString text;
    double share = -1;          // 0…1; below 0: not known
    std::function<void()> stop; // none: it ends by itself
};

// The part of the status bar that tells of long tasks: the first one with its progress, the others on a
// click.
class TaskSegment : public QWidget
{
    Q_OBJECT
public:
    explicit TaskSegment(QWidget *parent = nullptr);
    void setTasks(const std::vector<LongTask> &tasks);
    QString text() const { return isHidden() ? QString() : m_text->text(); }
    QToolButton *stopButton() const { return m_stop; }

private:
    void showAll();
    std::vector<LongTask> m_tasks;
    QToolButton *m_text;
    QProgressBar *m_progress;
    QToolButton *m_stop;
};

} // namespace storescope
