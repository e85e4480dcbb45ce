// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/apply.h"
#include "ui/actions/actionparts.h"
#include "ui/views/strip.h"

#include <QProgressBar>

namespace storescope {

// Step 3: how far an action is, and the way to stop it.
class ApplyPane : public QWidget
{
    Q_OBJECT
public:
    explicit ApplyPane(QWidget *parent = nullptr);

    void begin(const Plan &plan, const QString &store, int busyTimeoutMs);
    void showProgress(const ApplyProgress &progress);
    void showStopping();
    // Nothing was changed, and why.
    void showFailure(const QString &sentence, const QString &details);
    QString failureText() const { return m_failure->isHidden() ? QString() : m_failure->text(); }
    QPushButton *stopButton() const { return m_stop; }
    QPushButton *againButton() const { return m_again; }
    double share() const;

Q_SIGNALS:
    void stopWanted();
    void againWanted();
    void backWanted();

private:
    void sayWhatComes();

    QLabel *m_title, *m_rows, *m_note;
    QProgressBar *m_progress;
    Figure *m_removed, *m_spared, *m_lock, *m_busy;
    Strip *m_failure;
    QPushButton *m_stop, *m_again, *m_back;
    QLabel *m_foot;
    QString m_act;
    bool m_removes = true;
    QTimer m_wait; // the store has not let us in yet
};

} // namespace storescope
