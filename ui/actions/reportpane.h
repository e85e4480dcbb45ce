// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/apply.h"
#include "ui/actions/actionparts.h"
#include "ui/views/strip.h"

#include <QTableView>

namespace storescope {

class SparedModel;

// Step 4: what was done, what was spared and why, and the way back.
class ReportPane : public QWidget
{
    Q_OBJECT
public:
    explicit ReportPane(QWidget *parent = nullptr);

    void showReport(const ApplyReport &report, const Plan &plan, const QString &store);
    void showUndone(qint64 restored, qint64 collided);
    QString sentence() const { return m_sentence->text(); }
    QString figures() const;
    const ApplyReport &report() const { return m_report; }
    bool canUndo() const { return m_undo->isEnabled(); }
    QPushButton *undoButton() const { return m_undo; }
    QPushButton *sparedButton() const { return m_showSpared; }
    QTableView *sparedView() const { return m_spared; }
    QByteArray asJson() const; // as the command line reports it

Q_SIGNALS:
    void undoWanted();
    void saveWanted();
    void closeWanted();

private:
    QWidget *buildFoot();
    ApplyReport m_report;
    QString m_act, m_rule, m_store, m_collection;
    Strip *m_notice;
    QLabel *m_sentence, *m_note;
    class LinkLabel *m_bundle;
    Figure *m_done, *m_stayed, *m_bytes, *m_lock;
    QWidget *m_place;
    SparedModel *m_model;
    QTableView *m_spared;
    QPushButton *m_showSpared, *m_save, *m_undo, *m_close;
};

} // namespace storescope
