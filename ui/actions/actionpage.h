// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/actions/keeper.h"
#include "ui/actions/previewpane.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QStackedWidget>

namespace storescope {

class Apply;
class ApplyPane;
struct ApplyReport;
class ReportPane;
class RulePane;
class StepLine;
class UndoDialog;

// What a page is made for: an action of a store, perhaps of one collection, perhaps for named rows.
struct ActionRequest
{
    QString act;        // sweep, collect, release, cancel, retry, purge
    QString collection; // empty: the first that offers it
    QStringList ids;    // keys; empty: every row that the rule is for
};

// A tab for one action: rule, preview, apply, report. Looking is free; only the last yes lets Apply write.
// Everything that reads or writes does so on other threads.
class ActionPage : public QWidget
{
    Q_OBJECT
public:
    enum Step { Rule, Preview, Applying, Report };

    ActionPage(std::shared_ptr<OpenStore> store, ActionRequest request, QWidget *parent = nullptr);
    ~ActionPage() override; // a running action stops between two batches; waits for that

    void start();
    void setKeeper(Keeper *keeper) { m_keeper = keeper; } // of dialogs that go while they work
    // What a closed page leaves to be waited for; it has been told to stop. Null: nothing runs.
    std::unique_ptr<Apply> takeRunning();

    const std::shared_ptr<OpenStore> &store() const { return m_store; }
    const ActionRequest &request() const { return m_request; }
    QString title() const; // "arcp.db: Sweep"
    Step step() const { return m_step; }
    bool isRunning() const { return m_apply != nullptr; }
    double share() const;
    QString taskText() const;
    QString statusText(int part) const; // 0: rows, 1: chosen, 2: kept
    void stop();
    void undo();                            // of what the report tells
    void openPlanFile(const QString &file); // instead of reading: a plan that was saved

    RulePane *rulePane() const { return m_rule; }
    PreviewPane *previewPane() const { return m_preview; } // null until it was read
    ApplyPane *applyPane() const { return m_applying; }
    ReportPane *reportPane() const { return m_report; }
    QString noticeText() const { return m_notice->isHidden() ? QString() : m_notice->text(); }
    void setZoom(int percent);
    void setTimeStyle(const TimeStyle &style);

Q_SIGNALS:
    void statusChanged();
    void currentChanged(); // the row that Detail shows
    void closeWanted();
    void graveyardChanged();

private:
    QWidget *buildHead();
    void connectPanes();
    void goTo(Step step);
    void readRule();
    void readAgain();
    void read();
    void stopReading();
    bool mayShowPreview() const { return m_step == Rule || m_step == Preview; }
    void readDone(const PreviewReport &report);
    void showPreview(ReadPlan read);
    void checkMayAct();
    void storeChanged();
    void countChanged();
    void confirm();
    void apply(std::shared_ptr<const Plan> plan);
    void applied(const ApplyReport &report);
    void savePlanAs();
    void choosePlanFile(const std::shared_ptr<const Plan> &plan, const QString &usual);
    void told(const Result<void> &saved, const QString &file);
    void openPlan();
    void planOpened(const Result<Plan> &plan);
    void saveReport();
    void showHead();
    QString storeName() const;

    QPointer<Keeper> m_keeper;
    std::shared_ptr<OpenStore> m_store;
    ActionRequest m_request;
    Step m_step = Rule;
    StepLine *m_steps;
    QLabel *m_title, *m_where, *m_ruleText, *m_readAt;
    QPushButton *m_change, *m_again;
    QWidget *m_ruleLine;
    Strip *m_notice;
    QStackedWidget *m_stack;
    RulePane *m_rule;
    PreviewPane *m_preview = nullptr;
    ApplyPane *m_applying;
    ReportPane *m_report;
    // reading
    std::unique_ptr<ActionPreview> m_reading, m_readBefore; // they hold the store: no longer than the page
    PreviewReport m_read;
    QElapsedTimer m_took;
    qint64 m_tookMs = 0;
    bool m_previewWhenRead = false;
    // what changed since
    QTimer m_look;
    bool m_looking = false;
    CancelToken m_lookCancel;
    qint64 m_lookCost = 0;
    // writing
    std::unique_ptr<Apply> m_apply, m_appliedBefore;
    std::shared_ptr<const Plan> m_plan;
    int m_zoom = 100;
    TimeStyle m_times;
};

} // namespace storescope
