// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/action/graveyard.h"
#include "core/action/undo.h"
#include "ui/actions/actionparts.h"
#include "ui/actions/keeper.h"

#include <QDialog>
#include <QPointer>
#include <QProgressBar>
#include <QTableView>

namespace storescope {

class SparedModel;
class Strip;

// Puts back what an action removed: first says what would come back and what collides, and does it only when
// asked. Closing it while it works stops between two batches.
class UndoDialog : public QDialog
{
    Q_OBJECT
public:
    // `open`: the store, where it is open; else null.
    UndoDialog(BundleInfo bundle, std::shared_ptr<OpenStore> open, QWidget *parent);
    ~UndoDialog() override;

    void setKeeper(Keeper *keeper) { m_keeper = keeper; } // null: the destructor waits for what runs
    void start();                                         // looks, then shows
    bool isReady() const { return m_state == State::Ready; }
    bool isDone() const { return m_state == State::Done; }
    const UndoReport &report() const { return m_report; }
    QPushButton *doButton() const { return m_do; }
    QPushButton *cancelButton() const { return m_cancel; }
    QString sentence() const { return m_sentence->text(); }
    SparedModel *collisions() const { return m_model; }

Q_SIGNALS:
    void undone(const storescope::UndoReport &report); // rows came back

protected:
    void reject() override;

private:
    enum class State { Looking, Ready, Working, Done, Failed };
    void build();
    void look();
    void work();
    void run(bool preview);
    void progressed(const UndoProgress &progress);
    void looked(const UndoReport &report);
    void worked(const UndoReport &report);
    void showNumbers(const UndoReport &report, bool preview);
    void setState(State state);
    void chooseStore();

    BundleInfo m_bundle;
    std::shared_ptr<OpenStore> m_open;
    QString m_to;
    std::unique_ptr<Undo> m_undo;
    QPointer<Keeper> m_keeper;
    UndoReport m_report;
    State m_state = State::Looking;
    QLabel *m_sentence, *m_place;
    Figure *m_restored, *m_already, *m_collided;
    QWidget *m_figures;
    QProgressBar *m_progress;
    Strip *m_notice;
    SparedModel *m_model;
    QTableView *m_view;
    QPushButton *m_moved, *m_cancel, *m_do;
};

} // namespace storescope
