// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/actionpreview.h"
#include "ui/actions/actionparts.h"
#include "ui/actions/planview.h"
#include "ui/views/filterbar.h"
#include "ui/views/strip.h"

#include <QHBoxLayout>

namespace storescope {

class DayColumns;

// What a preview found, with what it took to find it.
struct ReadPlan
{
    std::shared_ptr<const Plan> plan;
    std::vector<Spared> refused;
    QString note;      // why a collect keeps everything
    qint64 tookMs = 0; // below 0: it was read from a file
    qint64 total = -1; // rows of the collection; -1: not known
};

// Step 2: the rows of a plan, which the user may keep one by one, and what Apply does.
class PreviewPane : public QWidget
{
    Q_OBJECT
public:
    PreviewPane(std::shared_ptr<OpenStore> store, ReadPlan read, QWidget *parent = nullptr);

    PlanModel *model() const { return m_model; }
    PlanView *view() const { return m_view; }
    FilterBar *filterBar() const { return m_filter; }
    QPushButton *applyButton() const { return m_apply; }
    QPushButton *cancelButton() const { return m_cancel; }
    QString figures() const; // the three numbers in words
    QString doesText() const { return m_does->text(); }
    void showChanged(qint64 rows); // since the preview; 0: none
    QString noticeText() const { return m_notice->isHidden() ? QString() : m_notice->text(); }
    void takeFocus(); // where nothing happens by a slip
    void setZoom(int percent) { m_view->setZoom(percent); }

Q_SIGNALS:
    void applyWanted();
    void cancelWanted();
    void readAgainWanted();
    void saveWanted();
    void currentChanged();
    void chosenChanged();

private:
    QWidget *buildFigures();
    void buildNotes();
    QWidget *buildDoes();
    QWidget *buildFoot();
    void showChosen();
    void showDoes();
    void showRefused();
    void emptyText();

    std::shared_ptr<OpenStore> m_store;
    ReadPlan m_read;
    PlanModel *m_model;
    Strip *m_notice, *m_refused;
    Figure *m_going, *m_size, *m_staying;
    DayColumns *m_days;
    FilterBar *m_filter;
    PlanView *m_view;
    QLabel *m_does;
    QPushButton *m_save, *m_cancel, *m_apply;
    qint64 m_free = -1; // bytes on the graveyard's disk
};

} // namespace storescope
