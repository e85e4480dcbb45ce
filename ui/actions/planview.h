// SPDX-FileCopyrightText: 2026 The Storescope authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/actions/planmodel.h"
#include "ui/views/columnfit.h"
#include "ui/views/recorddelegate.h"
#include "ui/views/recordview.h"

namespace storescope {

// Paints the boxes of a plan beside what every table of records paints.
class PlanDelegate : public RecordDelegate
{
    Q_OBJECT
public:
    using RecordDelegate::RecordDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

// The rows of a plan: a click on a box or Space chooses or keeps.
class PlanView : public RecordView
{
    Q_OBJECT
public:
    explicit PlanView(QWidget *parent = nullptr);
    void setPlan(PlanModel *plan);
    void toggleSelected();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void layOut();
    void fitColumns(bool measure);
    void showMenu(const QPoint &at);
    PlanModel *m_plan = nullptr;
    ColumnFit m_fit{this};
    bool m_fitting = false, m_widthsChosen = false; // by the user
};

} // namespace storescope
