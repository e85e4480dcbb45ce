// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/read/filter/completion.h"

#include <QFrame>
#include <QLabel>
#include <QTableView>

namespace storescope {

class CompletionModel;

// The list below a filter: name, type and values, how often. It never takes the focus: the editor's keys are
// told to it.
class CompletionPopup : public QFrame
{
    Q_OBJECT
public:
    explicit CompletionPopup(QWidget *window);

    // At `place` (the word's rectangle in the window); nothing to offer hides it.
    void offer(const Completions &completions, const QString &word, qint64 sampledRows, const QRect &place);
    void step(int by);
    const Completion *current() const;
    int count() const;

Q_SIGNALS:
    void picked();

private:
    CompletionModel *m_model;
    QTableView *m_view;
    QLabel *m_foot;
};

} // namespace storescope
