// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/pages/tablepage.h"

#include <QComboBox>

namespace storescope {

class Claims;
class ElidedLabel;
class LeaseLanes;
class StateTiles;

// A queue: how many are in each state, who holds what for how long, and the jobs.
class QueuePage : public TablePage
{
    Q_OBJECT
public:
    QueuePage(const std::shared_ptr<OpenStore> &store, const std::shared_ptr<const Collection> &collection,
              QWidget *parent);
    void second() override;
    StateTiles *tiles() const { return m_tiles; }
    LeaseLanes *lanes() const { return m_lanes; } // null: the program keeps no lease
    int counts() const { return m_counts; }       // of tests: how often the states were counted
    QString trouble() const;                      // the strip over claims that ran out; empty: none

protected:
    void resizeEvent(QResizeEvent *event) override;
    void seen(bool seen) override;
    void placeParameters(QWidget *fields) override;

private:
    void buildLanes();
    void countSoon();
    void countStates();
    void counted(const StateCounts &counts);
    void chosen(const QStringList &states);
    void showChosen();
    void fitLanes();

    StateTiles *m_tiles;
    Strip *m_overdue;
    Claims *m_claims = nullptr;
    LeaseLanes *m_lanes = nullptr;
    QWidget *m_laneArea = nullptr;
    ElidedLabel *m_leaseNote = nullptr; // where a lease comes from
    CancelToken m_cancel;
    QTimer m_count;
    bool m_counting = false, m_seen = false, m_uncounted = true;
    int m_counts = 0;
};

} // namespace storescope
